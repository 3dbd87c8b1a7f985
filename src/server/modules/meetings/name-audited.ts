import { formatDate } from '../../../shared/format/date.ts'
import { database } from '../../platform/database/database.ts'
import { findAudited } from './audited.store.ts'

/** Names of the module's records for the audit trail; those that no longer stand are left out. */
export async function nameAudited(ids: readonly string[]): Promise<Map<string, string>> {
  const found = await findAudited(database(), ids)
  return new Map(
    found.map(({ id, body, number, heldOn, text }) => {
      const meeting = [body, heldOn ? formatDate(heldOn) : number].filter(Boolean).join(' · ')
      return [id, text === null ? meeting : text.slice(0, 120)]
    }),
  )
}
