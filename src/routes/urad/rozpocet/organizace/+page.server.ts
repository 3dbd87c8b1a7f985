import { addOrganisation, answerFor, manageOrganisations, renewLink } from '#server/modules/budget/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readFields, readTexts } from '#server/platform/http/read-fields.ts'
import { localDay } from '#shared/time/local-day.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const year = Number(localDay(locals.actor.now).slice(0, 4))
  return {
    organisations: await answer(manageOrganisations(locals.actor)),
    years: [year + 1, year, year - 1, year - 2, year - 3],
    formId: crypto.randomUUID(),
  }
}

export const actions: Actions = {
  pridat: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const values = readFields(form, ['name', 'kind'])
    const refused = await formAnswer(values, () => addOrganisation(locals.actor, field(form, 'id'), values))
    return refused ?? doneAt(cookies, url.pathname)
  },
  odkaz: async ({ request, locals, url, cookies }) => {
    const id = field(await request.formData(), 'id')
    const refused = await formAnswer({}, () => renewLink(locals.actor, id))
    return refused ?? doneAt(cookies, url.pathname)
  },
  odpovedi: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const values = readTexts(form)
    const refused = await formAnswer(values, () =>
      answerFor(locals.actor, locals.signed?.name ?? '', field(form, 'id'), values),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
}
