import { database } from '../../../platform/database/database.ts'
import { currentVersion } from '../data/data.store.ts'
import { listDistributions, type DatasetRow } from '../datasets/dataset.store.ts'
import type { Upkeep } from '../gate/rate-quality.ts'

/** How a dataset is kept: its age, and what the nightly check found at its linked addresses. */
export async function upkeepOf(row: DatasetRow, now: Date): Promise<Upkeep> {
  const linked = await listDistributions(database(), [row.id])
  const version = await currentVersion(database(), row.id)
  return {
    now,
    dataChangedAt: row.dataChangedAt,
    dead: linked.filter(({ alive }) => alive === false).length,
    withoutCors: linked.filter(({ kind, cors }) => kind === 'file' && cors === false).length,
    faultyRows: version?.faults.rows ?? 0,
    hasSchema: version !== undefined || linked.some(({ schemaUrl }) => schemaUrl !== null),
  }
}
