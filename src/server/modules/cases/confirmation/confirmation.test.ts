import { expect, test } from 'vitest'
import { at, clerkOn, fileForm, withCases, type Pages } from '#tests/support/cases.ts'
import { visitor } from '../../../platform/actor/actor.ts'
import { readPdf } from '../../../platform/documents/read-document.ts'
import {
  confirmCase,
  decideCase,
  joinSubmission,
  listCases,
  printConfirmation,
  readCase,
  readOwnCase,
  readSignature,
  setAsideUnconfirmed,
} from '../index.ts'

const { ask } = await withCases()
const clerk = clerkOn
const by = 'Úřednice'

async function filed(more: Pages = {}) {
  const link = await fileForm(visitor(at('2026-11-02')), 'zvlastni-uzivani-komunikace', {
    co: { purpose: 'dig', subject: 'Ukázková 1' },
    kdo: { holder: 'person', name: 'Žofie Příkladná', agent: 'no' },
    ...more,
  })
  const text = (await readOwnCase(link)).referenceNumber
  const { id } = (await listCases(clerk('2026-11-03'), { which: 'open', text, page: 1 })).cases[0]!
  const version = async () => (await readCase(clerk('2026-11-03'), id)).case.version
  return { link, id, version }
}
const mailTo = async (recipient: string) =>
  (await ask('select subject, text from platform.mail where recipient = $1', [recipient])) as {
    subject: string
    text: string
  }[]

test('an unsigned application waits for its confirmation, cannot be decided before it, and its limit runs from the day it came', async () => {
  const { link, id, version } = await filed()
  const own = await readOwnCase(link)
  // five days from a Monday end on a Saturday, so on the Monday after (§ 40 (1) c)
  expect(own).toMatchObject({ confirmBy: '2026-11-09', dueOn: '2026-12-02', state: 'received' })
  expect(own.events.map(({ kind }) => kind)).toEqual(['received', 'confirmation_asked'])
  expect(await readPdf((await printConfirmation(link)).pdf)).toContain('§ 37 odst. 4')
  await expect(
    decideCase(clerk('2026-11-03'), by, id, await version(), {
      outcome: 'permitted',
      text: 'Ano',
      channel: 'in_person',
    }),
  ).rejects.toMatchObject({ code: 'unconfirmed' })
  await expect(
    confirmCase(clerk('2026-11-03'), by, id, await version(), { way: 'slibem', on: '2026-11-03' }),
  ).rejects.toMatchObject({
    code: 'wrong_way',
  })
  // a letter of the last day may come later, one of a later day is late
  await expect(
    confirmCase(clerk('2026-11-12'), by, id, await version(), { way: 'paper', on: '2026-11-10' }),
  ).rejects.toMatchObject({ code: 'late' })
  await confirmCase(clerk('2026-11-04'), by, id, await version(), { way: 'data_box', on: '2026-11-04' })
  expect(await readOwnCase(link)).toMatchObject({ confirmBy: null, dueOn: '2026-12-02' })
  await expect(printConfirmation(link)).rejects.toMatchObject({ code: 'not_found' })
  await decideCase(clerk('2026-11-05'), by, id, await version(), {
    outcome: 'permitted',
    text: 'Ano',
    channel: 'in_person',
  })
  expect((await readOwnCase(link)).state).toBe('decided')
})

test('what nobody confirmed is set aside by a person, and only after the last day', async () => {
  const { link, id, version } = await filed()
  await expect(
    setAsideUnconfirmed(clerk('2026-11-09'), by, id, await version(), 'Odkládáme.'),
  ).rejects.toMatchObject({ code: 'too_early' })
  await setAsideUnconfirmed(clerk('2026-11-12'), by, id, await version(), 'Podání {{cislo}} odkládáme.')
  const own = await readOwnCase(link)
  expect(own).toMatchObject({ state: 'set_aside', dueOn: null, confirmBy: null })
  expect(own.events.at(-1)).toMatchObject({ kind: 'set_aside', text: expect.stringMatching(/^Podání POD\//) })
})

test('whoever is represented is told without the contents; a co-applicant joins by their own link, once', async () => {
  const { link, id } = await filed({
    kdo: { holder: 'person', name: 'Žofie Příkladná', agent: 'yes' },
    zastoupeny: {
      represented: 'Spolek Příklad',
      representedEmail: 'spolek@ukazka.example',
      power: 'attorney',
    },
    spolu: { together: 'yes', signer: 'Karel Příkladný', signerEmail: 'karel@ukazka.example' },
  })
  const [notice] = await mailTo('spolek@ukazka.example')
  expect(notice!.text).toContain('Žofie Příkladná podává vaším jménem')
  expect(notice!.text).not.toMatch(/Ukázková 1|radnice\.example/)
  const [asked] = await mailTo('karel@ukazka.example')
  const token = /spolupodpis\/([\w-]{64})/.exec(asked!.text)![1]!
  expect(await readSignature(token)).toMatchObject({ name: 'Karel Příkladný', joined: null })
  expect((await readOwnCase(link)).signers).toEqual([{ name: 'Karel Příkladný', joined: null }])
  await joinSubmission(visitor(at('2026-11-03')), token, true)
  await expect(joinSubmission(visitor(at('2026-11-03')), token, false)).rejects.toMatchObject({
    code: 'answered',
  })
  await expect(readSignature(`${token.slice(0, -2)}AA`)).rejects.toMatchObject({ code: 'not_found' })
  const read = await readCase(clerk('2026-11-04'), id)
  expect(read.signers).toEqual([{ name: 'Karel Příkladný', joined: true }])
  expect(read.applicant).toMatchObject({ represented: 'Spolek Příklad' })
  expect(read.events.at(-1)).toMatchObject({ kind: 'joined', text: 'Karel Příkladný' })
})
