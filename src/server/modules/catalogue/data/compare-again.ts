import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Difference } from '../../../../shared/catalogue/difference.ts'
import { system } from '../../../platform/actor/actor.ts'
import { runInChild } from '../../../platform/child/run-in-child.ts'
import { database } from '../../../platform/database/database.ts'
import { inTransaction, type Work } from '../../../platform/database/transaction.ts'
import { publicBlobPath } from '../../../platform/files/files.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import { currentVersion, findVersion, noteVersion, parquetOf } from './data.store.ts'
import type { CompareInput } from './compare-child.ts'

/** Forgets what a version changed, with its examples of rows, and compares it anew with the one that now stands before it. */
export async function compareAnew(work: Work, versionId: string): Promise<void> {
  await noteVersion(work.db, versionId, { difference: null })
  await work.enqueue(compareAgain.name, { versionId })
}

/** Says of a version what it changed against the published one before it. */
export const compareAgain: JobDefinition = {
  name: 'catalogue.data.compare',
  retries: 2,
  run: async ({ versionId }, now) => {
    const version = await findVersion(database(), { id: String(versionId) })
    if (!version || !['ready', 'published'].includes(version.state)) return
    const before = await currentVersion(database(), version.datasetId, version.number)
    const [old, own] = await Promise.all([
      before && parquetOf(database(), before.id),
      parquetOf(database(), version.id),
    ])
    if (!before || !old || !own) return
    const folder = await mkdtemp(join(tmpdir(), 'radnice-compare-'))
    try {
      const difference = await runInChild<Difference>(
        'src/server/modules/catalogue/data/compare-child.ts',
        {
          before: { number: before.number, path: publicBlobPath(old), columns: before.columns },
          after: { path: publicBlobPath(own), columns: version.columns },
          folder,
        } satisfies CompareInput,
        { time: 10 * 60_000, memory: 1200 },
      )
      await inTransaction(system(now), (work) =>
        noteVersion(work.db, version.id, { difference: JSON.stringify(difference) }),
      )
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}
