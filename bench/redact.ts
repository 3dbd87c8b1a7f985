import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { markedSentences } from '../src/server/modules/meetings/public-twin/marked-sentences.ts'
import { recallOf, recallOfNames } from '../src/server/modules/meetings/public-twin/measure-recall.ts'
import { figure } from './support/measure.ts'

const percent = (share: number) => `${(share * 100).toFixed(1)} %`

/** How much of the personal data is suggested for hiding: in sentences marked by hand, and of the names in real minutes. */
export function benchRedact(): void {
  const { recall, precision } = recallOf(markedSentences)
  figure(
    `Personal data suggested for hiding (${markedSentences.length} sentences marked by hand)`,
    `recall ${percent(recall)}`,
    `precision ${percent(precision)}`,
    '≥ 95 %',
  )
  const folder = process.env['MINUTES_DIR'] ?? '../shared/minutes'
  if (!existsSync(folder)) return
  const documents = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({
      text: readFileSync(join(folder, name), 'utf8'),
      labels: JSON.parse(readFileSync(join(folder, name.replace('.txt', '.json')), 'utf8')) as Record<
        string,
        unknown
      >,
    }))
  const names = recallOfNames(documents)
  figure(
    `Names that real minutes list, suggested (${names.names} places)`,
    percent(names.recall),
    '–',
    '≥ 95 %',
  )
}
