import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { findBody, listTerms, rolesOn } from '../body.store.ts'
import { mayReadInside } from '../policy.ts'
import { countTasks } from './task-follow.store.ts'

/**
 * How a body's tasks of one legislative term were fulfilled, in all and by who leads them; for those who belong to it.
 * @param termId the term; without one the newest
 * @throws DomainError `not_found`
 */
export async function taskStatistics(actor: Actor, bodySlug: string, termId: string | undefined) {
  const db = database()
  const body = await findBody(db, bodySlug)
  if (!body || !mayReadInside(actor, await rolesOn(db, actor, body.id))) throw notFound()
  const terms = await listTerms(db)
  const term = terms.find(({ id }) => id === termId) ?? terms[0] ?? null
  const today = localDay(actor.now)
  const span = { from: term?.startsOn ?? '1900-01-01', until: term?.endsOn ?? '2100-12-31', today }
  const [whole, people] = [
    await countTasks(db, body.id, span, true),
    await countTasks(db, body.id, span, false),
  ]
  return {
    body: { slug: body.slug, name: body.name },
    terms: terms.map(({ id, name }) => ({ id, name })),
    term: term && { id: term.id, name: term.name },
    whole: whole[0]!,
    people,
  }
}
