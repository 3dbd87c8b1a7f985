import { redirect } from '@sveltejs/kit'
import { listEarlier, procedureOf, startDraft } from '#server/modules/cases/index.ts'
import { citizensMaySignIn, listHeldMandates, listOrganisations } from '#server/modules/citizens/index.ts'
import { readPublishedForm } from '#server/modules/services/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { localPath } from '#shared/messages/messages.ts'
import { localDay } from '#shared/time/local-day.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, locals }) => {
  const { title, slug, procedure, situationSlug, definition } = await answer(readPublishedForm(params.form))
  const { law, limitDays } = procedureOf(procedure)
  const { citizen } = locals
  return {
    title,
    lead: definition.lead ?? null,
    level: definition.level ?? null,
    law,
    limitDays,
    situationSlug,
    maySignIn: citizensMaySignIn() || locals.demo,
    citizen: citizen && {
      name: citizen.profile.name,
      organisations: (await listOrganisations(citizen.id)).map(({ id, name }) => ({ id, name })),
      mandates: (await listHeldMandates(citizen.id, localDay(locals.actor.now)))
        .filter(({ scope }) => scope.length === 0 || scope.includes(procedure))
        .map(({ id, grantor }) => ({ id, name: grantor.name })),
      earlier: await listEarlier(citizen, slug),
    },
  }
}

export const actions: Actions = {
  default: async ({ params, request, locals }) => {
    const { citizen } = locals
    const form = citizen ? await request.formData() : new FormData()
    let token = ''
    const refused = await formAnswer({}, async () => {
      token = await startDraft(
        locals.actor,
        params.form,
        citizen && { citizen, behalf: field(form, 'za'), from: field(form, 'z') },
      )
    })
    return refused ?? redirect(303, localPath(locals.locale, `/vyplnit/${token}`))
  },
}
