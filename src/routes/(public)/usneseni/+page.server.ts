import { resolutionRegister } from '#server/modules/meetings/index.ts'
import { resolutionQuestion } from './question.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url }) => {
  const { question, misread } = resolutionQuestion(url)
  return { ...(await resolutionRegister(question)), question, misread, search: url.search }
}
