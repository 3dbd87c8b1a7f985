import { sql, type Insertable } from 'kysely'
import type { Db } from '../../platform/database/database.ts'
import type { PeopleTables, PersonTable } from './tables.ts'

export async function insertPerson(db: Db, person: Insertable<PersonTable>): Promise<void> {
  await db.withTables<PeopleTables>().insertInto('people.person').values(person).execute()
}

export async function findPersons(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .withTables<PeopleTables>()
    .selectFrom('people.person')
    .select(['id', 'name', 'familyName', 'honorificPrefix', 'honorificSuffix', 'gender'])
    .where('id', 'in', ids)
    .execute()
}

/** Whether a person is still in the office on a day: their last day has not passed. */
export async function isActive(db: Db, id: string, day: string): Promise<boolean> {
  const found = await db
    .withTables<PeopleTables>()
    .selectFrom('people.person')
    .select('id')
    .where('id', '=', id)
    .where((eb) => eb.or([eb('activeUntil', 'is', null), eb('activeUntil', '>=', day)]))
    .executeTakeFirst()
  return found !== undefined
}

/** What records may call a person by: their name, and the department that they belong to. */
export async function placeOfPerson(db: Db, id: string) {
  return db
    .withTables<PeopleTables>()
    .selectFrom('people.person as p')
    .leftJoin('people.department as d', 'd.id', 'p.departmentId')
    .select(['p.name', 'd.name as department'])
    .where('p.id', '=', id)
    .executeTakeFirst()
}

export async function listEmails(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .withTables<PeopleTables>()
    .selectFrom('people.person')
    .select(['id', 'email'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
}

/** The person so named, when exactly one is. */
export async function findPersonByName(db: Db, name: string): Promise<string | undefined> {
  const rows = await db
    .withTables<PeopleTables>()
    .selectFrom('people.person')
    .select('id')
    .where('name', '=', name)
    .limit(2)
    .execute()
  return rows.length === 1 ? rows[0]!.id : undefined
}

export async function findPersonIdByEmail(db: Db, email: string): Promise<string | undefined> {
  const row = await db
    .withTables<PeopleTables>()
    .selectFrom('people.person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst()
  return row?.id
}

export async function updatePerson(
  db: Db,
  id: string,
  person: Omit<Insertable<PersonTable>, 'id'>,
): Promise<void> {
  await db
    .withTables<PeopleTables>()
    .updateTable('people.person')
    .set((eb) => ({ ...person, changedAt: eb.fn<Date>('now'), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** The department with this code, made or renamed. */
export async function upsertDepartment(db: Db, id: string, code: string, name: string): Promise<string> {
  const row = await db
    .withTables<PeopleTables>()
    .insertInto('people.department')
    .values({ id, code, name })
    .onConflict((conflict) => conflict.column('code').doUpdateSet({ name }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export interface PersonRow {
  id: string
  name: string
  honorificPrefix: string | null
  honorificSuffix: string | null
  office: string | null
  email: string | null
  department: string | null
  departmentId: string | null
  version: number
  activeUntil: string | null
}

/** Persons in the order of their surnames; `text` is looked for in names, e-mails and offices, without diacritics too. */
export async function listPersons(
  db: Db,
  text: string,
  limit: number,
  offset: number,
): Promise<{ rows: PersonRow[]; total: number }> {
  let query = db
    .withTables<PeopleTables>()
    .selectFrom('people.person as p')
    .leftJoin('people.department as d', 'd.id', 'p.departmentId')
  for (const word of text.split(/\s+/).filter(Boolean).slice(0, 5))
    query = query.where(
      sql<string>`people.folded(concat_ws(' ', p.name, p.email, p.office))`,
      'like',
      sql<string>`'%' || people.folded(${word.replace(/[\\%_]/g, '\\$&')}) || '%'`,
    )
  const rows = await query
    .select([
      'p.id',
      'p.name',
      'p.honorificPrefix',
      'p.honorificSuffix',
      'p.office',
      'p.email',
      'p.activeUntil',
      'p.departmentId',
      'p.version',
    ])
    .select('d.name as department')
    .orderBy(sql`p.family_name collate "cs-x-icu" nulls last, p.name collate "cs-x-icu"`)
    .orderBy('p.id')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { rows, total }
}

export async function findPerson(db: Db, id: string) {
  return db
    .withTables<PeopleTables>()
    .selectFrom('people.person')
    .select(['id', 'name', 'givenName', 'familyName', 'honorificPrefix', 'honorificSuffix', 'gender'])
    .select(['office', 'email', 'departmentId', 'activeUntil', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
}
export type PersonDetail = NonNullable<Awaited<ReturnType<typeof findPerson>>>

/** @returns whether it was written: nobody else did since `version` */
export async function updatePersonVersion(
  db: Db,
  id: string,
  version: number,
  person: Partial<Omit<Insertable<PersonTable>, 'id'>>,
): Promise<boolean> {
  const result = await db
    .withTables<PeopleTables>()
    .updateTable('people.person')
    .set((eb) => ({ ...person, changedAt: eb.fn<Date>('now'), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function listDepartments(db: Db): Promise<{ id: string; name: string }[]> {
  return db
    .withTables<PeopleTables>()
    .selectFrom('people.department')
    .select(['id', 'name'])
    .orderBy(sql`name collate "cs-x-icu"`)
    .execute()
}

/** Persons whom a text names: by e-mail, or by the whole name with or without titles. */
export async function findNamedPersons(db: Db, text: string) {
  return db
    .withTables<PeopleTables>()
    .selectFrom('people.person')
    .select(['id', 'name', 'email'])
    .where((eb) =>
      eb.or([
        eb('email', '=', text.toLowerCase()),
        eb(sql`people.folded(name)`, '=', sql`people.folded(${text})`),
        eb(
          sql`people.folded(concat_ws(' ', honorific_prefix, name) || coalesce(', ' || honorific_suffix, ''))`,
          '=',
          sql`people.folded(${text})`,
        ),
      ]),
    )
    .orderBy('name')
    .limit(20)
    .execute()
}
