import { redirect } from '@sveltejs/kit'
import { readRegister, saveSeries } from '#server/platform/records/manage-series.ts'
import { handsOver } from '#server/platform/records/export-record.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { readQuery } from '#server/platform/http/query.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const page = readQuery(url).number('strana', 1, 10_000) ?? 1
  return { ...(await answer(readRegister(locals.actor, page))), page, handsOver: handsOver() }
}

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData()
    const values = {
      code: field(form, 'kod'),
      name: field(form, 'nazev'),
      referenceRule: field(form, 'cislo'),
      fileMarkRule: field(form, 'znacka'),
      retentionCode: field(form, 'skartace'),
    }
    const refused = await formAnswer(values, () => saveSeries(locals.actor, values))
    return refused ?? redirect(303, '/urad/spis')
  },
}
