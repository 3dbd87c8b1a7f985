import { readAnnualReport, recordableBodies } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => ({
  report: await answer(readAnnualReport(locals.actor, params.body, Number(params.rok))),
  mayExport: (await recordableBodies(locals.actor)).some(({ slug }) => slug === params.body),
})
