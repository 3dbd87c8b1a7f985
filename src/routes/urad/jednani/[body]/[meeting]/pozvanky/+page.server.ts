import {
  addGuest,
  decideReply,
  dropGuest,
  noteAnswer,
  readInvited,
  sendInvitations,
} from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { localDay } from '#shared/time/local-day.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => ({
  ...(await answer(readInvited(locals.actor, params.body, params.meeting))),
  today: localDay(locals.actor.now),
})

const noGuest = { name: '', email: '', itemId: '' }

export const actions: Actions = {
  rozeslat: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    let told = 0
    const refused = await formAnswer(noGuest, async () => {
      told = await sendInvitations(locals.actor, field(form, 'id'))
    })
    return refused ?? doneAt(cookies, url.pathname, { kind: 'mailQueued', count: told })
  },
  host: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const values = { name: field(form, 'jmeno'), email: field(form, 'email'), itemId: field(form, 'bod') }
    const refused = await formAnswer(values, () => addGuest(locals.actor, field(form, 'id'), values))
    return refused ?? doneAt(cookies, url.pathname)
  },
  zMailu: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer(noGuest, () =>
      decideReply(locals.actor, field(form, 'pozvany'), field(form, 'jak') === 'potvrdit'),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  nezvat: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer(noGuest, () =>
      dropGuest(locals.actor, field(form, 'id'), field(form, 'pozvany')),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  odpoved: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer(noGuest, () =>
      noteAnswer(locals.actor, field(form, 'pozvany'), {
        state: field(form, 'odpoved'),
        reason: field(form, 'duvod'),
        substitute: '',
      }),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
}
