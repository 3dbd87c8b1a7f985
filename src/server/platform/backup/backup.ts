import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { copyFile, mkdir, open, readFile, readdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { migrate, type MigrationSet } from '../database/migrate.ts'
import { tablesInOrder } from './table-order.ts'

interface BackupManifest {
  format: 1
  createdAt: string
  audit: { seq: number; hash: string }
  migrations: { module: string; name: string; checksum: string }[]
  tables: { name: string; rows: number; sha256: string }[]
  files: { blob: string; sha256: string }[]
}

export class BackupError extends Error {
  override name = 'BackupError'
}

const manifestName = 'manifest.json'
// Rebuilt, not carried over: the jobs of the outbox are enqueued anew from its rows
const skippedSchemas = ['jobs']

/**
 * Writes a backup of database and files at one point in time into an empty folder.
 * One snapshot covers all tables; blobs are immutable and outlive their rows by a day, so those it names are there.
 * @throws BackupError
 */
export async function createBackup(url: string, files: string, target: string): Promise<BackupManifest> {
  if (existsSync(target) && (await readdir(target)).length > 0)
    throw new BackupError(`Složka ${target} není prázdná. Zvolte novou.`)
  const draft = `${target}.part-${process.pid}`
  await mkdir(join(draft, 'tables'), { recursive: true, mode: 0o700 })
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const tables: BackupManifest['tables'] = []
    for (const name of await tablesInOrder(client, skippedSchemas)) {
      const hash = hashing()
      const stream = client.query(copyTo(`copy ${name} to stdout`))
      await pipeline(
        stream,
        hash.through,
        createGzip(),
        createWriteStream(join(draft, 'tables', `${name}.gz`), { mode: 0o600, flush: true }),
      )
      tables.push({ name, rows: stream.rowCount, sha256: hash.digest() })
    }
    const blobs = await client.query<{ blob: string; sha256: string }>(
      `select blob from platform.file order by blob`,
    )
    const copied: BackupManifest['files'] = []
    for (const { blob } of blobs.rows) {
      const to = join(draft, 'files', blob.slice(0, 2), blob)
      await mkdir(dirname(to), { recursive: true, mode: 0o700 })
      await copyFile(join(files, blob.slice(0, 2), blob), to)
      copied.push({ blob, sha256: await fileHash(to) })
    }
    const audit = await client.query(`select seq::int, encode(hash, 'hex') as hash from platform.audit_head`)
    const migrations = await client.query(
      'select module, name, checksum from platform.migration order by applied_at, module, name',
    )
    await client.query('commit')
    const manifest: BackupManifest = {
      format: 1,
      createdAt: new Date().toISOString(),
      audit: audit.rows[0],
      migrations: migrations.rows,
      tables,
      files: copied,
    }
    await writeFile(join(draft, manifestName), JSON.stringify(manifest, null, 1), {
      mode: 0o600,
      flush: true,
    })
    await rename(draft, target)
    return manifest
  } finally {
    await client.end()
  }
}

/** Reads a whole backup against its manifest. @throws BackupError naming the first part that is missing or damaged */
export async function verifyBackup(folder: string): Promise<BackupManifest> {
  const manifest = await readManifest(folder)
  for (const table of manifest.tables) {
    const hash = hashing()
    const drain = new Transform({ transform: (_chunk, _encoding, done) => done() })
    try {
      await pipeline(
        createReadStream(join(folder, 'tables', `${table.name}.gz`)),
        createGunzip(),
        hash.through,
        drain.resume(),
      )
    } catch {
      throw new BackupError(`Záloha je poškozená: tabulka ${table.name} chybí, nebo nejde přečíst.`)
    }
    if (hash.digest() !== table.sha256)
      throw new BackupError(`Záloha je poškozená: tabulka ${table.name} se liší od soupisu.`)
  }
  for (const { blob, sha256 } of manifest.files) {
    const found = await fileHash(join(folder, 'files', blob.slice(0, 2), blob)).catch(() => null)
    if (found !== sha256)
      throw new BackupError(`Záloha je poškozená: soubor ${blob} chybí, nebo se liší od soupisu.`)
  }
  return manifest
}

/**
 * Restores a backup into an empty database (own or bundled, PostgreSQL 15 or newer) and an empty folder of files.
 * All tables come true in one transaction; a newer program then upgrades them.
 * @param verified what `verifyBackup` has just said of it; without it the backup is read whole first
 * @throws BackupError, MigrationError
 */
export async function restoreBackup(
  folder: string,
  url: string,
  files: string,
  sets: readonly MigrationSet[],
  verified?: BackupManifest,
): Promise<BackupManifest> {
  const manifest = verified ?? (await verifyBackup(folder))
  await refuseUsed(url)
  await migrate(url, setsOfBackup(manifest, sets))
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query('begin')
    const names = manifest.tables.map(({ name }) => name).filter((name) => name !== 'platform.migration')
    for (const name of [...names].reverse())
      if (name !== 'platform.audit_entry') await client.query(`delete from ${name}`)
    for (const name of names)
      await pipeline(
        createReadStream(join(folder, 'tables', `${name}.gz`)),
        createGunzip(),
        client.query(copyFrom(`copy ${name} from stdin`)),
      )
    await continueNumbers(client)
    for (const { blob } of manifest.files)
      await placeFile(join(folder, 'files', blob.slice(0, 2), blob), join(files, blob.slice(0, 2), blob))
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
  await migrate(url, sets)
  return manifest
}

/** Numbers that the database gives by itself go on after those that were restored. */
async function continueNumbers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; column: string }>(
    `select format('%I.%I', table_schema, table_name) as name, column_name as column
     from information_schema.columns where is_identity = 'YES'`,
  )
  for (const { name, column } of rows)
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce((select max("${column}") from ${name}), 0) + 1, false)`,
      [name, column],
    )
}

async function placeFile(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await copyFile(from, to)
  const handle = await open(to, 'r')
  await handle.sync()
  await handle.close()
}

async function refuseUsed(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows } = await client.query(`select to_regclass('platform.audit_entry') as found`)
    if (rows[0].found === null) return
    const used = await client.query('select 1 from platform.audit_entry limit 1')
    if (used.rowCount) throw new BackupError('Databáze už obsahuje záznamy. Obnovujte do prázdné.')
  } finally {
    await client.end()
  }
}

/** The steps that the backup's program knew, so that its data fit; all must be known here unchanged. */
function setsOfBackup(manifest: BackupManifest, sets: readonly MigrationSet[]): MigrationSet[] {
  const known = new Set(manifest.migrations.map(({ module, name }) => `${module}/${name}`))
  const chosen = sets.map(({ module, migrations }) => ({
    module,
    migrations: migrations.filter(({ name }) => known.has(`${module}/${name}`)),
  }))
  const count = chosen.reduce((sum, { migrations }) => sum + migrations.length, 0)
  if (count !== known.size)
    throw new BackupError('Zálohu vytvořila novější verze Radnice. Obnovte ji tou verzí, nebo novější.')
  return chosen
}

async function readManifest(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => {
    throw new BackupError(`Ve složce ${folder} není záloha: chybí ${manifestName}.`)
  })
  const manifest = JSON.parse(text) as BackupManifest
  if (manifest.format !== 1) throw new BackupError('Tuto podobu zálohy tato verze Radnice neumí.')
  return manifest
}

function hashing(): { through: Transform; digest: () => string } {
  const hash = createHash('sha256')
  const through = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  return { through, digest: () => hash.digest('hex') }
}

async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
