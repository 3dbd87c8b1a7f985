import type { Answers } from '../../../../shared/forms/answers.ts'
import { isAsked, type Component, type FormDefinition } from '../../../../shared/forms/definition.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { listHeldMandates, listOrganisations, type Citizen } from '../../citizens/index.ts'
import { readFormVersion, type readPublishedForm } from '../../services/index.ts'
import { findCase } from '../case.store.ts'
import { openCase } from '../sealed-case.ts'

type Form = Awaited<ReturnType<typeof readPublishedForm>>

/**
 * Answers that a citizen need not type again: from an earlier submission of theirs by the same form, then from their account, then of
 * the company or the person on whose behalf they file. All of it may be changed in the form.
 * @param behalf `organisation:<id>`, `mandate:<id>`, or empty for oneself
 * @throws DomainError `no_mandate` when the power is over, or not for this
 */
export async function prefill(
  actor: Actor,
  form: Form,
  { citizen, behalf, from }: { citizen: Citizen; behalf: string; from: string },
): Promise<{ answers: Answers; mandateId: string | null }> {
  const { roles } = form.definition
  const { profile } = citizen
  const [kind, id] = behalf.split(':')
  const organisation =
    kind === 'organisation' ? (await listOrganisations(citizen.id)).find((one) => one.id === id) : undefined
  const mandate =
    kind === 'mandate'
      ? (await listHeldMandates(citizen.id, localDay(actor.now))).find((one) => one.id === id)
      : undefined
  if (
    kind === 'mandate' &&
    (!mandate || (mandate.scope.length > 0 && !mandate.scope.includes(form.procedure)))
  )
    throw new DomainError(
      'no_mandate',
      'Plná moc už neplatí, nebo není pro toto podání. Vyberte jinou možnost.',
    )
  const of = (role: string | undefined, value: string | null | undefined): Answers =>
    role !== undefined && value ? { [role]: value } : {}
  return {
    answers: {
      ...(await earlier(citizen, form, from)),
      ...of(roles.name, profile.name),
      ...of(roles.email, profile.email),
      ...of(roles.phone, profile.phone),
      ...of(roles.birthDate, profile.birthDate),
      ...of(roles.address, organisation ? organisation.seat : profile.address),
      ...of(roles.dataBox, organisation ? organisation.dataBox : profile.dataBox),
      ...of(roles.company, organisation?.name),
      ...of(roles.ico, organisation?.ico),
      ...of(roles.represented, mandate?.grantor.name),
      ...of(roles.representedEmail, mandate?.grantor.email),
    },
    mandateId: mandate?.id ?? null,
  }
}

/** Answers of an earlier case of the citizen's that still fit: the same question, of the same kind, with an option that still is. */
async function earlier(citizen: Citizen, form: Form, caseId: string): Promise<Answers> {
  const row = isId(caseId) ? await findCase(database(), caseId) : undefined
  if (!row || row.citizenId !== citizen.id || row.disposedOn !== null) return {}
  const before = await readFormVersion(row.formVersionId)
  if (before.slug !== form.slug) return {}
  const old = byId(before.definition)
  const now = byId(form.definition)
  return Object.fromEntries(
    Object.entries(openCase(row).answers).filter(([id, value]) => {
      const [was, is] = [old.get(id), now.get(id)]
      // files and consents belong to the one submission
      if (!was || !is || was.kind !== is.kind || was.kind === 'consent') return false
      if ('options' in is)
        return [value].flat().every((one) => is.options.some((option) => option.value === one))
      return was.kind === 'group' || isAsked(was)
    }),
  )
}

const byId = ({ pages }: FormDefinition): Map<string, Component> =>
  new Map(pages.flatMap((page) => page.components).map((one) => [one.id, one]))
