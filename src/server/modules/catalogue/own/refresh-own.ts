import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { system } from '../../../platform/actor/actor.ts'
import { auditLength } from '../../../platform/audit/audit-length.ts'
import { runInChild } from '../../../platform/child/run-in-child.ts'
import { database } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import {
  ownDatasets,
  publishedColumns,
  withoutSmallCells,
  type OwnDataset,
  type OwnRow,
} from '../../../platform/datasets/own-dataset.ts'
import { publicBlobPath } from '../../../platform/files/files.ts'
import { describeError, log } from '../../../platform/log/log.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import type { Compared } from '../data/compare-tables.ts'
import { currentVersion, insertVersion, nextNumber, parquetOf } from '../data/data.store.ts'
import { keepFile, storeFile, storeFiles } from '../data/keep-file.ts'
import { publishVersion } from '../data/publish-version.ts'
import { findDataset } from '../datasets/dataset.store.ts'
import { keepOwnRecord, publishOwn, takeBack } from './own-record.ts'
import type { OwnInput, OwnOutput } from './own-child.ts'
import { digestsOf, findCity, noteRefreshed, readLastLength, removeDigest, saveDigest } from './own.store.ts'

/** Publishes what the modules offer, whenever any record has changed: looked at every ten minutes, and once a night in any case. */
export const refreshOwn: JobDefinition = {
  name: 'catalogue.own.refresh',
  schedule: '*/10 * * * *',
  retries: 1,
  run: async ({ always }, now) => {
    const length = await auditLength(database())
    const nightly = now.getUTCHours() === 1 && now.getUTCMinutes() < 10
    if (always !== true && !nightly && (await readLastLength(database())) === length) return
    await refreshAll(now)
    // what came meanwhile, our own entries too, is looked at next time
    await noteRefreshed(database(), length)
  },
}

interface Changed {
  dataset: OwnDataset
  rows: OwnRow[]
  digest: string
  folder: string
  before: Compared | null
}

/** Reads every own dataset and publishes those whose rows are not what was published. Without a city that has an IČO nothing can be. */
export async function refreshAll(now: Date): Promise<string[]> {
  const city = await findCity(database())
  if (!city) return []
  const work = await mkdtemp(join(tmpdir(), 'radnice-own-'))
  try {
    const changed = await findChanged(now, work)
    if (changed.length === 0) return []
    const made = await runInChild<OwnOutput>(
      'src/server/modules/catalogue/own/own-child.ts',
      { tables: changed.map(inputOf) } satisfies OwnInput,
      { time: 10 * 60_000, memory: 700 },
    )
    for (const [at, one] of changed.entries()) await publish(one, made[at]!, city.id, now)
    return changed.map(({ dataset }) => dataset.name)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function findChanged(now: Date, work: string): Promise<Changed[]> {
  const digests = await digestsOf(database())
  const changed: Changed[] = []
  for (const [at, dataset] of ownDatasets().entries()) {
    const rows = await readRows(dataset, now)
    if (!rows) continue
    const digest = createHash('sha256')
      .update(JSON.stringify([publishedColumns(dataset), rows]))
      .digest('hex')
    if (digests.get(dataset.name) === digest) continue
    if (rows.length === 0) {
      // nothing is public any more: what was published must not stay
      if (digests.has(dataset.name)) await hideEmpty(dataset, now)
      continue
    }
    const folder = join(work, String(at))
    await mkdir(folder)
    const heads = publishedColumns(dataset).map(({ name }) => name)
    const whole = rows.map((row) => Object.fromEntries(heads.map((name) => [name, row[name] ?? null])))
    await writeFile(join(folder, 'source'), JSON.stringify(whole))
    changed.push({ dataset, rows, digest, folder, before: await publishedBefore(dataset) })
  }
  return changed
}

/** Rows of a dataset; one that cannot be read is told in the log and does not stop the others. */
async function readRows(dataset: OwnDataset, now: Date): Promise<OwnRow[] | undefined> {
  try {
    return withoutSmallCells(dataset, await dataset.read(now))
  } catch (problem) {
    log('error', 'catalogue.own_not_read', { dataset: dataset.name, ...describeError(problem) })
    return undefined
  }
}

/** Takes an own dataset back until it has rows again. */
async function hideEmpty({ name }: OwnDataset, now: Date): Promise<void> {
  const row = await findDataset(database(), { generated: name })
  if (!row) return
  await inTransaction(system(now), async (work) => {
    await takeBack(work, row.id)
    await removeDigest(work.db, name)
  })
}

async function publishedBefore({ name }: OwnDataset): Promise<Compared | null> {
  const row = await findDataset(database(), { generated: name })
  const version = row && (await currentVersion(database(), row.id))
  const blob = version && (await parquetOf(database(), version.id))
  return blob ? { number: version.number, path: publicBlobPath(blob), columns: version.columns } : null
}

const inputOf = ({ dataset, folder, before }: Changed): OwnInput['tables'][number] => ({
  load: {
    path: join(folder, 'source'),
    fileName: 'data.json',
    folder,
    notes: Object.fromEntries(
      publishedColumns(dataset).map(({ name, type, key }) => [name, { type, ...(key ? { key } : {}) }]),
    ),
  },
  before,
})

async function publish(
  { dataset, rows, digest, folder }: Changed,
  { table, files }: OwnOutput[number],
  cityId: string,
  now: Date,
): Promise<void> {
  const parquet = await storeFile(join(folder, 'data.parquet'))
  const keepAll = await storeFiles(files)
  await inTransaction(system(now), async (work) => {
    const { id: datasetId, slug } = await keepOwnRecord(work, dataset, cityId)
    const version = { id: newId(), datasetId, number: await nextNumber(work.db, datasetId) }
    await insertVersion(work.db, {
      ...version,
      state: 'ready',
      origin: 'module',
      fileName: dataset.name,
      sourceUrl: null,
      sourceFileId: null,
      loadedAt: now,
      loadedBy: 'Radnice',
      rows: rows.length,
      columns: JSON.stringify(table.columns),
      faults: JSON.stringify(table.faults),
      notes: JSON.stringify([]),
      difference: files.difference && JSON.stringify(files.difference),
    })
    await keepFile(work, { ...version, slug }, 'PARQUET', parquet)
    await keepAll(work, { ...version, slug })
    await publishVersion(work, datasetId, version.id)
    await publishOwn(work, datasetId)
    await saveDigest(work.db, dataset.name, digest)
  })
}
