import { redirect } from '@sveltejs/kit'
import { draftSchedule, schedulesOf } from '#server/modules/meetings/index.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { localDay } from '#shared/time/local-day.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => ({
  ...(await schedulesOf(locals.actor)),
  chosen: url.searchParams.get('organ'),
  nextYear: String(Number(localDay(locals.actor.now).slice(0, 4)) + 1),
})

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData()
    const values = {
      bodyId: field(form, 'organ'),
      year: field(form, 'rok'),
      repeats: field(form, 'opakovani'),
      place: field(form, 'kolikaty'),
      weekday: field(form, 'den'),
      months: form.getAll('mesic').filter((month) => typeof month === 'string'),
      weeks: field(form, 'tydny'),
      firstOn: field(form, 'prvni'),
      startsAt: field(form, 'cas'),
      room: field(form, 'misto'),
    }
    let id = ''
    const refused = await formAnswer(values, async () => {
      id = await draftSchedule(locals.actor, values.bodyId, values)
    })
    return refused ?? redirect(303, `/urad/plan/${id}`)
  },
}
