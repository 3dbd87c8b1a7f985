import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { visitor, type Actor } from '../../../platform/actor/actor.ts'
import { useCapabilitySecret } from '../../../platform/auth/capability.ts'
import { forgetPermanentBase } from '../../../platform/config/permanent-base.ts'
import { usePublicUrl } from '../../../platform/config/public-url.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { allowInnerNetworks } from '../../../platform/fetch/fetch-outside.ts'
import { openJobs } from '../../../platform/jobs/jobs.ts'
import {
  answerMessage,
  catalogueFeed,
  publishDataset,
  readApplications,
  readDataset,
  readForCurator,
  readMessages,
  readSubscription,
  saveDataset,
  saveDistribution,
  saveOrganisation,
  saveTerms,
  sendMessage,
  settleSubscription,
  subscribeByMail,
  subscribeByWebhook,
  type DatasetForm,
  type MessageForm,
} from '../index.ts'
import { checkAddress, checkAddresses } from '../upkeep/check-addresses.ts'
import { warnOverdue } from '../upkeep/warn-overdue.ts'
import { countUse, writeUse } from './count-use.ts'
import { callWebhook, post, spreadNews } from './tell-news.ts'

const { ask, url } = await freshDatabase()
const now = new Date('2026-11-27T10:00:00+01:00')
const curator: Actor = { ...visitor(now), kind: 'person', accountId: newId(), roles: ['analyst'] }
const reader = visitor(now)
const [city, trees] = [newId(), newId()]
const jobs = await openJobs(url, [], { work: false })

