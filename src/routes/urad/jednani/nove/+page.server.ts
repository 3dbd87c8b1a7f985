import { redirect } from '@sveltejs/kit'
import { planMeeting, recordableBodies } from '#server/modules/meetings/index.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => ({
  bodies: (await recordableBodies(locals.actor)).map(({ id, slug, name }) => ({ id, slug, name })),
  chosen: url.searchParams.get('organ'),
})

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData()
    const values = {
      bodyId: field(form, 'organ'),
      heldOn: field(form, 'datum'),
      startsAt: field(form, 'cas'),
      place: field(form, 'misto'),
      remoteUrl: field(form, 'odkaz'),
    }
    let target = ''
    const refused = await formAnswer(values, async () => {
      const { bodySlug, slug } = await planMeeting(locals.actor, values.bodyId, values, {
        evenIfSameDay: form.get('dalsi') === 'on',
      })
      target = `/urad/jednani/${bodySlug}/${slug}`
    })
    return refused ?? redirect(303, target)
  },
}
