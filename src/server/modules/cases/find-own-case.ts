import { holdsCapability, idInCapability } from '../../platform/auth/capability.ts'
import { database, type Db } from '../../platform/database/database.ts'
import { notFound } from '../../platform/domain-error.ts'
import { findCase } from './case.store.ts'

/** The case that a link opens. Whoever lacks the right one never learns whether there is any. @throws DomainError `not_found` */
export async function findOwnCase(token: string, db: Db = database()) {
  const id = idInCapability(token)
  const row = id === null ? undefined : await findCase(db, id)
  if (!row || row.disposedOn !== null || !holdsCapability(token, 'case', row.nonce)) throw notFound()
  return row
}
