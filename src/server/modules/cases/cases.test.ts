import { expect, test } from 'vitest'
import { at, clerkOn, fileForm, typed, withCases } from '#tests/support/cases.ts'
import { review } from '#shared/forms/answers.ts'
import { visitor, type Actor } from '../../platform/actor/actor.ts'
import { newId } from '../../platform/database/new-id.ts'
import { readPdf } from '../../platform/documents/read-document.ts'
import { forgetDrafts } from './draft.ts'
import {
  answerFromCitizen,
  askPayment,
  importPayments,
  notePaid,
  usePaymentAccount,
  askCompletion,
  decideCase,
  extendLimit,
  listCases,
  makeReceipt,
  noteInCase,
  readCase,
  readDraft,
  readOwnCase,
  savePage,
  startDraft,
  submitDraft,
  takeCase,
  useCityFacts,
  writeToCitizen,
} from './index.ts'

const { ask } = await withCases()
const citizen = (day = '2026-11-02'): Actor => visitor(at(day))
const clerk = (day = '2026-11-03'): Actor => clerkOn(day)
const by = 'Úřednice'

const save = (token: string, page: string, values: Record<string, string>, actor = citizen()) =>
  savePage(actor, token, page, typed(values))

const filed = (day = '2026-11-02', name = 'Žofie Příkladná'): Promise<string> =>
  fileForm(citizen(day), 'zadost-o-informace', {
    dotaz: { subject: 'Výdaje na Švejkovy slavnosti', question: 'Kolik stály?' },
    kdo: { holder: 'person', name },
    spojeni: { email: 'zofie@ukazka.example' },
  })
async function caseOf(token: string) {
  const number = (await readOwnCase(token)).referenceNumber
  const found = (await listCases(clerk(), { which: 'open', text: number, page: 1 })).cases[0]!
  return { id: found.id, version: (await readCase(clerk(), found.id)).case.version }
}

test('a draft is kept page by page, wrong fields are told and kept out, what blocks and what warns is apart', async () => {
  const token = await startDraft(citizen(), 'zadost-o-informace')
  const { problems } = await save(token, 'spojeni', { email: 'nic', phone: '601 234 567' })
  expect(problems).toEqual([{ field: 'email', text: expect.stringContaining('celou e-mailovou adresu') }])
  const draft = await readDraft(token)
  expect(draft.answers).toEqual({ phone: '601234567' })
  const missing = review(draft.definition, draft.answers)
  expect(missing.must.map(({ label }) => label)).toContain('Jméno a příjmení')
  expect(missing.should.map(({ label }) => label)).toContain('E-mail')
  await expect(submitDraft(citizen(), token)).rejects.toThrow(/doplňte: .*Jméno a příjmení/)
  await expect(save(token, 'nikde', {})).rejects.toMatchObject({ code: 'not_found' })
  await expect(readDraft(`${token.slice(0, -2)}AA`)).rejects.toMatchObject({ code: 'not_found' })
  // one capability opens one thing only
  await expect(readOwnCase(token)).rejects.toMatchObject({ code: 'not_found' })
})

test('fifty windows on one draft lose none of what was typed', async () => {
  const token = await startDraft(citizen(), 'zadost-o-informace')
  await Promise.all([
    ...Array.from({ length: 24 }, () => save(token, 'dotaz', { subject: 'Slavnosti', question: 'Kolik?' })),
    ...Array.from({ length: 13 }, () => save(token, 'kdo', { holder: 'person', name: 'Žofie Příkladná' })),
    ...Array.from({ length: 13 }, () => save(token, 'spojeni', { phone: '601 234 567' })),
  ])
  expect((await readDraft(token)).answers).toMatchObject({
    subject: 'Slavnosti',
    name: 'Žofie Příkladná',
    phone: '601234567',
  })
})

