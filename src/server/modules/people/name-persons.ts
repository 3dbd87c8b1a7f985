import { database, type Db } from '../../platform/database/database.ts'
import { findPersons, listEmails } from './person.store.ts'

export interface PersonName {
  /** With titles before and after: `Ing. Jana Nová, MBA` */
  full: string
  gender: 'female' | 'male' | null
  /** For ordering by family name */
  sortKey: string
}

/** Names of persons by id; those who are not found are left out. */
export async function namePersons(db: Db, ids: readonly string[]): Promise<Map<string, PersonName>> {
  const persons = await findPersons(db, [...new Set(ids)])
  return new Map(
    persons.map((person) => {
      const bare = [person.honorificPrefix, person.name].filter(Boolean).join(' ')
      const full = person.honorificSuffix ? `${bare}, ${person.honorificSuffix}` : bare
      return [person.id, { full, gender: person.gender, sortKey: person.familyName ?? person.name }]
    }),
  )
}

/** Names of persons for the audit trail. */
export const nameAudited = async (ids: readonly string[]): Promise<Map<string, string>> =>
  new Map([...(await namePersons(database(), ids))].map(([id, { full }]) => [id, full]))

/** Names with titles and e-mails of persons; those without an e-mail are left out. */
export async function contactsOf(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; name: string; email: string }[]> {
  const [names, emails] = [await namePersons(db, ids), await listEmails(db, ids)]
  return emails.flatMap(({ id, email }) => {
    const name = names.get(id)?.full
    return email !== null && name !== undefined ? [{ id, name, email }] : []
  })
}
