import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseMinutes } from '#server/modules/meetings/minutes/parse/parse-minutes.ts'

const shared = process.env['SHARED_DIR'] ?? '../shared'
const scorer = join(shared, 'tools', 'score-minutes.mjs')

/** Reads the real minutes that stand outside the project and lets their own scorer judge. */
function score(folder: string): { mean: number; invented: number; asserted: number } {
  const out = mkdtempSync(join(tmpdir(), 'radnice-score-'))
  for (const name of readdirSync(folder).filter((file) => /^\d+\.txt$/.test(file)))
    writeFileSync(
      join(out, name.replace('.txt', '.json')),
      JSON.stringify(parseMinutes(readFileSync(join(folder, name), 'utf8'))),
    )
  const printed = execFileSync(process.execPath, [scorer, folder, out], { encoding: 'utf8' })
  rmSync(out, { recursive: true, force: true })
  const [, mean, invented, asserted] =
    /mean ([\d.]+) %, invented values (\d+), unstated yet asserted ([\d.]+) %/.exec(printed)!
  return { mean: Number(mean), invented: Number(invented), asserted: Number(asserted) }
}

test.skipIf(!existsSync(scorer))("the commission's own document is read without a mistake", () => {
  expect(score(join(shared, 'seed'))).toEqual({ mean: 100, invented: 0, asserted: 0 })
})

test.skipIf(!existsSync(scorer))('28 real minutes are read well and nothing is invented', () => {
  const { mean, invented, asserted } = score(join(shared, 'minutes'))
  expect(mean).toBeGreaterThanOrEqual(90)
  expect(invented).toBe(0)
  expect(asserted).toBeLessThanOrEqual(3)
})
