import { redirect } from '@sveltejs/kit'
import {
  advanceMeeting,
  belongsTo,
  isOpenForWriting,
  moveMeeting,
  nextStates,
  preparedFor,
  presenceOverTime,
  readMeeting,
  withdrawMinutes,
} from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { meetingStates } from '#shared/meetings/words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const meeting = await answer(readMeeting(locals.actor, params.body, params.meeting))
  return {
    meeting,
    inside: await belongsTo(locals.actor, meeting.body.id),
    prepared: await preparedFor(locals.actor, meeting),
    presence: await presenceOverTime(locals.actor, meeting),
    next: meeting.mayRecord ? nextStates(meeting.state) : [],
    mayEdit: meeting.mayRecord && isOpenForWriting(meeting.state),
  }
}

interface Move {
  heldOn: string
  startsAt: string
  place: string
  remoteUrl: string
}

export const actions: Actions = {
  prelozit: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const values = {
      heldOn: field(form, 'datum'),
      startsAt: field(form, 'cas'),
      place: field(form, 'misto'),
      remoteUrl: field(form, 'odkaz'),
    }
    const refused = await formAnswer({ move: values as Move | null }, () =>
      moveMeeting(locals.actor, field(form, 'id'), Number(field(form, 'verze')), values),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  stahnout: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer({ move: null as Move | null }, () =>
      withdrawMinutes(locals.actor, field(form, 'id'), Number(field(form, 'verze')), field(form, 'duvod')),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  stav: async ({ request, locals, url }) => {
    const form = await request.formData()
    const to = meetingStates.find((state) => state === field(form, 'stav'))
    const refused = await formAnswer({ move: null as Move | null }, async () => {
      if (to) await advanceMeeting(locals.actor, field(form, 'id'), Number(field(form, 'verze')), to)
    })
    return refused ?? redirect(303, url.pathname)
  },
}
