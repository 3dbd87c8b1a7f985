import { sql } from 'kysely'
import { system } from '../actor/actor.ts'
import { inTransaction } from '../database/transaction.ts'
import { rewrapFileKey } from '../files/files.ts'
import { rewrapRecordKey } from './record-key.ts'

/** A table with an `id` whose column `key` holds the wrapped key of its row. */
export interface KeyedTable {
  /** With its schema */
  table: string
}

const batch = 500

/**
 * Wraps the keys of all records and private files under the current master key; nothing sealed is touched. It may be broken off
 * and run again, and the server may run meanwhile: both master keys open until it is through.
 * @returns how many keys were wrapped anew
 * @throws Error when a key opens under none of them; those before it stay wrapped anew
 */
export async function rotateKeys(keyed: readonly KeyedTable[], now: Date): Promise<number> {
  let changed = 0
  for (const { table } of keyed) changed += await rotate(table, 'key', rewrapRecordKey, now)
  changed += await rotate('platform.file', 'wrapped_key', rewrapFileKey, now)
  if (changed > 0)
    await inTransaction(system(now), (work) => {
      work.audit({
        action: 'platform.keys.rotated',
        subject: { kind: 'installation', id: 'keys' },
        details: { changed },
      })
      return Promise.resolve()
    })
  return changed
}

async function rotate(
  table: string,
  column: string,
  rewrap: (wrapped: Uint8Array) => Buffer | null,
  now: Date,
): Promise<number> {
  let [changed, after] = [0, '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const rows = await inTransaction(system(now), async ({ db }) => {
      const found = await sql<{ id: string; wrapped: Buffer }>`select id, ${sql.ref(column)} as wrapped
        from ${sql.table(table)} where id > ${after} and ${sql.ref(column)} is not null
        order by id limit ${batch} for update`.execute(db)
      for (const { id, wrapped } of found.rows) {
        const fresh = rewrap(wrapped)
        if (fresh === null) continue
        await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${fresh} where id = ${id}`.execute(db)
        changed++
      }
      return found.rows
    })
    if (rows.length < batch) return changed
    after = rows.at(-1)!.id
  }
}
