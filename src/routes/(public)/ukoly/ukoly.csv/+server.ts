import { taskRegister } from '#server/modules/meetings/index.ts'
import { csvResponse } from '#server/platform/http/csv.ts'
import { cs } from '#shared/messages/cs.ts'
import { taskQuestion } from '../question.ts'
import type { RequestHandler } from './$types'

/** The tasks as CSV with the filters of the page. */
export const GET: RequestHandler = async ({ url }) => {
  const { rows } = await taskRegister(taskQuestion(url).question, true)
  const head = ['ukol', 'kdo', 'do_kdy', 'do_kdy_slovy', 'stav', 'organ', 'ulozeno', 'jednani']
  const lines = rows.map((row) => [
    row.text,
    row.assignee,
    row.dueOn,
    row.dueWords,
    cs.tasks.state[row.state],
    row.bodyName,
    row.heldOn,
    `${url.origin}/jednani/${row.bodySlug}/${row.slug}`,
  ])
  return csvResponse('ukoly', head, lines)
}
