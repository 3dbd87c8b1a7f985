import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../database/database.ts'

export interface AuditVerdict {
  /** Entries that were checked */
  entries: number
  /** Hexadecimal SHA-256 of the last entry: the head that published documents print */
  head: string
  /** The first thing that does not fit; null when the chain is whole */
  fault: { seq: number; reason: 'altered' | 'missing' | 'unlinked' | 'cut' } | null
}

const batch = 5000

/**
 * Recomputes the whole chain. Finds an altered row, a removed or inserted one, and a tail cut off behind the head.
 * Somebody who rewrites the head too is found out only by a document that printed the old one: give it as `printed`.
 * @param printed beginning of a head from a published document, hexadecimal
 */
export async function verifyAudit(db: Db, printed?: string): Promise<AuditVerdict> {
  // one snapshot for rows and head: a write in between must not look like a cut
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((snapshot) => verifySnapshot(snapshot, printed))
}

async function verifySnapshot(db: Db, printed?: string): Promise<AuditVerdict> {
  let previous = createHash('sha256').update('radnice').digest()
  let seq = 0
  let seen = printed === undefined
  for (;;) {
    const { rows } = await sql<{ seq: number; payload: string; previousHash: Buffer; hash: Buffer }>`
      select e.seq, platform.audit_payload(e) as payload, e.previous_hash, e.hash
      from platform.audit_entry e where e.seq > ${seq} order by e.seq limit ${batch}`.execute(db)
    for (const row of rows) {
      const at = { entries: seq, head: previous.toString('hex') }
      if (row.seq !== seq + 1) return { ...at, fault: { seq: seq + 1, reason: 'missing' } }
      if (!row.previousHash.equals(previous)) return { ...at, fault: { seq: row.seq, reason: 'unlinked' } }
      const hash = createHash('sha256').update(row.payload, 'utf8').digest()
      if (!hash.equals(row.hash)) return { ...at, fault: { seq: row.seq, reason: 'altered' } }
      previous = hash
      seq = row.seq
      if (printed !== undefined && hash.toString('hex').startsWith(printed.toLowerCase())) seen = true
    }
    if (rows.length < batch) break
  }
  const head = await readAuditHead(db)
  const verdict = { entries: seq, head: previous.toString('hex') }
  if (head.seq !== seq || head.hash !== verdict.head || !seen)
    return { ...verdict, fault: { seq: seq + 1, reason: 'cut' } }
  return { ...verdict, fault: null }
}

/** The head of the chain now. */
export async function readAuditHead(db: Db): Promise<{ seq: number; hash: string }> {
  const { rows } = await sql<{
    seq: number
    hash: Buffer
  }>`select seq, hash from platform.audit_head`.execute(db)
  return { seq: rows[0]!.seq, hash: rows[0]!.hash.toString('hex') }
}
