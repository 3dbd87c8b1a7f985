import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { at, clerkOn, fileForm, withCases } from '#tests/support/cases.ts'
import { visitor, type Actor } from '../../../platform/actor/actor.ts'
import { formatDate } from '../../../../shared/format/date.ts'
import { readPdf } from '../../../platform/documents/read-document.ts'
import { openJobs } from '../../../platform/jobs/jobs.ts'
import { closePdf } from '../../../platform/pdf/compile-pdf.ts'
import {
  confirmCase,
  decideCase,
  fileDrop,
  listCases,
  noteDelivery,
  openOwnFile,
  readCase,
  readOwnCase,
  useCarrier,
} from '../index.ts'
import { channelsFor, fictionOn } from './channels.ts'
import { followDeliveries, sendDelivery } from './send-deliveries.ts'

const { ask, url } = await withCases()
const jobs = await openJobs(url, [], { work: false })
const drop = mkdtempSync(join(tmpdir(), 'radnice-drop-'))
afterAll(async () => {
  closePdf()
  await jobs.close()
})
const clerk = (day = '2026-11-04'): Actor => clerkOn(day)
const by = 'Úřednice'

async function decided(contacts: Record<string, string>, channel: string) {
  const link = await fileForm(visitor(at('2026-11-02')), 'zvlastni-uzivani-komunikace', {
    co: { purpose: 'dig', subject: 'Ukázková 1' },
    kdo: { holder: 'person', name: 'Žofie Příkladná' },
    spojeni: contacts,
  })
  const text = (await readOwnCase(link)).referenceNumber
  const { id } = (await listCases(clerk(), { which: 'open', text, page: 1 })).cases[0]!
  const version = async () => (await readCase(clerk(), id)).case.version
  await confirmCase(clerk(), by, id, await version(), { way: 'paper', on: '2026-11-03' })
  await decideCase(clerk(), by, id, await version(), {
    outcome: 'permitted',
    text: 'Povolujeme {{cislo}}.',
    channel,
  })
  return { link, id, number: text }
}
const deliveryOf = async (id: string) => (await readCase(clerk(), id)).deliveries[0]!

test('the law orders the ways: a data box shuts out post and e-mail, e-mail only on request', () => {
  const person = {
    name: 'Žofie',
    email: 'z@ukazka.example',
    phone: null,
    address: 'Ukázková 1',
    dataBox: null,
  }
  const ways = (of: Partial<typeof person> | { dataBox: string }, email = false) =>
    channelsFor({ ...person, ...of }, { email }).map(({ channel }) => channel)
  expect(ways({ dataBox: 'abc2345' }, true)).toEqual(['data_box', 'in_person', 'public_notice'])
  expect(ways({})).toEqual(['post', 'in_person', 'public_notice'])
  expect(ways({}, true)).toEqual(['email', 'post', 'in_person', 'public_notice'])
})

test('fiction: the tenth day in a box or at the post, moved off days off; the fifteenth on the board', () => {
  expect(fictionOn('data_box', '2026-11-02')).toBe('2026-11-12')
  // the tenth day is a Sunday
  expect(fictionOn('post', '2026-11-05')).toBe('2026-11-16')
  expect(fictionOn('public_notice', '2026-11-02')).toBe('2026-11-17')
  expect(fictionOn('in_person', '2026-11-02')).toBeNull()
})

