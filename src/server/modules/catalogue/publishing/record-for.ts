import { permanentBase } from '../../../platform/config/permanent-base.ts'
import type { Db } from '../../../platform/database/database.ts'
import { listDistributions, type DatasetRow } from '../datasets/dataset.store.ts'
import { ownDistributions } from '../data/own-distributions.ts'
import { recordOf } from '../exchange/record-of.ts'
import type { DatasetRecord } from '../exchange/record.ts'

/** The whole record of a dataset: what its form says, its linked files and services, and what is made of its data. */
export async function recordFor(db: Db, row: DatasetRow): Promise<DatasetRecord> {
  const base = await permanentBase()
  return recordOf(base, row, await listDistributions(db, [row.id]), await ownDistributions(db, base, row))
}
