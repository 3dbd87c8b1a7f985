import type { Actor, Role } from '../actor/actor.ts'
import { inTransaction } from '../database/transaction.ts'
import { DomainError, notFound } from '../domain-error.ts'
import { accountsIn, createAccount, disableAccount, restoreAccount, setRoles } from './accounts.ts'

export const allRoles: readonly Role[] = ['administrator', 'recorder', 'auditor', 'clerk', 'analyst']

const refuseStranger = (actor: Actor) => {
  if (!actor.roles.includes('administrator')) throw notFound()
}

/** Opens an account for a person; it signs in by a code sent to the e-mail until it has something better. @throws DomainError `not_found`, `account_exists`, `wrong_email` */
export async function openAccount(
  actor: Actor,
  account: { personId: string; email: string; name: string; roles: readonly Role[] },
): Promise<void> {
  refuseStranger(actor)
  await inTransaction(actor, async (work) => void (await createAccount(work, account)))
}

/** Gives roles, ends access, or lets in again. Nobody ends their own access: somebody has to stay. @throws DomainError `not_found`, `own_account` */
export async function changeAccount(
  actor: Actor,
  id: string,
  change: { roles: readonly Role[] } | 'end' | 'restore',
): Promise<void> {
  refuseStranger(actor)
  if (change === 'end') refuseOwn(actor, [id])
  await inTransaction(actor, async (work) => {
    if (change === 'end') await disableAccount(work, id)
    else if (change === 'restore') await restoreAccount(work, id)
    else await setRoles(work, id, change.roles)
  })
}

const refuseOwn = (actor: Actor, ids: readonly string[]) => {
  if (actor.accountId !== null && ids.includes(actor.accountId))
    throw new DomainError('own_account', 'Vlastní účet ukončit nejde. Požádejte jiného správce.')
}

/** Ends access of several accounts, or lets them in again; those that are so already are left. @returns the accounts changed @throws DomainError `not_found`, `none_chosen`, `own_account` */
export async function changeAccess(
  actor: Actor,
  ids: readonly string[],
  change: 'end' | 'restore',
): Promise<string[]> {
  refuseStranger(actor)
  if (ids.length === 0)
    throw new DomainError('none_chosen', 'Nejdřív vyberte lidi: zaškrtněte je v prvním sloupci.')
  if (change === 'end') refuseOwn(actor, ids)
  return inTransaction(actor, async (work) => {
    const changed = await accountsIn(work.db, ids, change === 'end' ? 'active' : 'ended')
    for (const id of changed) await (change === 'end' ? disableAccount : restoreAccount)(work, id)
    return changed
  })
}
