import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseMinutes } from '../src/server/modules/meetings/minutes/parse/parse-minutes.ts'
import { figure } from './support/measure.ts'

/** Documents read in a second, beside bare cutting into words of the same texts. */
export function benchParse(): void {
  const folder = process.env['MINUTES_DIR'] ?? '../shared/minutes'
  if (!existsSync(folder)) return
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  const perSecond = (work: (text: string) => unknown) => {
    for (const text of texts) work(text)
    const started = performance.now()
    let count = 0
    while (performance.now() - started < 3000)
      for (const text of texts) count += work(text) === undefined ? 0 : 1
    return Math.round(count / ((performance.now() - started) / 1000))
  }
  const words = perSecond((text) => text.normalize('NFC').match(/[\p{L}\p{N}]+/gu))
  figure(
    'Minutes read (28 real documents)',
    `${perSecond(parseMinutes)} documents/s`,
    `${words} documents/s cut into words only`,
    '≥ 200 documents/s',
  )
}
