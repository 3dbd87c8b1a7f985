import {
  noteCouncilAnswer,
  readCouncilMaterial,
  saveCouncilMaterial,
} from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { localDay } from '#shared/time/local-day.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => ({
  material: await answer(readCouncilMaterial(locals.actor, params.id)),
  today: localDay(locals.actor.now),
})

const nothing = { draft: '', report: '', sentOn: '', number: '', on: '', result: '', text: '' }

export const actions: Actions = {
  ulozit: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const values = {
      ...nothing,
      draft: field(form, 'navrh'),
      report: field(form, 'zprava'),
      sentOn: field(form, 'predlozeno'),
    }
    const refused = await formAnswer(values, () =>
      saveCouncilMaterial(locals.actor, params.id, Number(field(form, 'verze')), values),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  odpoved: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const values = {
      ...nothing,
      number: field(form, 'cislo'),
      on: field(form, 'den'),
      result: field(form, 'vysledek'),
      text: field(form, 'zneni'),
    }
    const refused = await formAnswer(values, () => noteCouncilAnswer(locals.actor, params.id, values))
    return refused ?? doneAt(cookies, url.pathname)
  },
}
