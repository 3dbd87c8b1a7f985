import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { migrationSets } from '#server/city-hall.ts'
import { emptyDatabase, freshDatabase } from '#tests/support/database.ts'
import { system } from '../actor/actor.ts'
import { verifyAudit } from '../audit/verify-audit.ts'
import { database, openDatabase } from '../database/database.ts'
import { inTransaction } from '../database/transaction.ts'
import { localBlobStore } from '../files/file-store.ts'
import { openFile, registerFile, useBlobStore } from '../files/files.ts'
import { createBackup, restoreBackup, verifyBackup } from './backup.ts'

const folder = mkdtempSync(join(tmpdir(), 'radnice-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const db = await freshDatabase()
const masterKey = randomBytes(32)
const files = join(folder, 'files')
const store = localBlobStore(files, [masterKey])
useBlobStore(store)
const target = join(folder, 'backup')

test('database and files restore elsewhere with rows, blobs and the audit chain whole', async () => {
  const content = randomBytes(5000)
  const blob = await store.put([content] as unknown as AsyncIterable<Uint8Array>, {
    private: true,
    limit: 10_000,
  })
  const id = await inTransaction(system(), (work) =>
    registerFile(work, blob, {
      name: 'příloha.pdf',
      mediaType: 'application/pdf',
      owner: { kind: 'meeting', id: '00000000-0000-7000-8000-000000000000' },
    }),
  )
  await db.ask(`insert into usage.salt (day, salt) values ('2026-01-01', '\\x0011')`)
  const line = (paragraf: string) => `insert into budget.line (import_id, side, paragraf, polozka)
    values ('00000000-0000-7000-8000-000000000001', 'expenditure', '${paragraf}', '5169') returning id`
  await db.ask(`insert into budget.import (id, kind, year, month, origin, file_name, sha256, imported_at, imported_by)
    values ('00000000-0000-7000-8000-000000000001', 'ledger', 2020, 1, '', '', '', now(), '')`)
  await db.ask(line('6171'))
  await db.ask('update cases.payment_counter set last = 7')
  const made = await createBackup(db.url, files, target)
  expect(made.files).toHaveLength(1)

  const elsewhere = await emptyDatabase()
  const otherFiles = join(folder, 'other')
  await restoreBackup(target, elsewhere.url, otherFiles, migrationSets())
  const restored = openDatabase(elsewhere.url)
  expect(await verifyAudit(restored.db)).toEqual(await verifyAudit(database()))
  useBlobStore(localBlobStore(otherFiles, [masterKey]))
  expect((await buffer((await openFile(id, restored.db)).content)).equals(content)).toBe(true)
  // numbers go on where they were
  expect(await elsewhere.ask(line('6172'))).toEqual([{ id: '2' }])
  expect(await elsewhere.ask('select last from cases.payment_counter')).toEqual([{ last: 7 }])
  // what must be forgotten does not live on in a backup
  expect(await elsewhere.ask('select * from usage.salt')).toEqual([])
  await restored.close()
  await expect(restoreBackup(target, elsewhere.url, otherFiles, migrationSets())).rejects.toThrow(
    'do prázdné',
  )
})

test('a backup taken while others write is one consistent point', async () => {
  let writing = true
  const writer = (async () => {
    while (writing)
      await inTransaction(system(), async (work) =>
        work.audit({ action: 'test.note.made', subject: { kind: 'note', id: 'x' } }),
      )
  })()
  const busy = join(folder, 'busy')
  const { audit } = await createBackup(db.url, files, busy)
  writing = false
  await writer
  const elsewhere = await emptyDatabase()
  await restoreBackup(busy, elsewhere.url, join(folder, 'busy-files'), migrationSets())
  const restored = openDatabase(elsewhere.url)
  expect(await verifyAudit(restored.db)).toEqual({ entries: audit.seq, head: audit.hash, fault: null })
  await restored.close()
})

test('a damaged backup is refused before anything is restored', async () => {
  await verifyBackup(target)
  const [table] = readdirSync(join(target, 'tables'))
  writeFileSync(join(target, 'tables', table!), 'x')
  await expect(verifyBackup(target)).rejects.toThrow('poškozená')
  await expect(verifyBackup(folder)).rejects.toThrow('není záloha')
  await expect(createBackup(db.url, files, target)).rejects.toThrow('není prázdná')
})
