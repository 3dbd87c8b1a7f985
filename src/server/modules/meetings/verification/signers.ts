import type { Db } from '../../../platform/database/database.ts'
import { namePersons } from '../../people/index.ts'
import { listMemberships } from '../body.store.ts'
import { listSigners } from './verification.store.ts'

export interface Signer {
  role: 'verifier' | 'chair'
  name: string
  personId: string
}

/**
 * Who approves the minutes: the verifiers and the chair that the record names, found among those who belonged to the body
 * on the day. Somebody whom the list of people does not know can approve on paper only.
 */
export async function signersOf(
  db: Db,
  meeting: { id: string; bodyId: string; heldOn: string },
): Promise<Signer[]> {
  const memberships = await listMemberships(db, meeting.bodyId, meeting.heldOn)
  const names = await namePersons(
    db,
    memberships.map(({ personId }) => personId),
  )
  const personOf = new Map([...names].map(([id, { full }]) => [full, id]))
  return (await listSigners(db, meeting.id)).flatMap(({ role, name }) => {
    const personId = personOf.get(name)
    return role === 'recorder' || personId === undefined ? [] : [{ role, name, personId }]
  })
}
