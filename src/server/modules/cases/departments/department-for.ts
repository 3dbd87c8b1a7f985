import type { ProcedureName } from '../../../../shared/cases/words.ts'
import type { Db } from '../../../platform/database/database.ts'
import { exactAddress } from '../../addresses/index.ts'
import { departmentsFor } from './department.store.ts'

/**
 * The department to which a submission comes by itself: of its procedure, the one for the part of the city where the address lies,
 * else the one for all.
 */
export async function departmentFor(
  db: Db,
  procedure: ProcedureName,
  address: string | null,
): Promise<string | null> {
  const departments = await departmentsFor(db, procedure)
  const general = departments.find(({ parts }) => parts.length === 0)
  if (address === null || departments.every(({ parts }) => parts.length === 0)) return general?.id ?? null
  const part = (await exactAddress(address, db))?.part
  const local = part === undefined ? undefined : departments.find(({ parts }) => parts.includes(part))
  return (local ?? general)?.id ?? null
}
