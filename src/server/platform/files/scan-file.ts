import type { ScanState } from '../../../shared/files/scan-state.ts'
import { sql } from 'kysely'
import { database, type Db } from '../database/database.ts'
import { system } from '../actor/actor.ts'
import { inTransaction, type Work } from '../database/transaction.ts'
import { DomainError } from '../domain-error.ts'
import { sendJob, type JobDefinition } from '../jobs/jobs.ts'
import { askClamd, type ClamdAddress } from './clamd.ts'
import { openFile } from './files.ts'

let scanner: ClamdAddress | null = null

/** The virus scanner; null when there is none. */
export function configureScanner(address: ClamdAddress | null): void {
  scanner = address
}

/** Has a file from outside looked through after it is saved: whatever becomes of the scanner, the file is not lost. */
export async function scanLater(work: Work, id: string): Promise<void> {
  if (scanner === null) return
  await sql`update platform.file set scan = 'waiting' where id = ${id}`.execute(work.db)
  await work.enqueue(scanFile.name, { id })
}

/** Looks through one file. A scanner that fails is asked again, the file waits meanwhile. */
export const scanFile: JobDefinition = {
  name: 'platform.file.scan',
  retries: 12,
  run: async ({ id }, now) => {
    const known = await stateOf(database(), String(id))
    if (scanner === null || known !== 'waiting') return
    const { content } = await openFile(String(id))
    const found = await askClamd(scanner, content)
    await inTransaction(system(now), async (work) => {
      await sql`update platform.file set scan = ${found === null ? 'clean' : 'infected'}, scanned_at = ${now},
        scan_found = ${found} where id = ${id}`.execute(work.db)
      if (found !== null)
        work.audit({
          action: 'platform.file.infected',
          subject: { kind: 'file', id: String(id) },
          details: { found },
        })
    })
  },
}

/** Files whose job gave up, or came out of a backup, are looked through again. */
export const sweepScans: JobDefinition = {
  name: 'platform.file.scan.sweep',
  schedule: '*/30 * * * *',
  run: async (_, now) => {
    if (scanner === null) return
    const { rows } = await sql<{ id: string }>`select f.id from platform.file f
      where f.scan = 'waiting' and f.created_at < ${new Date(now.getTime() - 15 * 60_000)}
        and not exists (select 1 from jobs.job j where j.name = ${scanFile.name} and j.data->>'id' = f.id::text
          and j.state in ('created', 'retry', 'active')) limit 500`.execute(database())
    for (const { id } of rows) await sendJob(database(), scanFile.name, { id })
  },
}

const stateOf = async (db: Db, id: string): Promise<ScanState | undefined> =>
  (await sql<{ scan: ScanState }>`select scan from platform.file where id = ${id}`.execute(db)).rows[0]?.scan

/** Lets through what the scanner let through, and what nobody was to scan. @throws DomainError `not_scanned`, `infected` */
export function refuseUnsafe({ scan }: { scan: ScanState }): void {
  if (scan === 'waiting')
    throw new DomainError('not_scanned', 'Soubor teď kontroluje antivir. Zkuste to za chvíli.', 409)
  if (scan === 'infected')
    throw new DomainError(
      'infected',
      'V souboru našel antivir škodlivý program, proto ho nevydáme. Vyžádejte si nový.',
      409,
    )
}
