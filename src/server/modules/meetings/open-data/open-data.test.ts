import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2019 } from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { now, withCommittee } from '#tests/support/committee.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { emptyItem, emptyResolution, emptyTask } from '../../../../shared/meetings/record-draft.ts'
import { system, visitor } from '../../../platform/actor/actor.ts'
import { forgetPermanentBase } from '../../../platform/config/permanent-base.ts'
import { usePublicUrl } from '../../../platform/config/public-url.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { openJobs } from '../../../platform/jobs/jobs.ts'
import { fillMeetings } from '../demo/fill-meetings.ts'
import {
  attendanceTable,
  ofnEvents,
  oparlList,
  oparlObject,
  popoloVoteEvents,
  readMeeting,
  schemaOrgMeeting,
  voteTable,
  withdrawMinutes,
} from '../index.ts'

const db = await freshDatabase()
const base = 'https://radnice.example'
usePublicUrl(base)
forgetPermanentBase()
const jobs = await openJobs(db.url, [], { work: false })
afterAll(() => jobs.close())
const { committee, plan, save, advance } = withCommittee()
let slug = ''
beforeAll(async () => {
  await inTransaction(system(now), fillMeetings)
  ;({ slug } = await plan('2024-06-04'))
  await advance(slug, 'convened', 'in_session')
  await save(slug, (draft) => ({
    ...draft,
    items: [{ ...emptyItem(), title: 'Rozpočet' }],
    resolutions: [
      {
        ...emptyResolution(),
        item: '0',
        number: '1/2024',
        text: 'Výbor souhlasí.',
        voted: true,
        for: '3',
        against: '1',
      },
      {
        ...emptyResolution(),
        item: '0',
        number: '2/2024',
        text: 'Výbor žádá.',
        voted: true,
        byName: { 0: 'for', 1: 'against' },
      },
    ],
    tasks: [{ ...emptyTask(), item: '0', text: 'Zveřejnit rozpočet.', assignee: 'tajemník' }],
  }))
  await advance(slug, 'closed', 'verified', 'published')
})

/** The official schemas of the open formal norms with all that they refer to. */
function ofn(name: string) {
  const ajv = new Ajv2019({ strict: false, unicodeRegExp: false, allErrors: true })
  ;(addFormats as unknown as (ajv: object) => void)(ajv)
  ajv.addFormat('iri', (text: string) => URL.canParse(text))
  const known = new Set<string>()
  const folder = join(process.env['STANDARDS_DIR'] ?? '../shared/standards', 'ofn')
  const encoded = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(encoded)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value).map(([key, inner]) =>
              (key === '$id' || key === '$ref') && typeof inner === 'string'
                ? [key, encodeURI(inner.normalize('NFC'))]
                : [key, encoded(inner)],
            ),
          )
        : value
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.json') && file.normalize('NFC').includes('schémata')) {
      const schema = encoded(JSON.parse(readFileSync(join(folder, file), 'utf8'))) as {
        $id?: string
        $schema?: string
      }
      // two of them name an older draft, of which they use nothing that this one lacks
      delete schema.$schema
      if (schema.$id && !known.has(schema.$id)) ajv.addSchema(schema)
      if (schema.$id) known.add(schema.$id)
    }
  ajv.addSchema({
    $id: 'https://raw.githubusercontent.com/ropensci/geojsonlint/master/inst/schema/geojson.json',
  })
  return ajv.getSchema(encodeURI(name))!
}

test('every public meeting is an event by the open formal norm', async () => {
  const events = JSON.parse(JSON.stringify(await ofnEvents())) as Record<string, unknown>[]
  expect(events.length).toBeGreaterThan(5)
  const validate = ofn('https://ofn.gov.cz/události/2020-07-01/schémata/události.json')
  expect(validate(events), JSON.stringify(validate.errors?.slice(-6))).toBe(true)
  expect(validate([{ ...events[0], typ: 'Schůze' }])).toBe(false)
  expect(events.find(({ iri }) => String(iri).endsWith(slug))).toMatchObject({
    název: { cs: expect.stringContaining('Výbor') },
    doba_trvání: [{ časový_interval: { začátek: { datum_a_čas: '2024-06-04T15:00:00+02:00' } } }],
  })
})

