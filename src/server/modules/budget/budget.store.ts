import { sql, type Insertable } from 'kysely'
import type { LineKey } from '../../../shared/budget/words.ts'
import type { Db } from '../../platform/database/database.ts'
import type { Line } from './read-lines.ts'
import type { BudgetTables, CodeKind, ImportKind } from './tables.ts'

const tables = (db: Db) => db.withTables<BudgetTables>()

export const findImportByDigest = (db: Db, sha256: string) =>
  tables(db).selectFrom('budget.import').selectAll().where('sha256', '=', sha256).executeTakeFirst()

export const findImportOf = (db: Db, kind: ImportKind, year: number, month: number) =>
  tables(db)
    .selectFrom('budget.import')
    .selectAll()
    .where('kind', '=', kind)
    .where('year', '=', year)
    .where('month', '=', month)
    .executeTakeFirst()

/** @returns false when the same file or the same period came meanwhile */
export async function insertImport(db: Db, row: Insertable<BudgetTables['budget.import']>): Promise<boolean> {
  const result = await tables(db)
    .insertInto('budget.import')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function deleteImport(db: Db, id: string): Promise<boolean> {
  const result = await tables(db).deleteFrom('budget.import').where('id', '=', id).executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** All imports, the newest year first. */
export const listImports = (db: Db) =>
  tables(db)
    .selectFrom('budget.import')
    .selectAll()
    .orderBy('year', 'desc')
    .orderBy('month', 'desc')
    .orderBy('kind')
    .execute()

/** One statement for all lines: columns travel as arrays. */
export async function insertLines(db: Db, importId: string, lines: readonly Line[]): Promise<void> {
  const column = <Name extends keyof Line>(name: Name) => lines.map((line) => line[name])
  await sql`insert into budget.line (import_id, side, paragraf, polozka, orj, org, name, draft, approved, amended, actual)
    select ${importId}::uuid, * from unnest(
      ${column('side')}::text[], ${column('paragraf')}::text[], ${column('polozka')}::text[], ${column('orj')}::text[],
      ${column('org')}::text[], ${column('name')}::text[], ${column('draft')}::bigint[], ${column('approved')}::bigint[],
      ${column('amended')}::bigint[], ${column('actual')}::bigint[])`.execute(db)
}

/** Sums of one import by side and položka: what a year's totals need. */
export const listSums = (db: Db, importId: string) =>
  tables(db)
    .selectFrom('budget.line')
    .select(['side', 'polozka'])
    .select([
      sql<number | null>`sum(draft)::int8`.as('draft'),
      sql<number | null>`sum(approved)::int8`.as('approved'),
      sql<number | null>`sum(amended)::int8`.as('amended'),
      sql<number | null>`sum(actual)::int8`.as('actual'),
    ])
    .where('importId', '=', importId)
    .groupBy(['side', 'polozka'])
    .execute()

/** Lines of one import, or those of its lines that are of some items. */
export const listLines = (db: Db, importId: string, polozky?: readonly string[]) =>
  tables(db)
    .selectFrom('budget.line')
    .selectAll()
    .where('importId', '=', importId)
    .$if(polozky !== undefined, (query) =>
      query.where('polozka', '=', sql<string>`any(${[...(polozky ?? [])]}::text[])`),
    )
    .orderBy('paragraf')
    .orderBy('polozka')
    .orderBy('orj')
    .orderBy('org')
    .execute()

/** Replaces what a codelist says of a kind of codes. */
export async function replaceCodes(
  db: Db,
  kind: CodeKind,
  rows: readonly { code: string; name: string; validFrom: string; validTo: string | null }[],
): Promise<void> {
  await tables(db).deleteFrom('budget.code').where('kind', '=', kind).execute()
  await addCodes(db, kind, rows)
}

export async function addCodes(
  db: Db,
  kind: CodeKind,
  rows: readonly { code: string; name: string; validFrom: string; validTo: string | null }[],
): Promise<void> {
  await sql`insert into budget.code (kind, code, name, valid_from, valid_to)
    select ${kind}, * from unnest(${rows.map(({ code }) => code)}::text[], ${rows.map(({ name }) => name)}::text[],
      ${rows.map(({ validFrom }) => validFrom)}::date[], ${rows.map(({ validTo }) => validTo)}::date[])
    on conflict do nothing`.execute(db)
}

/** Names of codes as they were called on a day; a later name serves where none was valid then. */
export async function listNames(
  db: Db,
  day: string,
): Promise<{ kind: CodeKind; code: string; name: string }[]> {
  const { rows } = await sql<{ kind: CodeKind; code: string; name: string }>`
    select distinct on (kind, code) kind, code, name from budget.code
    order by kind, code, (valid_from <= ${day} and (valid_to is null or valid_to >= ${day})) desc, valid_from desc`.execute(
    db,
  )
  return rows
}

export const listProfiles = (db: Db) =>
  tables(db).selectFrom('budget.profile').selectAll().orderBy('name').execute()

export const saveProfile = (db: Db, row: { name: string; columns: string }) =>
  tables(db)
    .insertInto('budget.profile')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ columns: row.columns }))
    .execute()

/** Whether any source of the year has such a line; an empty ORJ or ORG stands for all of them. */
export async function hasLine(db: Db, { year, paragraf, polozka, orj, org }: LineKey): Promise<boolean> {
  let query = tables(db)
    .selectFrom('budget.line as l')
    .innerJoin('budget.import as i', 'i.id', 'l.importId')
    .select('l.id')
    .where('i.year', '=', year)
    .where('l.paragraf', '=', paragraf)
    .where('l.polozka', '=', polozka)
  if (orj !== '') query = query.where('l.orj', '=', orj)
  if (org !== '') query = query.where('l.org', '=', org)
  return (await query.limit(1).executeTakeFirst()) !== undefined
}
