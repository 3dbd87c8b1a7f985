import { randomUUID } from 'node:crypto'
import { redirect } from '@sveltejs/kit'
import {
  acceptRequest,
  answerWithReport,
  askExtension,
  decideExtension,
  quietTask,
  readTask,
  reportTask,
} from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { offeredReports } from '#server/platform/reports/offered-reports.ts'
import { localDay } from '#shared/time/local-day.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => ({
  task: await answer(readTask(locals.actor, params.id)),
  reports: await offeredReports(locals.actor),
  today: localDay(locals.actor.now),
  formId: randomUUID(),
})

export const actions: Actions = {
  hlaseni: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const values = { text: field(form, 'text'), state: field(form, 'stav'), reason: '', until: '' }
    const refused = await formAnswer(values, async () => {
      const file = form.get('dukaz')
      await reportTask(locals.actor, params.id, {
        ...values,
        id: field(form, 'formId'),
        evidence: file instanceof File ? file : null,
        name: locals.signed?.name ?? '',
      })
    })
    return refused ?? doneAt(cookies, `${url.pathname}#hlaseni`, { kind: 'reported', count: 1 })
  },
  prehled: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer({ text: '', state: '', reason: '', until: '' }, () =>
      answerWithReport(locals.actor, params.id, field(form, 'prehled')),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  prodlouzeni: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer(
      { text: '', state: '', reason: field(form, 'duvod'), until: field(form, 'do') },
      () =>
        askExtension(locals.actor, locals.signed?.name ?? '', params.id, {
          day: field(form, 'do'),
          reason: field(form, 'duvod'),
        }),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  rozhodnout: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const granted = field(form, 'jak') === 'prodlouzit'
    const refused = await formAnswer({ text: '', state: '', reason: '', until: '' }, () =>
      decideExtension(locals.actor, params.id, field(form, 'zadost'), granted, field(form, 'odpoved')),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  odlozit: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer({ text: '', state: '', reason: '', until: '' }, () =>
      quietTask(locals.actor, params.id, field(form, 'do')),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  prijeti: async ({ request, locals, params, url }) => {
    const form = await request.formData()
    const refused = await formAnswer({ text: '', state: '', reason: '', until: '' }, () =>
      acceptRequest(locals.actor, params.id, field(form, 'den')),
    )
    return refused ?? redirect(303, url.pathname)
  },
}
