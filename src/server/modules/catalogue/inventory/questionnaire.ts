import * as v from 'valibot'
import { system } from '../../../platform/actor/actor.ts'
import { holdsCapability, idInCapability } from '../../../platform/auth/capability.ts'
import { database } from '../../../platform/database/database.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { questionnairePurpose } from './ask-organisations.ts'
import { keepSource } from './keep-source.ts'
import { findOrganisation, noteOrganisation } from './organisation.store.ts'
import { sourceAnswer, type SourceAnswer } from './source-form.ts'
import { listSources } from './source.store.ts'
import { wrongForm } from '../../../platform/wrong-form.ts'

async function organisationOfLink(token: string) {
  const id = idInCapability(token)
  const found = id ? await findOrganisation(database(), { id }) : undefined
  if (!found || !holdsCapability(token, questionnairePurpose, found.nonce)) throw notFound()
  return found
}

/** What an organisation sees by its link: its sources, and whether it said that they are all. @throws DomainError `not_found` */
export async function readQuestionnaire(token: string) {
  const { id, name, dueOn, answeredAt, hasNone } = await organisationOfLink(token)
  const sources = (await listSources(database(), { organisationId: id })).filter(({ ended }) => !ended)
  return { name, dueOn, answeredAt, hasNone, sources }
}

/** One source as its organisation may see and change it. @throws DomainError `not_found` */
export async function readAnsweredSource(token: string, sourceId: string) {
  const { id, name } = await organisationOfLink(token)
  const [source] = isId(sourceId) ? await listSources(database(), { id: sourceId, organisationId: id }) : []
  if (!source) throw notFound()
  return { name, source }
}

/**
 * What an organisation says of one source by its link. What the office judged stays.
 * @param version that the organisation saw; null for a new source
 * @throws DomainError `not_found`, `wrong_source`, `source_exists`, `stale`
 */
export async function answerSource(
  token: string,
  source: { id: string; version: number | null },
  input: SourceAnswer,
  now: Date,
): Promise<void> {
  const { id: organisationId, name } = await organisationOfLink(token)
  if (!isId(source.id)) throw notFound()
  const checked = v.safeParse(sourceAnswer, input)
  if (!checked.success) throw wrongForm('wrong_source', checked.issues)
  await inTransaction(system(now), async (work) => {
    const [before] = await listSources(work.db, { id: source.id })
    if (before && before.organisationId !== organisationId) throw notFound()
    if (!before && source.version !== null) throw notFound()
    const judged = {
      readiness: before?.readiness ?? null,
      plannedOn: before?.plannedOn ?? null,
      decision: before?.decision ?? null,
      decisionAddress: before?.decisionAddress ?? null,
      ended: before?.ended ?? false,
    }
    const kept = { ...source, organisationId }
    await keepSource(work, kept, { ...checked.output, ...judged }, { by: name, byLink: true })
    await noteOrganisation(work.db, organisationId, { hasNone: false })
  })
}

/**
 * The organisation says that the list is whole, or that it has no data.
 * @throws DomainError `not_found`, `nothing_listed` when it names no source and does not say that it has none
 */
export async function closeQuestionnaire(token: string, hasNone: boolean, now: Date): Promise<void> {
  const { id } = await organisationOfLink(token)
  await inTransaction(system(now), async (work) => {
    const listed = (await listSources(work.db, { organisationId: id })).filter(({ ended }) => !ended)
    if (!hasNone && listed.length === 0)
      throw new DomainError(
        'nothing_listed',
        'V soupisu zatím žádný zdroj dat není. Přidejte ho, nebo odešlete „Žádná data nevedeme“.',
      )
    if (hasNone && listed.length > 0)
      throw new DomainError(
        'sources_listed',
        'V soupisu už zdroje dat jsou. Odešlete „Soupis je celý“, nebo se ozvěte městu, že už je nevedete.',
      )
    await noteOrganisation(work.db, id, { answeredAt: now, hasNone })
    work.audit({
      action: 'catalogue.organisation.answered',
      subject: { kind: 'organisation', id },
      details: { hasNone, sources: listed.length },
    })
  })
}