test('filing gives a number and a limit, twice is once, and what was written can be read in the database by nobody', async () => {
  const token = await startDraft(citizen(), 'zadost-o-informace')
  await save(token, 'dotaz', { subject: 'Výdaje na slavnosti', question: 'Tajemství Švejka' })
  await save(token, 'kdo', {
    holder: 'company',
    name: 'Žofie Příkladná',
    company: 'Spolek',
    birthDate: '1990-01-01',
  })
  await save(token, 'spojeni', { email: 'zofie@ukazka.example' })
  const links = await Promise.all([submitDraft(citizen(), token), submitDraft(citizen(), token)])
  expect(links[0]).toBe(links[1])
  const own = await readOwnCase(links[0])
  expect(own).toMatchObject({
    referenceNumber: 'POD/000001/2026',
    state: 'received',
    dueOn: '2026-11-18',
    applicantName: 'Žofie Příkladná',
  })
  // the day of birth was hidden once the holder was a company
  expect(own.answers).not.toHaveProperty('birthDate')
  const stored = JSON.stringify([
    await ask('select * from cases."case"'),
    await ask('select * from cases.draft'),
    await ask('select * from cases.event'),
    await ask('select subject from platform.registered_document'),
  ])
  for (const secret of ['Žofie', 'Švejka', 'slavnosti', 'zofie@']) expect(stored).not.toContain(secret)
  const [mail] = await ask('select recipient, subject, text from platform.mail order by id desc limit 1')
  expect(mail).toMatchObject({
    recipient: 'zofie@ukazka.example',
    subject: 'Přijali jsme vaše podání POD/000001/2026',
  })
  expect(String(mail!['text'])).toContain(`https://radnice.example/pripad/${links[0]}`)
  await expect(save(token, 'kdo', { name: 'Jiný' })).rejects.toMatchObject({ code: 'filed' })
})

test('the receipt says what was filed, and the same submission always gives the same file', async () => {
  const token = await filed()
  for (const kind of ['archive', 'accessible'] as const) {
    const { pdf, name } = await makeReceipt(token, kind)
    const text = (await readPdf(pdf)).replace(/\s+/g, ' ')
    expect(name).toMatch(/^potvrzeni-POD-\d{6}-2026$/)
    expect(text).toContain('Žofie Příkladná')
    expect(text).toContain('Výdaje na Švejkovy slavnosti')
    expect(Buffer.compare(Buffer.from((await makeReceipt(token, kind)).pdf), Buffer.from(pdf))).toBe(0)
    expect(Buffer.from(pdf).toString('latin1')).toContain(kind === 'archive' ? 'pdfaid' : 'pdfuaid')
  }
  // whoever proved their identity gets the structured copy under the name that its norm prescribes
  useCityFacts({ ico: '00262978', dataBox: 'ukazka1', seat: 'Náměstí 1', isvs: '1' })
  const whole = await startDraft(citizen(), 'zadost-o-informace')
  await save(whole, 'dotaz', { subject: 'Věc', question: 'Kolik?' })
  await save(whole, 'kdo', { holder: 'person', name: 'Žofie Příkladná', birthDate: '1990-01-01' })
  await save(whole, 'spojeni', { address: 'Dlouhá 1' })
  const link = await submitDraft(citizen(), whole)
  const attached = async () =>
    Buffer.from((await makeReceipt(link, 'archive')).pdf)
      .toString('latin1')
      .includes('/EmbeddedFile')
  expect(await attached()).toBe(false)
  await ask('update cases."case" set identity = \'eid\'')
  expect(await attached()).toBe(true)
  await expect(makeReceipt(`${token.slice(0, -2)}AA`, 'archive')).rejects.toMatchObject({ code: 'not_found' })
})

