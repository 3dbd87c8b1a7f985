import { taskRegister } from '#server/modules/meetings/index.ts'
import { taskQuestion } from './question.ts'
import { toLastPage } from '#server/platform/http/last-page.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url }) => {
  const { question, misread } = taskQuestion(url)
  const register = await taskRegister(question)
  toLastPage(url, question.page, register.pages)
  return { ...register, question, misread, search: url.search }
}
