import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { system } from '../actor/actor.ts'
import { inTransaction } from '../database/transaction.ts'
import { localBlobStore } from './file-store.ts'
import { collectFiles, openFile, registerFile, safeFileName, useBlobStore } from './files.ts'

await freshDatabase()
const folder = mkdtempSync(join(tmpdir(), 'radnice-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const store = localBlobStore(folder, [randomBytes(32)])
useBlobStore(store)
const content = randomBytes(200_000)
const chunks = async function* (bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000)
}
const onDisk = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /[0-9a-f]{64}$/.test(name))

test('a private file comes back whole and lies encrypted', async () => {
  const blob = await store.put(chunks(content), { private: true, limit: 10 ** 6 })
  const id = await inTransaction(system(), (work) =>
    registerFile(work, blob, {
      name: '../../etc/Příloha č. 1.pdf',
      mediaType: 'application/pdf',
      owner: { kind: 'meeting', id: '00000000-0000-7000-8000-000000000000' },
    }),
  )
  const opened = await openFile(id)
  expect(opened.file.name).toBe('Příloha č. 1.pdf')
  expect((await buffer(opened.content)).equals(content)).toBe(true)
  const stored = readFileSync(join(folder, onDisk()[0]!))
  expect(stored.includes(content.subarray(0, 64))).toBe(false)
})

test('a damaged private file breaks instead of being handed out as whole', async () => {
  const path = join(folder, onDisk()[0]!)
  const bytes = readFileSync(path)
  bytes[500]! ^= 1
  writeFileSync(path, bytes)
  const blob = path.slice(-64)
  const { wrappedKey } = await store.put(chunks(content), { private: true, limit: 10 ** 6 })
  await expect(buffer(store.get(blob, wrappedKey))).rejects.toThrow('damaged')
})

test('too large a file is refused and leaves nothing', async () => {
  const before = onDisk().length
  await expect(store.put(chunks(content), { private: false, limit: 100_000 })).rejects.toThrow('větší než')
  expect(onDisk()).toHaveLength(before)
  expect(readdirSync(join(folder, 'drafts'))).toEqual([])
})

test('blobs without a row are collected after a day, never before', async () => {
  const orphan = await store.put(chunks(Buffer.from('orphan')), { private: false, limit: 100 })
  const path = join(folder, orphan.blob.slice(0, 2), orphan.blob)
  await collectFiles.run({}, new Date())
  expect(onDisk().some((name) => name.endsWith(orphan.blob))).toBe(true)
  const old = new Date(Date.now() - 2 * 86_400_000)
  utimesSync(path, old, old)
  await collectFiles.run({}, new Date())
  expect(onDisk().some((name) => name.endsWith(orphan.blob))).toBe(false)
})

test('names are cleaned of paths and signs', () => {
  expect(safeFileName('C:\\temp\\zápis\u0000.pdf')).toBe('zápis.pdf')
  expect(safeFileName('..')).toBe('soubor')
  expect(safeFileName('a'.repeat(500))).toHaveLength(150)
})
