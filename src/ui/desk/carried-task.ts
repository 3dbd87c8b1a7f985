import type { TaskState } from '#shared/meetings/words.ts'

/** An unfinished task of an earlier meeting, as the form of the next one shows it. */
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
}
