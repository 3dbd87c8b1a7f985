import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'

export type AddressRow = {
  code: string | number
  municipalityCode: number
  municipality: string
  borough: string | null
  part: string
  street: string | null
  house: string
  postcode: string
  words: string
}
export type AddressesTables = { 'addresses.address': AddressRow }

const tables = (db: Db) => db.withTables<AddressesTables>()

export const insertAddresses = (db: Db, rows: AddressRow[]) =>
  tables(db).insertInto('addresses.address').values(rows).execute()

export const deleteMunicipalities = (db: Db, codes: readonly number[]) =>
  tables(db)
    .deleteFrom('addresses.address')
    .where('municipalityCode', '=', sql<number>`any(${[...codes]}::int[])`)
    .execute()

/** Addresses that have all words, each of them begun at least. */
export const searchAddresses = (db: Db, words: readonly string[], limit: number) =>
  tables(db)
    .selectFrom('addresses.address')
    .selectAll()
    .where(
      sql<boolean>`to_tsvector('simple', words) @@ to_tsquery('simple', ${words.map((word) => `${word}:*`).join(' & ')})`,
    )
    .orderBy('street')
    .orderBy(sql`length(house)`)
    .orderBy('house')
    .orderBy('code')
    .limit(limit)
    .execute()

export const listPartNames = async (db: Db): Promise<string[]> =>
  (
    await tables(db)
      .selectFrom('addresses.address')
      .select('part')
      .distinct()
      .orderBy('part')
      .limit(500)
      .execute()
  ).map(({ part }) => part)
