import { answer } from '#server/platform/http/answer.ts'
import { readDrill } from './read-drill.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, url, locals }) => ({
  drilled: await answer(readDrill(params.rok, url, { paged: true })),
  demo: locals.demo,
})
