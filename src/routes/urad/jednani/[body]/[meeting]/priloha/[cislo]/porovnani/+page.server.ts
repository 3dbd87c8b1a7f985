import { compareAnnex } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { compareReports } from '#shared/reports/compare-reports.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const { annex, meeting, frozen, today } = await answer(
    compareAnnex(locals.actor, params.body, params.meeting, params.cislo),
  )
  return {
    annex: { number: annex.number },
    meeting,
    frozenAt: frozen.frozenAt,
    title: frozen.content.title,
    then: frozen.content.summary,
    now: today.summary,
    differences: compareReports(frozen.content, today),
  }
}