test('a clerk takes, asks, extends and decides; the clock follows; the citizen reads what is for them', async () => {
  const token = await filed()
  const { id, version: first } = await caseOf(token)
  let version = first
  const step = async (done: Promise<void>) => {
    await done
    version = (await readCase(clerk(), id)).case.version
  }
  await step(takeCase(clerk(), by, id, version))
  await step(noteInCase(clerk(), by, id, version, 'Zavolat na ekonomický odbor'))
  await step(writeToCitizen(clerk(), by, id, version, 'Pracujeme na tom.'))
  await expect(takeCase(clerk(), by, id, version - 1)).rejects.toMatchObject({ code: 'stale' })
  await expect(askCompletion(clerk(), by, id, version, { until: '2026-11-01', text: 'Co?' })).rejects.toThrow(
    /Doplnit do/,
  )
  await step(
    askCompletion(clerk('2026-11-05'), by, id, version, {
      until: '2026-12-05',
      text: 'Upřesněte {{cislo}} do {{do}}.',
    }),
  )
  let own = await readOwnCase(token)
  expect(own).toMatchObject({ state: 'waiting', dueOn: null, completeBy: '2026-12-05' })
  expect(own.events.at(-1)!.text).toMatch(/Upřesněte POD\/\d{6}\/2026 do 5\.\s12\.\s2026\./)
  // handing it over does not take the citizen's turn away
  await step(takeCase(clerk('2026-11-06'), by, id, version, true))
  await step(takeCase(clerk('2026-11-06'), by, id, version))
  expect((await readOwnCase(token)).state).toBe('waiting')
  const form = newId()
  for (const text of ['Ročník 2025. {{urednik}}', 'Podruhé'])
    await answerFromCitizen(citizen('2026-11-20'), token, form, text)
  own = await readOwnCase(token)
  expect(own).toMatchObject({ state: 'in_progress', dueOn: '2026-12-07', completeBy: null })
  expect(own.events.at(-1)!.text).toBe('Ročník 2025. {{urednik}}')
  version = (await readCase(clerk(), id)).case.version
  const ground = (await readCase(clerk(), id)).procedure.extension!.grounds[0]!
  const extend = (days: string) =>
    extendLimit(clerk('2026-12-01'), by, id, version, { days, ground, text: 'Do {{do}}, {{duvod}}.' })
  await expect(extend('11')).rejects.toThrow(/nejvýš 10 dní/)
  await step(extend('10'))
  await expect(extend('1')).rejects.toThrow(/nejvýš 0 dní/)
  expect((await readOwnCase(token)).dueOn).toBe('2026-12-15')
  await expect(
    decideCase(clerk(), by, id, version, { outcome: 'won', text: 'x', channel: '' }),
  ).rejects.toThrow(/Jak to dopadlo/)
  await expect(
    decideCase(clerk(), by, id, version, { outcome: 'provided', text: 'Do {{do}} {{neco}}', channel: '' }),
  ).rejects.toThrow(/\{\{do\}\} tady nemá co doplnit/)
  await step(
    decideCase(clerk('2026-12-10'), by, id, version, {
      outcome: 'provided',
      text: 'Stály 1 Kč.\n{{urednik}}',
      channel: '',
    }),
  )
  own = await readOwnCase(token)
  expect(own).toMatchObject({ state: 'decided', dueOn: null })
  expect(own.events.at(-1)!.text).toBe('Informace poskytnuta\n\nStály 1 Kč.\nÚřednice')
  expect(JSON.stringify(own)).not.toContain('Zavolat')
  await expect(
    decideCase(clerk(), by, id, version, { outcome: 'refused', text: 'x', channel: 'in_person' }),
  ).rejects.toMatchObject({ code: 'ended' })
  await step(noteInCase(clerk(), by, id, version, 'Založeno'))
  await expect(ask('update cases.event set days = 5')).rejects.toThrow(/never change/)
})

