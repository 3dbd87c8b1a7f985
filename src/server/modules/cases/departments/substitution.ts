import { isDay } from '../../../../shared/time/is-day.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database, type Db } from '../../../platform/database/database.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { mayHandle } from '../policy.ts'
import { listHandlers } from './departments.ts'
import {
  deleteSubstitution,
  insertSubstitution,
  listSubstitutions,
  substitutedBy,
} from './substitution.store.ts'

/** Accounts whose cases an account handles on a day: its own, and those it stands in for. */
export const standsInFor = async (db: Db, accountId: string, day: string): Promise<string[]> => [
  accountId,
  ...(await substitutedBy(db, accountId, day)),
]

/** Who stands in for the actor, and for whom the actor does, from today on. @throws DomainError `not_found` */
export async function readSubstitutions(actor: Actor) {
  const { accountId } = actor
  if (!mayHandle(actor) || accountId === null) throw notFound()
  const [rows, handlers] = await Promise.all([
    listSubstitutions(database(), accountId, localDay(actor.now)),
    listHandlers(),
  ])
  const view = (row: (typeof rows)[number], other: string) => ({
    id: row.id,
    name: handlers.find(({ id }) => id === other)?.name ?? '–',
    fromDay: row.fromDay,
    toDay: row.toDay,
  })
  return {
    substitutes: rows
      .filter((row) => row.accountId === accountId)
      .map((row) => view(row, row.substituteAccount)),
    standingIn: rows.filter((row) => row.accountId !== accountId).map((row) => view(row, row.accountId)),
    colleagues: handlers.filter(({ id }) => id !== accountId).map(({ id, name }) => ({ id, name })),
  }
}

/** Lets somebody stand in for the actor from a day to a day. @throws DomainError `not_found`, `nobody`, `wrong_day` */
export async function letStandIn(
  actor: Actor,
  { substitute, from, to }: { substitute: string; from: string; to: string },
): Promise<void> {
  const { accountId } = actor
  if (!mayHandle(actor) || accountId === null) throw notFound()
  if (!isDay(from) || !isDay(to) || to < from || to < localDay(actor.now))
    throw new DomainError('wrong_day', 'Od a do: zadejte dny, konec ne dřív než začátek a ne v minulosti.')
  await inTransaction(actor, async (work) => {
    if (substitute === accountId || !(await listHandlers(work.db)).some(({ id }) => id === substitute))
      throw new DomainError('nobody', 'Kdo mě zastupuje: vyberte ze seznamu.')
    const id = newId()
    await insertSubstitution(work.db, {
      id,
      accountId,
      substituteAccount: substitute,
      fromDay: from,
      toDay: to,
    })
    work.audit({ action: 'cases.substitution.set', subject: { kind: 'substitution', id } })
  })
}

/** Ends a substitution of the actor's. @throws DomainError `not_found` */
export async function endSubstitution(actor: Actor, id: string): Promise<void> {
  if (!mayHandle(actor) || !isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    if (!(await deleteSubstitution(work.db, id, actor.accountId ?? ''))) throw notFound()
    work.audit({ action: 'cases.substitution.ended', subject: { kind: 'substitution', id } })
  })
}
