import { appendFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { streamOf } from '../../../platform/files/bytes.ts'
import { growingFile } from './growing-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'radnice-growing-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('everything that is written while it is read arrives, and the file is gone afterwards', async () => {
  const path = join(folder, 'a')
  writeFileSync(path, 'one\n')
  const written = (async () => {
    for (const line of ['two\n', 'three\n']) {
      await pause(15)
      appendFileSync(path, line)
    }
  })()
  expect(await text(streamOf(growingFile(path, written)))).toBe('one\ntwo\nthree\n')
  expect(existsSync(path)).toBe(false)
})

test('a writing that fails breaks the reading off, and nothing is left', async () => {
  const path = join(folder, 'b')
  writeFileSync(path, 'one\n')
  const written = pause(15).then(() => Promise.reject(new Error('too slow')))
  await expect(text(streamOf(growingFile(path, written)))).rejects.toThrow('too slow')
  expect(existsSync(path)).toBe(false)
})