test('votes are Popolo vote events; names stand only where the rules make them public', async () => {
  const page = async () =>
    (await popoloVoteEvents(1)) as { vote_events: Record<string, unknown>[]; total: number }
  const own = async (number: string) =>
    (await page()).vote_events.find(({ identifier }) => identifier === number) as Record<string, unknown>
  expect(await own('1/2024')).toMatchObject({
    start_date: '2024-06-04T15:00:00+02:00',
    motion: { text: 'Výbor souhlasí.', requirement: 'majority of all members' },
    counts: [
      { option: 'yes', value: 3 },
      { option: 'no', value: 1 },
    ],
  })
  expect((await own('2/2024'))['votes']).toEqual([])
  await db.ask(
    `update meetings.body set settings = settings || '{"publishNamedVotes": true}' where slug = 'vybor'`,
  )
  expect(((await own('2/2024'))['votes'] as object[]).map((vote) => ({ ...vote }))).toMatchObject([
    { option: 'yes', voter: { name: 'Předsedkyně' } },
    { option: 'no', voter: { name: 'Člen B' } },
  ])
  expect((await page()).total).toBeGreaterThanOrEqual((await page()).vote_events.length)
})

test('tables say who came and how it was voted; what nobody stated is empty', async () => {
  const votes = await voteTable(base)
  const row = votes.rows.find((one) => one[votes.head.indexOf('usneseni')] === '1/2024')!
  expect(row[votes.head.indexOf('pro')]).toBe(3)
  expect(row[votes.head.indexOf('zdrzel_se')]).toBeNull()
  const came = (await attendanceTable(base)).rows.filter((one) => String(one.at(-1)).endsWith(slug))
  expect(came).toHaveLength(5)
})

test('a page of a meeting carries schema.org data that no text can break out of', async () => {
  const meeting = await readMeeting(visitor(now), 'vybor', slug)
  const text = schemaOrgMeeting({ ...meeting, place: '</script><script>alert(1)</script>' }, base)
  expect(text).not.toMatch(/[<>&]/)
  expect(JSON.parse(text)).toMatchObject({
    '@type': 'Event',
    startDate: '2024-06-04T15:00:00+02:00',
    organizer: { '@type': 'GovernmentOrganization', name: 'Výbor' },
  })
})

async function everyPage(kind: string, query = ''): Promise<object[]> {
  const all: object[] = []
  for (let page = 1; ; page++) {
    const { data, links } = await oparlList(kind, new URLSearchParams(`${query}&page=${page}`))
    all.push(...data)
    if (!links.next) return all
  }
}

test('tasks and the quorum stand in OParl under our own prefix', async () => {
  const meeting = (await everyPage('meeting')).find((one) =>
    JSON.stringify(one).includes('Zveřejnit rozpočet.'),
  ) as Record<string, unknown>
  expect(meeting).toMatchObject({ 'radnice:members': 5 })
  expect((meeting['agendaItem'] as Record<string, unknown>[])[0]!['radnice:task']).toMatchObject([
    { text: 'Zveřejnit rozpočet.', assignee: 'tajemník', state: 'open' },
  ])
})

test('who asks what was modified learns what is gone; published again, it is back', async () => {
  const since = new Date(Date.now() - 5000).toISOString()
  const papers = async (query = '') =>
    (await everyPage('paper', query)) as {
      id: string
      deleted?: true
      name?: string
    }[]
  const before = (await papers()).find(({ name }) => name === 'Výbor souhlasí.')!
  const { id, version } = await readMeeting(committee.secretary, 'vybor', slug)
  await withdrawMinutes(committee.secretary, id, version, 'Oprava.')
  expect((await papers()).some((one) => one.id === before.id)).toBe(false)
  const gone = (await papers(`modified_since=${since}`)).find((one) => one.id === before.id)!
  expect(gone).toMatchObject({ deleted: true, type: 'https://schema.oparl.org/1.1/Paper' })
  expect(gone.name).toBeUndefined()
  const paperId = before.id.split('/').at(-1)!
  expect(await oparlObject('paper', paperId)).toMatchObject({ deleted: true })
  await advance(slug, 'verified', 'published')
  expect(await oparlObject('paper', paperId)).toMatchObject({ name: 'Výbor souhlasí.' })
  const [membership] = await db.ask(`select id from meetings.membership limit 1`)
  await db.ask('delete from meetings.membership where id = $1', [membership!['id']])
  expect(await oparlObject('membership', String(membership!['id']))).toMatchObject({ deleted: true })
})
