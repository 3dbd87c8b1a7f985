import { changedFields } from '../../../../shared/changed-fields.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { mayCurate } from '../policy.ts'
import { questionnaireLink } from './ask-organisations.ts'
import { findOrganisation, listOrganisations } from './organisation.store.ts'
import { listSources, listSourceStates, listUnchecked } from './source.store.ts'

/** How an organisation stands with its answer. */
export type Delivery = 'delivered' | 'none' | 'waiting' | 'undelivered' | 'unasked'

export function deliveryOf(
  one: { answeredAt: Date | null; hasNone: boolean; dueOn: string | null },
  today: string,
): Delivery {
  if (one.answeredAt) return one.hasNone ? 'none' : 'delivered'
  if (one.dueOn === null) return 'unasked'
  return one.dueOn < today ? 'undelivered' : 'waiting'
}

/** The inventory for its curator: organisations with their links, and all sources. @throws DomainError `not_found` */
export async function readInventory(actor: Actor) {
  if (!mayCurate(actor)) throw notFound()
  const today = localDay(actor.now)
  const unchecked = await listUnchecked(database())
  const sources = (await listSources(database())).map((one) => ({ ...one, unchecked: unchecked.has(one.id) }))
  const organisations = (await listOrganisations(database())).map(({ nonce, ...one }) => ({
    ...one,
    link: questionnaireLink(one.id, nonce),
    delivery: deliveryOf(one, today),
    sources: sources.filter(({ organisationId, ended }) => organisationId === one.id && !ended).length,
  }))
  return { organisations, sources }
}

/** One organisation for its form. @throws DomainError `not_found` */
export async function readOrganisation(actor: Actor, id: string) {
  if (!mayCurate(actor) || !isId(id)) throw notFound()
  const found = await findOrganisation(database(), { id })
  if (!found) throw notFound()
  const { nonce, ...one } = found
  return { ...one, link: questionnaireLink(id, nonce), delivery: deliveryOf(one, localDay(actor.now)) }
}

/** One source with its history, the newest first. @throws DomainError `not_found` */
export async function readSource(actor: Actor, id: string) {
  if (!mayCurate(actor) || !isId(id)) throw notFound()
  const [source] = await listSources(database(), { id })
  if (!source) throw notFound()
  const states = (await listSourceStates(database(), id)).map(({ content, ...state }) => ({
    ...state,
    content: JSON.parse(content) as Record<string, unknown>,
  }))
  const history = states.map((state, at) => ({
    changedAt: state.recordedAt,
    changedBy: state.recordedBy,
    byLink: state.byLink,
    checked: state.checkedAt !== null,
    fields: shownChanges(changedFields(states[at + 1]?.content ?? {}, state.content)),
  }))
  return { source, history, unchecked: states[0]?.checkedAt === null }
}

const shownChanges = ({
  privateChanged: _,
  ended,
  ...fields
}: Record<string, [string | null, string | null]>): Record<string, [string | null, string | null]> =>
  // a new source is not one that was ended and is kept again
  ended && ended[0] !== null ? { ...fields, ended } : fields
