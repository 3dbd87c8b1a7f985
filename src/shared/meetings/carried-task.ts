import type { TaskState } from './words.ts'

/** An unfinished task of an earlier meeting, and what the next one says of it. */
export interface CarriedTask {
  id: string
  text: string
  assignee: string | null
  dueOn: string | null
  dueWords: string | null
  fromNumber: number | null
  fromDay: string
  state: TaskState
  note: string
  /** The newest report on its fulfilment */
  report: string | null
}