let server: Server
let base = ''
const heard: { headers: IncomingHttpHeaders; body: string }[] = []
beforeAll(async () => {
  useCapabilitySecret('x'.repeat(40))
  usePublicUrl('https://radnice.example')
  forgetPermanentBase()
  allowInnerNetworks(true)
  server = createServer((request, response) => {
    void text(request).then((body) => {
      if (request.method === 'POST') heard.push({ headers: request.headers, body })
      if (request.url === '/mrtvy') return response.writeHead(404).end()
      if (request.url === '/bez-head' && request.method === 'HEAD') return response.writeHead(405).end()
      if (request.url === '/cors') response.setHeader('access-control-allow-origin', '*')
      response.end('ok')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const organisation = { name: 'Město', ico: '00000001', kind: 'city', email: '', note: '' } as const
  await saveOrganisation(curator, city, null, organisation)
  const blank = {
    seriesId: '',
    sourceId: '',
    titleEn: '',
    descriptionEn: '',
    keywordsEn: '',
    startsOn: '',
    endsOn: '',
    contactName: '',
    page: '',
    conformsTo: '',
    spatialResolution: '',
    temporalResolution: '',
    euroVoc: '',
    legislation: '',
  }
  const form: DatasetForm = {
    ...blank,
    organisationId: city,
    title: 'Stromy',
    description: 'Stromy ve městě.',
    themes: ['ENVI'],
    frequency: 'MONTHLY',
    keywords: 'stromy',
    spatial: 'stat/1',
    contactEmail: 'kurator@mesto.example',
    hvdCategories: [],
  }
  await saveDataset(curator, 'K', { id: trees, version: null, kind: 'dataset' }, form)
  const terms = {
    authorWork: 'none',
    authorName: '',
    databaseWork: 'none',
    databaseAuthorName: '',
    databaseRight: 'none',
    personalData: 'none',
  }
  await saveTerms(curator, 'K', trees, 1, terms)
  const file = {
    kind: 'file',
    title: '',
    downloadUrl: 'https://mesto.example/a.csv',
    accessUrl: '',
    format: 'CSV',
    compressMediaType: '',
    packageMediaType: '',
    schemaUrl: '',
  } as const
  await saveDistribution(curator, trees, { id: newId(), version: null }, file)
})
afterAll(async () => {
  allowInnerNetworks(false)
  server.close()
  await jobs.close()
})

const mails = () => ask('select recipient, subject, text from platform.mail order by created_at')

test('nobody is subscribed by somebody else: the link in the letter begins it, and another ends it', async () => {
  await publishDataset(curator, trees)
  await expect(subscribeByMail(reader, 'stromy', 'nikdo', '1.2.3.4')).rejects.toThrow(/^E-mail:/)
  await subscribeByMail(reader, 'stromy', 'ctenar@example.cz', '1.2.3.4')
  const token = String((await mails())[0]!['text']).match(/odber\/(\S+)/)![1]!
  expect(await readSubscription(token)).toMatchObject({ confirmed: false, title: 'Stromy' })
  const [news] = await ask('select id from catalogue.news')
  await spreadNews.run({ newsId: news!['id'] }, now)
  expect(await mails()).toHaveLength(1)
  await settleSubscription(token, true, now)
  await spreadNews.run({ newsId: news!['id'] }, now)
  const [, told] = await mails()
  expect(told).toMatchObject({ recipient: 'ctenar@example.cz', subject: 'Stromy: nová datová sada' })
  expect(String(told!['text'])).toContain(token)
  await settleSubscription(token, false, now)
  await expect(readSubscription(token)).rejects.toMatchObject({ status: 404 })
  await spreadNews.run({ newsId: news!['id'] }, now)
  expect(await mails()).toHaveLength(2)
})

test('a webhook is signed so that its receiver knows whose it is and when it was sent', async () => {
  await expect(subscribeByWebhook(reader, 'stromy', 'http://a.example/', '1.2.3.4')).rejects.toThrow(
    'https://',
  )
  heard.length = 0
  await post(`${base}/hak`, 'tajemství', '{"a":1}', now)
  const [got] = heard
  const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(
    String(got!.headers['x-radnice-signature']),
  )!
  expect(Number(seconds)).toBe(now.getTime() / 1000)
  expect(signature).toBe(createHmac('sha256', 'tajemství').update(`${seconds}.${got!.body}`).digest('hex'))
  await expect(post(`${base}/mrtvy`, 'x', '{}', now)).rejects.toThrow('404')
  const id = newId()
  await ask(
    `insert into catalogue.subscription (id, dataset_id, kind, address, nonce, secret, asked_at, confirmed_at, failures)
     values ($1, $2, 'webhook', $3, 'n', 's', now(), now(), 48)`,
    [id, trees, `${base}/mrtvy`],
  )
  const [news] = await ask('select id from catalogue.news')
  const call = () => callWebhook.run({ newsId: news!['id'], subscriptionId: id }, now)
  await expect(call()).rejects.toThrow('404')
  await expect(call()).rejects.toThrow('404')
  expect(await ask('select 1 from catalogue.subscription where id = $1', [id])).toEqual([])
  await call()
})

test('the feed tells what happened, newest first', async () => {
  const feed = await catalogueFeed('stromy')
  expect(feed).toContain('<title>Stromy: nová datová sada</title>')
  expect(await catalogueFeed(null)).toContain('https://radnice.example/data/sada/stromy')
})

const message = (given: Partial<MessageForm>): MessageForm => ({
  kind: 'wish',
  title: 'Data o hluku',
  text: 'Chybí měření.',
  address: '',
  email: '',
  ...given,
})

test('messages come once, programs are not heard, and answers go to whoever left an address', async () => {
  const from = { id: newId(), slug: null, trap: '', from: '1.2.3.4' }
  await expect(sendMessage(reader, from, message({ title: ' ' }))).rejects.toThrow(/^Název:/)
  await expect(sendMessage(reader, from, message({ kind: 'application' }))).rejects.toThrow(
    /^Adresa aplikace:/,
  )
  await sendMessage(reader, { ...from, id: newId(), trap: 'x' }, message({}))
  await sendMessage(reader, from, message({ email: 'ja@example.cz' }))
  await sendMessage(reader, from, message({ email: 'ja@example.cz' }))
  expect(await readMessages(curator)).toHaveLength(1)
  await expect(readMessages(reader)).rejects.toMatchObject({ status: 404 })
  await expect(answerMessage(curator, 'K', from.id, 'answered', '')).rejects.toThrow(/^Odpověď:/)
  await expect(answerMessage(curator, 'K', from.id, 'shown', '')).rejects.toMatchObject({ status: 404 })
  await answerMessage(curator, 'K', from.id, 'answered', 'Připravujeme je na jaro.')
  expect((await mails()).at(-1)).toMatchObject({
    recipient: 'ja@example.cz',
    subject: 'Odpověď: Data o hluku',
  })
})

test('an application is shown only after its curator says so; a fault goes to whoever looks after the data', async () => {
  const application = { id: newId(), slug: 'stromy', trap: '', from: '5.5.5.5' }
  await sendMessage(
    reader,
    application,
    message({ kind: 'application', address: 'https://a.example/', email: 'ja@example.cz' }),
  )
  expect(await readApplications()).toEqual([])
  await answerMessage(curator, 'K', application.id, 'shown', '')
  expect((await readDataset('stromy')).applications).toMatchObject([
    { title: 'Data o hluku', address: 'https://a.example/' },
  ])
  expect(JSON.stringify(await readApplications())).not.toContain('ja@example.cz')
  await sendMessage(
    reader,
    { id: newId(), slug: 'stromy', trap: '', from: '5.5.5.6' },
    message({ kind: 'fault' }),
  )
  expect((await mails()).at(-1)).toMatchObject({
    recipient: 'kurator@mesto.example',
    subject: 'Chyba v datech: Stromy',
  })
})

test('whoever sends too much is asked to wait', async () => {
  const send = () => sendMessage(reader, { id: newId(), slug: null, trap: '', from: '9.9.9.9' }, message({}))
  for (let n = 0; n < 8; n++) await send()
  await expect(send()).rejects.toMatchObject({ code: 'too_many_attempts' })
})

test('use is counted by days, of nobody', async () => {
  for (let n = 0; n < 3; n++) countUse(trees, 'download', now)
  countUse(trees, 'api', now)
  await writeUse()
  countUse(trees, 'download', now)
  await writeUse()
  expect((await readDataset('stromy', now)).use).toEqual({ download: 4, api: 1 })
})

test('an address that does not answer is found, told on the third night, and lowers the quality', async () => {
  expect(await checkAddress(`${base}/cors`)).toEqual({ alive: true, cors: true, finding: null })
  expect(await checkAddress(`${base}/bez-head`)).toEqual({ alive: true, cors: false, finding: null })
  expect(await checkAddress(`${base}/mrtvy`)).toEqual({
    alive: false,
    cors: null,
    finding: 'odpovídá stavem 404',
  })
  await ask('update catalogue.distribution set download_url = $1', [`${base}/mrtvy`])
  const before = (await mails()).length
  const night = (days: number) => checkAddresses.run({}, new Date(now.getTime() + days * 86_400_000))
  await night(0)
  await night(1)
  expect(await mails()).toHaveLength(before)
  await night(2)
  await night(3)
  expect((await mails()).slice(before).map(({ subject }) => subject)).toEqual([
    'Data přestala odpovídat: Stromy',
  ])
  const { quality } = await readForCurator(curator, trees)
  expect(quality.marks.find(({ code }) => code === 'alive')).toMatchObject({
    met: false,
    field: 'distributions',
  })
})

test('overdue data are warned of once', async () => {
  await ask("update catalogue.dataset set data_changed_at = '2026-09-01'")
  const before = (await mails()).length
  await warnOverdue.run({}, now)
  await warnOverdue.run({}, now)
  expect((await mails()).slice(before).map(({ subject }) => subject)).toEqual([
    'Data čekají na aktualizaci: Stromy',
  ])
})
