import { redirect, type RequestEvent } from '@sveltejs/kit'
import { leave, procedureOf } from '#server/modules/cases/index.ts'
import {
  addOrganisation,
  giveMandate,
  listGivenMandates,
  listHeldMandates,
  listOrganisations,
  removeOrganisation,
  revokeMandate,
  saveContacts,
  signOutCitizen,
  type Citizen,
} from '#server/modules/citizens/index.ts'
import type { Actor } from '#server/platform/actor/actor.ts'
import { formAnswer, signInRequest } from '#server/platform/http/form-answer.ts'
import { readFields } from '#server/platform/http/read-fields.ts'
import { procedureNames } from '#shared/cases/words.ts'
import { mailKinds } from '#shared/citizens/words.ts'
import { localPath } from '#shared/messages/messages.ts'
import { localDay } from '#shared/time/local-day.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const { citizen } = locals
  if (!citizen) redirect(303, localPath(locals.locale, '/obcan/prihlaseni?dal=/obcan/udaje'))
  const today = localDay(locals.actor.now)
  return {
    profile: citizen.profile,
    level: citizen.level,
    version: citizen.version,
    mails: mailKinds.filter((kind) => !citizen.silent.includes(kind)),
    organisations: await listOrganisations(citizen.id),
    given: await listGivenMandates(citizen.id, today),
    held: (await listHeldMandates(citizen.id, today)).map(({ id, grantor, scope, endsOn }) => ({
      id,
      grantor: grantor.name,
      scope,
      endsOn,
    })),
    procedures: procedureNames.map((name) => ({ name, title: procedureOf(name).title })),
    saved: url.searchParams.has('ulozeno'),
  }
}

const names = [
  'email',
  'phone',
  'address',
  'dataBox',
  'name',
  'ico',
  'seat',
  'agent',
  'endsOn',
  'id',
  'version',
] as const
type Values = Record<(typeof names)[number], string>

async function change(
  { request, locals }: RequestEvent,
  of: string,
  use: (actor: Actor, citizen: Citizen, values: Values, many: (name: string) => string[]) => Promise<void>,
) {
  const { citizen } = locals
  if (!citizen) redirect(303, localPath(locals.locale, '/obcan/prihlaseni?dal=/obcan/udaje'))
  const form = await request.formData()
  const values: Values = readFields(form, names)
  const many = (name: string) => form.getAll(name).filter((one): one is string => typeof one === 'string')
  const refused = await formAnswer({ ...values, of }, () => use(locals.actor, citizen, values, many))
  return refused ?? redirect(303, `${localPath(locals.locale, '/obcan/udaje')}?ulozeno=1`)
}

export const actions: Actions = {
  kontakty: (event) =>
    change(event, 'kontakty', (actor, citizen, values, many) =>
      saveContacts(actor, citizen, Number(values.version), { ...values, mails: many('mails') }),
    ),
  organizace: (event) =>
    change(event, 'organizace', (actor, citizen, values) => addOrganisation(actor, citizen, values)),
  odebrat: (event) =>
    change(event, 'odebrat', (actor, citizen, { id }) => removeOrganisation(actor, citizen, id)),
  zmocnit: (event) =>
    change(event, 'zmocnit', (actor, citizen, values, many) =>
      giveMandate(actor, citizen, {
        ...values,
        scope: procedureNames.filter((one) => many('scope').includes(one)),
      }),
    ),
  odvolat: (event) => change(event, 'odvolat', (actor, citizen, { id }) => revokeMandate(actor, citizen, id)),
  zrusit: async (event) => {
    const { citizen, actor, locale } = event.locals
    if (citizen) {
      await leave(actor, citizen)
      await signOutCitizen(signInRequest(event))
    }
    redirect(303, localPath(locale, '/obcan/prihlaseni'))
  },
}
