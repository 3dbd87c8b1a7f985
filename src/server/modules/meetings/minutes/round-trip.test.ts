import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { readDocx, readPdf } from '../../../platform/documents/read-document.ts'
import { closePdf } from '../../../platform/pdf/compile-pdf.ts'
import { documentFrom } from './document.ts'
import type { Minutes } from './minutes.ts'
import { parseMinutes } from './parse/parse-minutes.ts'
import { renderDocx } from './render/render-docx.ts'
import { renderPdf } from './render/render-pdf.ts'
import { renderText } from './render/render-text.ts'

afterAll(closePdf)

const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((text) =>
    text
      .normalize('NFC')
      .replace(/\p{C}|\p{Z}/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  .filter((text) => text !== '')
const tricky = fc.constantFrom(
  'Usnesení: x',
  'nikdo',
  'a, b',
  'Úkol pro A: b',
  'x \\ y',
  'Příští jednání: z',
  '1/ bod',
  ' dne 1. 1. 2020'.trim(),
  'rady dne 1. 1. 2020',
  '„x“ | y',
)
const words = fc.oneof({ weight: 4, arbitrary: line }, { weight: 1, arbitrary: tricky })
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
const count = maybe(fc.nat(200))
const people = maybe(fc.array(words, { maxLength: 6 }))
const minutes: fc.Arbitrary<Minutes> = fc.record({
  body: maybe(words),
  number: maybe(fc.integer({ min: 1, max: 300 })),
  date: maybe(day),
  startTime: maybe(time),
  endTime: maybe(time),
  place: maybe(words),
  present: people,
  excused: people,
  absent: people,
  guests: people,
  quorate: maybe(fc.boolean()),
  recorder: maybe(words),
  verifiers: people,
  chair: maybe(words),
  agenda: maybe(fc.array(fc.record({ number: maybe(words), title: words }), { maxLength: 5 })),
  resolutions: fc.array(
    fc.record({
      number: maybe(words),
      text: words,
      vote: maybe(
        fc.record({
          present: count,
          for: count,
          against: count,
          abstain: count,
          notVoting: count,
          result: maybe(fc.constantFrom('accepted' as const, 'rejected' as const)),
          unanimous: maybe(fc.constant(true)),
        }),
      ),
    }),
    { maxLength: 5 },
  ),
  tasks: fc.array(
    fc.record({
      text: words,
      assignee: maybe(words),
      due: maybe(
        fc.oneof(
          day,
          words.filter((text) => !/^\d{4}-\d{2}-\d{2}$/.test(text)),
        ),
      ),
      status: maybe(
        fc.constantFrom('open' as const, 'ongoing' as const, 'done' as const, 'cancelled' as const),
      ),
    }),
    { maxLength: 5 },
  ),
  nextMeeting: maybe(fc.record({ date: maybe(day), time: maybe(time), place: maybe(words) })),
})

test('what is rendered as text is read back as it was', () => {
  fc.assert(
    fc.property(minutes, (data) => {
      expect(parseMinutes(renderText(documentFrom(data)))).toEqual(data)
    }),
    { numRuns: 3000 },
  )
})

const folders = [process.env['MINUTES_DIR'] ?? '../shared/minutes', '../shared/seed'].filter((folder) =>
  existsSync(folder),
)

/** What the labels of the real minutes state, in the shape of the exchange format. */
function labelsOfRealMinutes(): Minutes[] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /^\d+\.json$/.test(name))
      .map((name) => join(folder, name)),
  )
  const fields = Object.keys(parseMinutes(''))
  return files.map((file) => {
    const data = JSON.parse(readFileSync(file, 'utf8'))
    return Object.fromEntries(fields.map((field) => [field, data[field]])) as unknown as Minutes
  })
}

test.skipIf(folders.length === 0)('the labels of the real minutes survive the round trip', () => {
  const all = labelsOfRealMinutes()
  expect(all.length).toBeGreaterThan(0)
  for (const stated of all) expect(parseMinutes(renderText(documentFrom(stated)))).toEqual(stated)
})

/** What print keeps of the data: no blanks at the ends of a text, and nothing where nobody is listed. */
function asPrinted(stated: Minutes): Minutes {
  const { verifiers, nextMeeting, agenda } = stated
  const kept = {
    ...stated,
    verifiers: verifiers?.length === 0 ? null : verifiers,
    agenda: agenda?.length === 0 ? null : agenda,
    nextMeeting: nextMeeting && Object.values(nextMeeting).some(Boolean) ? nextMeeting : null,
  }
  return JSON.parse(JSON.stringify(kept), (_, value) => (typeof value === 'string' ? value.trim() : value))
}

test.skipIf(folders.length === 0)(
  'the labels of the real minutes survive print as PDF and DOCX',
  async () => {
    for (const stated of labelsOfRealMinutes()) {
      const document = documentFrom(stated)
      const expected = asPrinted(stated)
      expect(parseMinutes(await readPdf(await renderPdf(document, 'ua-1')))).toEqual(expected)
      expect(parseMinutes(await readDocx(Buffer.from(await renderDocx(document))))).toEqual(expected)
    }
  },
)
