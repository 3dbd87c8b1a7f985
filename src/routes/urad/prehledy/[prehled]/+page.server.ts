import { attachReport, placesForReport } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import { findReport, readReport, settleParameters } from '#server/platform/reports/reports.ts'
import { readAsked } from './read-asked.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals, params, url }) =>
  answer(
    (async () => {
      const { actor } = locals
      const report = findReport(params.prehled)
      const asked = readAsked(params.prehled, url)
      const form = await Promise.all(
        report.parameters.map(async ({ name, label, kind, choices }) => ({
          name,
          label,
          kind,
          choices: (await choices?.(actor)) ?? [],
        })),
      )
      try {
        const { parameters, content } = await readReport(actor, params.prehled, asked)
        return {
          report: { slug: report.slug, title: report.title },
          form,
          parameters,
          content,
          refused: null,
          places: await placesForReport(actor),
        }
      } catch (problem) {
        // a choice that has no answer yet: the form stays, so that another can be made
        if (!(problem instanceof DomainError) || problem.status === 404) throw problem
        const parameters = await settleParameters(actor, report, {})
        return {
          report: { slug: report.slug, title: report.title },
          form,
          parameters: { ...parameters, ...asked },
          content: null,
          refused: problem.message,
          places: [],
        }
      }
    })(),
  )

export const actions: Actions = {
  default: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const values = { place: field(form, 'kam') }
    const refused = await formAnswer(values, () =>
      attachReport(
        locals.actor,
        params.prehled,
        readAsked(params.prehled, url),
        values.place,
        form.get('verejny') === 'on',
      ),
    )
    return refused ?? doneAt(cookies, url.pathname + url.search, { kind: 'reportAttached' })
  },
}
