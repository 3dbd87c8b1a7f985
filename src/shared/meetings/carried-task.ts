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

/** Carried tasks with what a form, or a kept draft of it, says of them. */
export const withReviews = (
  tasks: readonly CarriedTask[],
  reviews: readonly { taskId: string; state: TaskState; note: string | null }[],
): CarriedTask[] =>
  tasks.map((task) => {
    const said = reviews.find(({ taskId }) => taskId === task.id)
    return said ? { ...task, state: said.state, note: said.note ?? '' } : task
  })