test('a decision is a document that goes out whole, is sent when it really was taken, and delivered only with proof', async () => {
  useCarrier(null)
  const { link, id, number } = await decided({ dataBox: 'abc2345', address: 'Ukázková 1' }, 'data_box')
  const own = await readOwnCase(link)
  const [document] = own.events.at(-1)!.files
  const pdf = await buffer((await openOwnFile(link, document!.id)).content)
  expect(await readPdf(pdf)).toContain(`Povolujeme ${number}.`)
  const waiting = await deliveryOf(id)
  expect(waiting).toMatchObject({ state: 'waiting', address: 'abc2345', channel: 'data_box' })
  // nobody carries: it waits for the office
  await sendDelivery.run({ id: waiting.id }, at('2026-11-04'))
  expect((await deliveryOf(id)).state).toBe('waiting')
  // a carrier that fails leaves it waiting, and is asked again
  useCarrier({ take: () => Promise.reject(new Error('brána neodpovídá')), ask: () => Promise.resolve(null) })
  await expect(sendDelivery.run({ id: waiting.id }, at('2026-11-04'))).rejects.toThrow('brána')
  expect((await deliveryOf(id)).state).toBe('waiting')
  useCarrier(fileDrop(drop))
  await sendDelivery.run({ id: waiting.id }, at('2026-11-04'))
  await sendDelivery.run({ id: waiting.id }, at('2026-11-04'))
  expect((await deliveryOf(id)).state).toBe('sent')
  expect(readdirSync(drop)).toEqual([waiting.id])
  const described = JSON.parse(readFileSync(join(drop, waiting.id, 'delivery.json'), 'utf8')) as Record<
    string,
    string
  >
  expect(described).toMatchObject({ channel: 'data_box', address: 'abc2345', referenceNumber: number })
  expect(readFileSync(join(drop, waiting.id, described['document']!)).equals(pdf)).toBe(true)
  const answer = (text: string) => writeFileSync(join(drop, waiting.id, 'outcome.json'), text)
  answer('{ damaged')
  await followDeliveries.run({}, at('2026-11-05'))
  expect((await deliveryOf(id)).state).toBe('sent')
  answer(JSON.stringify({ state: 'arrived', on: '2026-11-05', proof: 'DM 123' }))
  await followDeliveries.run({}, at('2026-11-05'))
  // the tenth day is a Sunday
  expect(await deliveryOf(id)).toMatchObject({ state: 'arrived', fictionOn: '2026-11-16' })
  await followDeliveries.run({}, at('2026-11-15'))
  expect((await deliveryOf(id)).state).toBe('arrived')
  await followDeliveries.run({}, at('2026-11-16'))
  expect(await deliveryOf(id)).toMatchObject({
    state: 'delivered',
    deliveredOn: '2026-11-16',
    fiction: true,
    proof: 'DM 123',
  })
  expect((await readOwnCase(link)).events.at(-1)).toMatchObject({
    kind: 'delivered',
    text: formatDate('2026-11-16'),
  })
})

test('whoever opens the box in time is delivered to on that day; what came back is told', async () => {
  useCarrier(fileDrop(drop))
  const [opened, back] = [
    await decided({ dataBox: 'abc2345' }, 'data_box'),
    await decided({ address: 'Ukázková 1' }, 'post'),
  ]
  const say = async (of: { id: string }, outcome: object) => {
    const { id } = await deliveryOf(of.id)
    await sendDelivery.run({ id }, at('2026-11-04'))
    mkdirSync(join(drop, id), { recursive: true })
    writeFileSync(join(drop, id, 'outcome.json'), JSON.stringify(outcome))
  }
  await say(opened, { state: 'delivered', on: '2026-11-06', proof: 'DM 124' })
  await say(back, { state: 'failed', on: '2026-11-09', proof: 'adresát neznámý' })
  await followDeliveries.run({}, at('2026-11-10'))
  expect(await deliveryOf(opened.id)).toMatchObject({ deliveredOn: '2026-11-06', fiction: false })
  expect(await deliveryOf(back.id)).toMatchObject({ state: 'failed', fault: 'adresát neznámý' })
  useCarrier(null)
})

test('by hand: a way that the law does not offer, a day before the document, and a delivery without proof are refused', async () => {
  await expect(decided({ dataBox: 'abc2345', address: 'Ukázková 1' }, 'post')).rejects.toMatchObject({
    code: 'wrong_channel',
  })
  await expect(decided({ address: 'Ukázková 1' }, '')).rejects.toMatchObject({ code: 'wrong_channel' })
  const { id, link } = await decided({ address: 'Ukázková 1' }, 'in_person')
  const { id: delivery } = await deliveryOf(id)
  const note = { delivery, state: 'delivered', on: '2026-11-05', proof: 'převzato proti podpisu' }
  await expect(noteDelivery(clerk('2026-11-06'), by, id, { ...note, proof: '  ' })).rejects.toMatchObject({
    code: 'empty',
  })
  await expect(
    noteDelivery(clerk('2026-11-06'), by, id, { ...note, on: '2026-11-03' }),
  ).rejects.toMatchObject({
    code: 'wrong_day',
  })
  await expect(
    noteDelivery(clerk('2026-11-06'), by, id, { ...note, on: '2026-11-07' }),
  ).rejects.toMatchObject({
    code: 'wrong_day',
  })
  await expect(
    noteDelivery(clerk('2026-11-06'), by, id, { ...note, state: 'arrived' }),
  ).rejects.toMatchObject({
    code: 'wrong_state',
  })
  await noteDelivery(clerk('2026-11-06'), by, id, note)
  expect((await readOwnCase(link)).deliveries).toEqual([
    { id: delivery, channel: 'in_person', state: 'delivered', deliveredOn: '2026-11-05', fiction: false },
  ])
  await expect(noteDelivery(clerk('2026-11-06'), by, id, note)).rejects.toMatchObject({ code: 'wrong_state' })
  expect(JSON.stringify(await ask('select address from cases.delivery'))).not.toContain('Ukázková')
})
