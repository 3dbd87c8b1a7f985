import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

/** A connection pool or a transaction; a store narrows it to its module's tables with `withTables`. */
export type Db = Kysely<unknown>

export interface Database {
  db: Db
  pool: pg.Pool
  close: () => Promise<void>
}

const int8 = 20
const date = 1082

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit a JavaScript number`)
  return value
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: string) => {
    if (oid === int8) return safeInteger
    if (oid === date) return (text: string) => text // plain dates stay text: they have no time zone
    return pg.types.getTypeParser(oid, format as 'text')
  },
} as pg.CustomTypesConfig

/**
 * A connection that dies is no end of the process: an idle one is replaced, one in use fails its query. The pool hears
 * only of idle ones; of one in use, between two statements of a transaction, nobody would.
 */
export function outliveConnections(pool: pg.Pool): void {
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
}

/** Opens a pool on a PostgreSQL of version 15 or newer. Amounts are int8 haléře, dates are `YYYY-MM-DD` strings. */
export function openDatabase(url: string, { size = 10 }: { size?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    types,
    application_name: `radnice ${process.pid}`,
  })
  outliveConnections(pool)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] })
  return { db, pool, close: () => db.destroy() }
}

let opened: Database | undefined

/** Sets the one database of this process; only composition roots and test set-up call it. */
export function useDatabase(database: Database | undefined): void {
  opened = database
}

/** The database of this process. */
export function database(): Db {
  if (!opened) throw new Error('useDatabase() was not called by the composition root')
  return opened.db
}
