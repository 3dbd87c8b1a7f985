import { endCalendarAddress, makeCalendarAddress, readOwnCalendar } from '#server/modules/meetings/index.ts'
import { formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => readOwnCalendar(locals.actor)

export const actions: Actions = {
  vytvorit: async ({ locals, cookies }) => {
    const refused = await formAnswer({}, () => makeCalendarAddress(locals.actor))
    return refused ?? doneAt(cookies, '/urad/kalendar#adresa')
  },
  zrusit: async ({ locals, cookies }) => {
    const refused = await formAnswer({}, () => endCalendarAddress(locals.actor))
    return refused ?? doneAt(cookies, '/urad/kalendar#adresa')
  },
}
