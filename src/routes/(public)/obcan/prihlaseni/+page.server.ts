import { redirect } from '@sveltejs/kit'
import { citizensMaySignIn, demoCitizens, demoCitizenSignIn } from '#server/modules/citizens/index.ts'
import { field, formAnswer, localTarget, signInRequest } from '#server/platform/http/form-answer.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { levels } from '#shared/citizens/words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals, url }) => ({
  target: localTarget(url.searchParams.get('dal'), '/obcan'),
  wanted: readQuery(url).oneOf('uroven', levels) ?? null,
  offered: citizensMaySignIn(),
  demoCitizens: locals.demo
    ? demoCitizens.map(({ sub, level, profile }) => ({ sub, level, name: profile.name }))
    : [],
})

export const actions: Actions = {
  ukazka: async (event) => {
    const form = await event.request.formData()
    const target = localTarget(field(form, 'dal'), '/obcan')
    const refused = await formAnswer({}, () =>
      demoCitizenSignIn(signInRequest(event), field(form, 'obcan'), event.locals.demo),
    )
    return refused ?? redirect(303, target)
  },
}
