import { taskRegister } from '#server/modules/meetings/index.ts'
import { taskQuestion } from './question.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url }) => {
  const { question, misread } = taskQuestion(url)
  return { ...(await taskRegister(question)), question, misread, search: url.search }
}
