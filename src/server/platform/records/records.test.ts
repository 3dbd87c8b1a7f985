import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { system, visitor } from '../actor/actor.ts'
import { inTransaction } from '../database/transaction.ts'
import { localBlobStore } from '../files/file-store.ts'
import { registerFile, useBlobStore } from '../files/files.ts'
import { configureRecords, exportRecord } from './export-record.ts'
import { readRegister, saveSeries } from './manage-series.ts'
import { registerDocument } from './register-document.ts'

const db = await freshDatabase()
const folder = mkdtempSync(join(tmpdir(), 'radnice-records-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const store = localBlobStore(join(folder, 'files'), [randomBytes(32)])
useBlobStore(store)
const now = new Date('2024-05-01T10:00:00Z')
const series = {
  code: 'KSC',
  name: 'Komise',
  referenceRule: 'MML/{rada}/{poradi:4}/{rok}',
  fileMarkRule: '{rada}/{rok}',
  retentionCode: 'A10',
}
const owner = (n: number) => ({ kind: 'minutes', id: `00000000-0000-7000-8000-00000000000${n}` })
const register = (n: number, at = now) =>
  inTransaction(system(at), (work) =>
    registerDocument(work, { series: 'KSC', subject: `Zápis ${n}`, owner: owner(n) }),
  )

test('numbers run without gaps also when many register at once, and begin again with the year', async () => {
  await expect(register(1)).rejects.toThrow('neexistuje')
  await saveSeries(system(now), series)
  const given = await Promise.all([1, 2, 3, 4].map((n) => register(n)))
  expect(given.map(({ referenceNumber }) => referenceNumber).sort()).toEqual([
    'MML/KSC/0001/2024',
    'MML/KSC/0002/2024',
    'MML/KSC/0003/2024',
    'MML/KSC/0004/2024',
  ])
  expect(await register(1)).toEqual(given[0])
  await expect(
    inTransaction(system(now), async (work) => {
      await registerDocument(work, { series: 'KSC', subject: 'zrušeno', owner: owner(5) })
      throw new Error('spadlo')
    }),
  ).rejects.toThrow('spadlo')
  expect((await register(6)).referenceNumber).toBe('MML/KSC/0005/2024')
  expect((await register(7, new Date('2025-01-01T10:00:00+01:00'))).referenceNumber).toBe('MML/KSC/0001/2025')
  await expect(saveSeries(visitor(now), series)).rejects.toThrow('nic není')
  await expect(saveSeries(system(now), { ...series, retentionCode: 'X' })).rejects.toThrow('Skartační znak')
})

test('the drop folder gets the exact file with its metadata, whole or not at all, once', async () => {
  const { id } = await register(1)
  const blob = await store.put([Buffer.from('%PDF-obsah')] as never, { private: true, limit: 1000 })
  const fileId = await inTransaction(system(now), (work) =>
    registerFile(work, blob, { name: 'zapis.pdf', mediaType: 'application/pdf', owner: owner(1) }),
  )
  await db.ask('update platform.registered_document set file_id = $1 where id = $2', [fileId, id])
  await exportRecord.run({ id }, now)
  const drop = join(folder, 'drop')
  configureRecords(drop)
  await exportRecord.run({ id }, now)
  await exportRecord.run({ id }, now)
  expect(readdirSync(drop)).toEqual([id])
  expect(readFileSync(join(drop, id, 'zapis.pdf'), 'utf8')).toBe('%PDF-obsah')
  expect(JSON.parse(readFileSync(join(drop, id, 'metadata.json'), 'utf8'))).toMatchObject({
    fileMark: 'KSC/2024',
    retentionCode: 'A10',
    registeredOn: '2024-05-01',
    size: 10,
    sha256: blob.sha256.toString('hex'),
  })
  const { documents } = await readRegister(system(now), 1)
  expect(documents.find((row) => row.id === id)?.exportedAt).toEqual(now)
})
