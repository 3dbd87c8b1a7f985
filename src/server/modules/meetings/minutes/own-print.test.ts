import { afterAll, expect, test } from 'vitest'
import { readDocx, readPdf } from '../../../platform/documents/read-document.ts'
import { closePdf } from '../../../platform/pdf/compile-pdf.ts'
import { documentFrom, type MinutesDocument } from './document.ts'
import { draftFromMinutes } from './draft-from-minutes.ts'
import { parseMinutes } from './parse/parse-minutes.ts'
import { renderDocx } from './render/render-docx.ts'
import { renderPdf } from './render/render-pdf.ts'
import { renderText } from './render/render-text.ts'

afterAll(closePdf)

const vote = {
  present: 3,
  for: 3,
  against: 0,
  abstain: 0,
  notVoting: null,
  result: 'accepted',
  unanimous: true,
} as const
const written: MinutesDocument = {
  ...documentFrom(parseMinutes('')),
  titled: true,
  body: 'Komise dopravní',
  bodyGenitive: 'Komise dopravní',
  number: 4,
  date: '2024-03-05',
  present: ['Ing. Jana Nová, MBA', 'Petr Starý', 'doc. Eva Malá, Ph.D.'],
  guests: ['Mgr. Adam Vážný', 'ředitel technických služeb'],
  standingGuests: ['Mgr. Adam Vážný'],
  annexes: [{ number: 1, title: 'Mapa zón' }],
  chair: 'Ing. Jana Nová, MBA',
  recorder: 'Eva Písařová',
  recorderGender: 'female',
  verifiers: ['Petr Starý'],
  handSigned: true,
  agenda: [
    { number: '1', title: 'Parkování v centru' },
    { number: '2', title: 'Cyklostezky' },
  ],
  sections: [
    {
      number: '1',
      title: 'Parkování v centru',
      paragraphs: [
        'Uvádí: Mgr. Adam Vážný',
        'Komise se seznámila s návrhem (příloha č. 1).',
        'Podpisy petice ještě nejsou.',
      ],
      resolutions: [
        {
          number: '4/1/2024',
          kind: 'recommendation',
          text: 'Doporučuje radě návrh schválit:\n1. zóna A\n2. zóna B',
          vote,
        },
      ],
      tasks: [{ text: 'Dopracovat ceník.', assignee: 'odbor dopravy', due: '2024-04-30', status: 'open' }],
    },
    { number: '2', title: 'Cyklostezky (staženo z programu)', paragraphs: [], resolutions: [], tasks: [] },
    {
      number: null,
      title: 'Osvětlení (zařazeno na jednání)',
      paragraphs: ['Na podnět občanů'],
      resolutions: [{ number: null, kind: 'acknowledgement', text: 'Bere na vědomí.', vote: null }],
      tasks: [],
    },
  ],
}

test('our own print, read back, fills the review as it was written', async () => {
  for (const text of [
    await readPdf(await renderPdf(written, 'ua-1')),
    await readPdf(await renderPdf(written, 'a-2a')),
    await readDocx(Buffer.from(await renderDocx(written))),
  ]) {
    const { draft, doubts } = draftFromMinutes(parseMinutes(text, { whole: true }), text)
    expect(draft.attendance.map(({ name, capacity }) => `${capacity}: ${name}`)).toEqual([
      'member: Ing. Jana Nová, MBA',
      'member: Petr Starý',
      'member: doc. Eva Malá, Ph.D.',
      'standing_guest: Mgr. Adam Vážný',
      'guest: ředitel technických služeb',
    ])
    expect(
      draft.items.map((one) => [one.number, one.title, one.presenter, one.text, one.onProgramme]),
    ).toEqual([
      [
        '1',
        'Parkování v centru',
        'Mgr. Adam Vážný',
        'Komise se seznámila s návrhem (příloha č. 1).\n\nPodpisy petice ještě nejsou.',
        true,
      ],
      ['2', 'Cyklostezky', '', '', true],
      ['', 'Osvětlení', '', 'Na podnět občanů', false],
    ])
    expect(draft.items.map(({ withdrawn, addedLate }) => [withdrawn, addedLate])).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ])
    expect(draft.resolutions).toMatchObject([
      {
        item: '0',
        kind: 'recommendation',
        number: '4/1/2024',
        text: 'Doporučuje radě návrh schválit: 1. zóna A 2. zóna B',
        present: '3',
        notVoting: '',
        result: 'accepted',
        unanimous: true,
      },
      { item: '2', kind: 'acknowledgement', voted: false },
    ])
    expect(draft.tasks).toMatchObject([
      { item: '0', text: 'Dopracovat ceník.', assignee: 'odbor dopravy', dueOn: '2024-04-30', state: 'open' },
    ])
    expect(draft).toMatchObject({
      chairName: 'Ing. Jana Nová, MBA',
      recorderGender: 'female',
      handSigned: true,
    })
    expect(draft.annexes.map(({ title }) => title)).toEqual(['Mapa zón'])
    expect(doubts).toEqual({})
  }
})

test('plain text and print of one meeting are read alike: names without degrees', async () => {
  const plain = parseMinutes(renderText({ ...written, sections: [] }))
  const print = parseMinutes(await readPdf(await renderPdf({ ...written, sections: [] }, 'ua-1')))
  expect(print).toEqual(plain)
  expect(plain.present).toEqual(['Jana Nová', 'Petr Starý', 'Eva Malá'])
})
