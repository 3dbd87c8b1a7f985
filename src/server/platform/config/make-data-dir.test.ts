import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeDataDir } from './make-data-dir.ts'

const home = mkdtempSync(join(tmpdir(), 'radnice-data-'))

test('the folder is made with those above it, and may stand already', () => {
  const folder = join(home, 'a', 'b', 'c')
  makeDataDir(folder)
  makeDataDir(folder)
  expect(existsSync(folder)).toBe(true)
})

test('where no folder can be, the sentence names the variable and the start does not hang', () => {
  expect(() => makeDataDir('/proc/radnice/data')).toThrow(/^DATA_DIR: /)
  writeFileSync(join(home, 'file'), '')
  expect(() => makeDataDir(join(home, 'file'))).toThrow(/^DATA_DIR: .*stojí soubor/)
  expect(() => makeDataDir(join(home, 'file', 'data'))).toThrow(/^DATA_DIR: .*stojí soubor/)
})