test('a payment has a symbol and a QR code, is noted by hand or by a file of which all rows hold', async () => {
  const token = await filed()
  const { id } = await caseOf(token)
  const pay = (change: Partial<Record<'amount' | 'dueOn' | 'what', string>>) =>
    askPayment(clerk(), by, id, newId(), { amount: '600', dueOn: '2026-12-15', what: 'Poplatek', ...change })
  usePaymentAccount(undefined)
  await expect(pay({})).rejects.toThrow(/CITY_IBAN/)
  usePaymentAccount('CZ4599990000000000000019')
  await expect(pay({ amount: '-5' })).rejects.toThrow(/Částka/)
  await expect(pay({ dueOn: '2026-01-01' })).rejects.toThrow(/Splatnost/)
  await expect(pay({ what: ' ' })).rejects.toThrow(/Za co/)
  for (const amount of ['600', '1 250,50', '100']) await pay({ amount })
  const payments = (await readOwnCase(token)).payments
  expect(payments).toMatchObject([
    { amount: 60_000, account: '19/9999', paidOn: null },
    { amount: 125_050 },
    { amount: 10_000 },
  ])
  expect(payments[0]!.qr).toMatch(/^data:image\/svg/)
  const [first, second, third] = payments.map(({ variableSymbol }) => variableSymbol)
  expect(first).toMatch(/^26\d{8}$/)
  await notePaid(clerk(), by, id, first!, '2026-11-03')
  const csv = (rows: string) => importPayments(clerk(), by, Buffer.from(`VS;Částka;Datum\n${rows}`))
  await expect(csv(`${second};1250,50;3. 11. 2026\nx;5;32. 1. 2026`)).rejects.toThrow(/řádek 3.*řádek 3/s)
  expect((await readOwnCase(token)).payments[1]!.paidOn).toBeNull()
  expect(await csv(`${second};1 250,50;3. 11. 2026\n${third};99;2026-11-02\n1;1;2026-11-02\n`)).toEqual({
    noted: 1,
    aside: 1,
    wrong: [third],
  })
  // the same file again notes nothing twice
  expect((await csv(`${second};1250,50;2026-11-02\n`)).noted).toBe(0)
  expect((await readOwnCase(token)).payments.map(({ paidOn, qr }) => [paidOn, qr !== null])).toEqual([
    ['2026-11-03', false],
    ['2026-11-03', false],
    [null, true],
  ])
  await expect(importPayments(citizen(), by, Buffer.from('VS'))).rejects.toMatchObject({ code: 'not_found' })
})

test('the queue shows the nearest limit first and finds a sealed name as a whole only', async () => {
  await filed('2026-11-20', 'Karel Vzorný')
  const { cases: open } = await listCases(clerk('2026-11-30'), { which: 'open', page: 1 })
  const limits = open.map(({ dueOn }) => dueOn ?? '9')
  expect(limits).toEqual([...limits].sort())
  expect(open[0]!.urgency).toBe('late')
  const named = (text: string) => listCases(clerk(), { which: 'open', text, page: 1 })
  expect((await named('vzorny karel')).total).toBe(1)
  expect((await named('Karel')).total).toBe(0)
  expect((await listCases(clerk(), { which: 'open', whose: 'mine', page: 1 })).total).toBe(0)
  const member: Actor = { ...clerk(), roles: [] }
  await expect(listCases(member, { which: 'open', page: 1 })).rejects.toMatchObject({ code: 'not_found' })
  await expect(readCase(member, open[0]!.id)).rejects.toMatchObject({ code: 'not_found' })
})

test('drafts that nobody filed are forgotten after a month, working copies a day after they were filed', async () => {
  const token = await startDraft(citizen('2026-11-10'), 'podnet')
  await forgetDrafts.run({}, at('2026-12-09'))
  expect((await readDraft(token)).form.title).toBe('Podnět městu')
  expect(await ask('select 1 from cases.draft where case_id is not null')).toEqual([])
  await forgetDrafts.run({}, at('2026-12-11'))
  await expect(readDraft(token)).rejects.toMatchObject({ code: 'not_found' })
})
