import { resolutionRegister } from '#server/modules/meetings/index.ts'
import { resolutionQuestion } from './question.ts'
import { toLastPage } from '#server/platform/http/last-page.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url }) => {
  const { question, misread } = resolutionQuestion(url)
  const register = await resolutionRegister(question)
  toLastPage(url, question.page, register.pages)
  return { ...register, question, misread, search: url.search }
}
