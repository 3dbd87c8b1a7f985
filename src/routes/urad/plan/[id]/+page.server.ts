import { redirect } from '@sveltejs/kit'
import {
  approveSchedule,
  attachSchedule,
  dropSchedule,
  meetingsForAnnex,
  readSchedule,
  saveSchedule,
  sendSchedule,
  type DateForm,
} from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const plan = await answer(readSchedule(locals.actor, params.id))
  return { plan, open: plan.approvedAt ? await meetingsForAnnex(plan) : [] }
}

const noRows: DateForm[] = []

/** Rows of the plan as they were typed; those marked to be left out are gone. */
function rowsIn(form: FormData): DateForm[] {
  const all = (name: string) =>
    form.getAll(name).map((value) => (typeof value === 'string' ? value.trim() : ''))
  const [days, times, places] = [all('datum'), all('cas'), all('misto')]
  return days.map((heldOn, index) => ({ heldOn, startsAt: times[index] ?? '', place: places[index] ?? '' }))
}

export const actions: Actions = {
  ulozit: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const rows = rowsIn(form)
    const refused = await formAnswer({ rows }, () =>
      saveSchedule(locals.actor, params.id, Number(field(form, 'verze')), rows),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  schvalit: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const rows = rowsIn(form)
    let planned = 0
    const refused = await formAnswer({ rows }, async () => {
      planned = await approveSchedule(locals.actor, params.id, Number(field(form, 'verze')), rows)
    })
    return refused ?? doneAt(cookies, url.pathname, { kind: 'scheduleApproved', count: planned })
  },
  poslat: async ({ locals, params, url, cookies }) => {
    let told = 0
    const refused = await formAnswer({ rows: noRows }, async () => {
      told = await sendSchedule(locals.actor, params.id)
    })
    return refused ?? doneAt(cookies, url.pathname, { kind: 'mailQueued', count: told })
  },
  zahodit: async ({ locals, params }) => {
    const refused = await formAnswer({ rows: noRows }, () => dropSchedule(locals.actor, params.id))
    return refused ?? redirect(303, '/urad/plan')
  },
  pripojit: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer({ rows: noRows }, () =>
      attachSchedule(locals.actor, params.id, field(form, 'jednani')),
    )
    return refused ?? doneAt(cookies, url.pathname, { kind: 'fileAttached' })
  },
}
