import { afterAll, expect, test } from 'vitest'
import { closePdf } from '../../../../platform/pdf/compile-pdf.ts'
import { documentFrom, type MinutesDocument } from '../document.ts'
import { parseMinutes } from '../parse/parse-minutes.ts'
import { renderDocx } from './render-docx.ts'
import { renderHtml } from './render-html.ts'
import { renderPdf } from './render-pdf.ts'
import { fromOrdinal, renderText } from './render-text.ts'

afterAll(closePdf)

const hostile =
  '#read("/etc/passwd") $x$ *b* <script>alert(1)</script> \\ & "q" @label `raw` [x] ' + 'dlouhé '.repeat(700)
const document: MinutesDocument = {
  ...documentFrom(parseMinutes('')),
  body: 'Komise <b>',
  place: hostile,
  followUp: [{ text: hostile, assignee: hostile, due: null, status: 'open' }],
  sections: [
    {
      number: '1',
      title: hostile.slice(0, 200),
      paragraphs: [hostile],
      resolutions: [{ number: null, text: hostile, vote: null }],
      tasks: [],
    },
  ],
}

test('markup in every field stays text in PDF for reading and for the archive', async () => {
  for (const standard of ['ua-1', 'a-2a'] as const) {
    const pdf = await renderPdf(document, standard)
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
    expect(Buffer.from(pdf).includes('root:x:0')).toBe(false)
  }
})

test('markup in every field stays text in HTML and DOCX', async () => {
  expect(renderHtml(document)).not.toMatch(/<script|<b>/)
  expect(renderHtml(document)).toContain('&lt;script&gt;')
  expect((await renderDocx(document)).length).toBeGreaterThan(1000)
})

test('v. r. stands only where a hand-signed original is recorded', () => {
  const signed = { ...documentFrom(parseMinutes('')), verifiers: ['A. Nová'], chair: 'B. Starý' }
  expect(renderHtml(signed)).not.toContain('v.\u00a0r.')
  expect(renderHtml({ ...signed, handSigned: true })).toContain('A. Nová, v.\u00a0r.')
  expect(renderText({ ...signed, approvedOn: '2024-01-05' })).toContain(
    'schváleno elektronicky dne 5. 1. 2024',
  )
})

test('ordinals take the preposition that Czech wants', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 12, 14, 20, 25, 31, 50].map(fromOrdinal)).toEqual([
    'z 1.',
    'ze 2.',
    'ze 3.',
    'ze 4.',
    'z 5.',
    'ze 6.',
    'ze 7.',
    'z 8.',
    'z 12.',
    'ze 14.',
    'ze 20.',
    'ze 25.',
    'ze 31.',
    'z 50.',
  ])
})
