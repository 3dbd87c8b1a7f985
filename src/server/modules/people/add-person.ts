import { newId } from '../../platform/database/new-id.ts'
import type { Work } from '../../platform/database/transaction.ts'
import { insertPerson } from './person.store.ts'

export interface NewPerson {
  name: string
  givenName?: string
  familyName?: string
  honorificPrefix?: string
  honorificSuffix?: string
  gender?: 'female' | 'male'
  office?: string
  email?: string
}

/** Adds a person within the caller's transaction. Personal values stay out of the audit trail. */
export async function addPerson(work: Work, person: NewPerson): Promise<string> {
  const id = newId()
  await insertPerson(work.db, {
    id,
    name: person.name,
    givenName: person.givenName ?? null,
    familyName: person.familyName ?? null,
    honorificPrefix: person.honorificPrefix ?? null,
    honorificSuffix: person.honorificSuffix ?? null,
    gender: person.gender ?? null,
    office: person.office ?? null,
    email: person.email ?? null,
    departmentId: null,
    activeUntil: null,
  })
  work.audit({ action: 'people.person.added', subject: { kind: 'person', id } })
  return id
}
