import * as v from 'valibot'
import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { disableAccountsOf } from '../../platform/auth/accounts.ts'
import { isId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { findPerson, updatePersonVersion } from './person.store.ts'
import { personRow } from './save-person.ts'

/** A row of the list of people as it was typed: every field a text. */
export interface PersonRowForm {
  id: string
  version: number
  office: string
  departmentId: string
  activeUntil: string
}

/**
 * Saves several rows of the list of people: all of them, or none when one is wrong. Rows left as they were are not touched.
 * Whoever's last day has passed loses access at once.
 * @returns how many were changed
 * @throws DomainError `not_found`, `wrong_person`, `stale`; the sentence names the person
 */
export async function savePersonRows(actor: Actor, rows: readonly PersonRowForm[]): Promise<number> {
  if (!actor.roles.includes('administrator') || rows.some(({ id }) => !isId(id))) throw notFound()
  return inTransaction(actor, async (work) => {
    let changed = 0
    for (const { id, version, ...typed } of rows) {
      const before = await findPerson(work.db, id)
      if (!before) throw notFound()
      const checked = v.safeParse(personRow, typed)
      if (!checked.success)
        throw new DomainError('wrong_person', `${before.name}: ${checked.issues[0].message}`)
      const { office, departmentId, activeUntil } = checked.output
      if (
        office === before.office &&
        departmentId === before.departmentId &&
        activeUntil === before.activeUntil
      )
        continue
      if (!(await updatePersonVersion(work.db, id, version, checked.output)))
        throw new DomainError(
          'stale',
          `${before.name}: údaje mezitím změnil někdo jiný. Obnovte stránku a zkuste to znovu.`,
          409,
        )
      if (activeUntil !== null && activeUntil < localDay(actor.now)) await disableAccountsOf(work, id)
      work.audit({ action: 'people.person.changed', subject: { kind: 'person', id } })
      changed += 1
    }
    return changed
  })
}
