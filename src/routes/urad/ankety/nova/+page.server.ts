import { openPoll, pollsOf } from '#server/modules/meetings/index.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { localDay } from '#shared/time/local-day.ts'
import { shiftDay } from '#shared/time/shift-day.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const today = localDay(locals.actor.now)
  return {
    bodies: (await pollsOf(locals.actor)).bodies,
    today,
    endsOn: shiftDay(today, 14),
    formId: crypto.randomUUID(),
  }
}

export const actions: Actions = {
  default: async ({ request, locals, cookies }) => {
    const form = await request.formData()
    const values = {
      id: field(form, 'formId'),
      body: field(form, 'organ'),
      kind: field(form, 'druh'),
      title: field(form, 'nazev'),
      lead: field(form, 'uvod'),
      options: field(form, 'moznosti'),
      most: field(form, 'nejvys'),
      endsOn: field(form, 'do'),
      standingGuests: form.get('hoste') === 'on',
      guests: field(form, 'dalsi'),
    }
    let id = ''
    const refused = await formAnswer(values, async () => {
      id = await openPoll(locals.actor, values)
    })
    return refused ?? doneAt(cookies, `/urad/ankety/${id}`)
  },
}
