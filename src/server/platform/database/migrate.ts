import { createHash } from 'node:crypto'
import pg from 'pg'

/** One forward step of a module's schema. Never edited after it has landed: its SQL is remembered by checksum. */
export interface Migration {
  name: string
  sql: string
}

export interface MigrationSet {
  module: string
  migrations: readonly Migration[]
}

export class MigrationError extends Error {
  override name = 'MigrationError'
}

const lock = 0x6d696772
const oldestServer = 150000

/**
 * Brings the database to the present schema, each step in a transaction of its own.
 * Any number of servers may call it at once: an advisory lock lets one work and the rest wait.
 * @returns names of the applied steps, `module/name`
 * @throws MigrationError when a landed step was edited, or the database is newer than the program
 */
export async function migrate(url: string, sets: readonly MigrationSet[]): Promise<string[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows: version } = await client.query(
      `select current_setting('server_version_num')::int as number`,
    )
    if (version[0].number < oldestServer)
      throw new MigrationError('Radnice potřebuje PostgreSQL 15 nebo novější. Povyšte databázový server.')
    await client.query('select pg_advisory_lock($1)', [lock])
    await client.query(`create schema if not exists platform;
      create table if not exists platform.migration (
        module text not null, name text not null, checksum text not null,
        applied_at timestamptz not null default now(), primary key (module, name))`)
    const { rows } = await client.query('select module, name, checksum from platform.migration')
    const done = new Map(rows.map((row) => [`${row.module}/${row.name}`, row.checksum as string]))
    const known = new Set<string>()
    const applied: string[] = []
    for (const { module, migrations } of sets) {
      for (const migration of migrations) {
        const key = `${module}/${migration.name}`
        known.add(key)
        const checksum = createHash('sha256').update(migration.sql).digest('hex')
        const before = done.get(key)
        if (before === checksum) continue
        if (before)
          throw new MigrationError(`Migrace ${key} se po nasazení změnila. Vraťte původní verzi programu.`)
        await apply(client, module, migration, checksum)
        applied.push(key)
      }
    }
    const newer = [...done.keys()].find((key) => !known.has(key))
    if (newer) throw new MigrationError(`Databázi upravila novější verze Radnice (${newer}). Spusťte tu.`)
    return applied
  } finally {
    await client.end()
  }
}

async function apply(
  client: pg.Client,
  module: string,
  migration: Migration,
  checksum: string,
): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into platform.migration (module, name, checksum) values ($1, $2, $3)', [
      module,
      migration.name,
      checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new MigrationError(
      `Migrace ${module}/${migration.name} se nepovedla: ${(error as Error).message}`,
      { cause: error },
    )
  }
}
