import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { LoadedTable } from '../../../../shared/catalogue/column.ts'
import { system } from '../../../platform/actor/actor.ts'
import { ChildError, runInChild } from '../../../platform/child/run-in-child.ts'
import { database } from '../../../platform/database/database.ts'
import { inTransaction, type Work } from '../../../platform/database/transaction.ts'
import { openFile, publicBlobPath } from '../../../platform/files/files.ts'
import { describeError, log } from '../../../platform/log/log.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import { findDataset } from '../datasets/dataset.store.ts'
import {
  currentVersion,
  findVersion,
  moveVersion,
  parquetOf,
  readNotes,
  type DataVersion,
} from './data.store.ts'
import { keepFile, storeFile, storeFiles } from './keep-file.ts'
import type { LoadInput } from './load-table.ts'
import type { FilesInput, FilesOutput } from './make-files.ts'

const place = 'src/server/modules/catalogue/data'
/** Wide tables take more than the usual ones, which stay far below */
const caps = { time: 10 * 60_000, memory: 1200 }

/**
 * Reads a file of data: first the table, which can be browsed at once, then the files for download. A fault of the file is told and
 * not tried again; after a crash of the machine the job goes on where it stopped.
 */
export const loadData: JobDefinition = {
  name: 'catalogue.data.load',
  retries: 2,
  run: async ({ versionId }, now) => {
    const version = await findVersion(database(), { id: String(versionId) })
    if (!version || !['loading', 'loaded'].includes(version.state)) return
    const folder = await mkdtemp(join(tmpdir(), 'radnice-data-'))
    try {
      const loaded = version.state === 'loading' ? await loadStep(version, folder, now) : version
      if (loaded) await filesStep(loaded, folder, now)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function loadStep(version: DataVersion, folder: string, now: Date): Promise<DataVersion | undefined> {
  const path = join(folder, 'source')
  const { content } = await openFile(version.sourceFileId!)
  await pipeline(content, createWriteStream(path, { mode: 0o600 }))
  const notes = await readNotes(database(), version.datasetId)
  const table = await inChild<LoadedTable>(version, now, `${place}/load-child.ts`, {
    path,
    fileName: version.fileName,
    folder,
    notes,
  } satisfies LoadInput)
  if (!table) return undefined
  const parquet = await storeFile(join(folder, 'data.parquet'))
  await inTransaction(system(now), async (work) => {
    await keepFile(work, await named(work, version), 'PARQUET', parquet)
    await moveVersion(work.db, version.id, ['loading'], {
      state: 'loaded',
      rows: table.rows,
      columns: JSON.stringify(table.columns),
      faults: JSON.stringify(table.faults),
      notes: JSON.stringify(table.notes),
    })
  })
  return findVersion(database(), { id: version.id })
}

/** What a child made; undefined when it could not, which is then told of the version. */
async function inChild<Output>(
  { id }: DataVersion,
  now: Date,
  script: string,
  input: unknown,
): Promise<Output | undefined> {
  try {
    return await runInChild<Output>(script, input, caps)
  } catch (problem) {
    if (!(problem instanceof ChildError)) throw problem
    if (problem.reason !== 'refused') log('warn', 'catalogue.data_not_read', { version: id, ...describeError(problem) })
    await inTransaction(system(now), (work) =>
      moveVersion(work.db, id, ['loading', 'loaded'], { state: 'failed', problem: sentenceOf(problem) }),
    )
    return undefined
  }
}

async function filesStep(version: DataVersion, folder: string, now: Date): Promise<void> {
  const published = await currentVersion(database(), version.datasetId)
  const before = published && (await parquetOf(database(), published.id))
  const blob = await parquetOf(database(), version.id)
  const output = await inChild<FilesOutput>(
    version,
    now,
    `${place}/files-child.ts`,
    {
      parquet: publicBlobPath(blob!),
      columns: version.columns,
      rows: version.rows ?? 0,
      folder,
      before: before
        ? { number: published.number, path: publicBlobPath(before), columns: published.columns }
        : null,
    } satisfies FilesInput,
  )
  if (!output) return
  const keepAll = await storeFiles(output)
  await inTransaction(system(now), async (work) => {
    await keepAll(work, await named(work, version))
    await moveVersion(work.db, version.id, ['loaded'], {
      state: 'ready',
      difference: output.difference && JSON.stringify(output.difference),
    })
  })
}

const named = async (work: Work, { id, datasetId }: DataVersion) => ({
  id,
  datasetId,
  slug: (await findDataset(work.db, { id: datasetId }))!.slug,
})

/** What a failed reading is told as. */
function sentenceOf({ reason, message }: ChildError): string {
  if (reason === 'refused') return message
  if (reason === 'memory')
    return 'Soubor se po rozbalení nevejde do paměti. Rozdělte ho, nebo ho nahrajte jako CSV či Parquet.'
  if (reason === 'time') return 'Soubor se nepodařilo přečíst do deseti minut. Rozdělte ho na menší.'
  return 'Soubor se nepodařilo přečíst, nejspíš je poškozený. Uložte ho znovu, nejlépe jako CSV v UTF-8.'
}
