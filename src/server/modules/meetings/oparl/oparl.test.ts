import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { emptyItem } from '../../../../shared/meetings/record-draft.ts'
import { now, withCommittee } from '#tests/support/committee.ts'
import { forgetPermanentBase } from '../../../platform/config/permanent-base.ts'
import { usePublicUrl } from '../../../platform/config/public-url.ts'
import { fillMeetings } from '../demo/fill-meetings.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { openJobs } from '../../../platform/jobs/jobs.ts'
import { system } from '../../../platform/actor/actor.ts'
import { oparlList, oparlObject, oparlPart, oparlSystem } from '../index.ts'

const db = await freshDatabase()
const base = 'https://radnice.example'
usePublicUrl(`${base}/`)
forgetPermanentBase()
const jobs = await openJobs(db.url, [], { work: false })
afterAll(() => jobs.close())
const { plan, save } = withCommittee()
beforeAll(() => inTransaction(system(now), fillMeetings))

const kinds = ['body', 'organization', 'membership', 'person', 'legislativeTerm', 'meeting', 'paper']
type Json = Record<string, unknown> & { id: string; type: string; created: string; modified: string }
interface List {
  data: Json[]
  pagination: { totalElements: number; elementsPerPage: number; currentPage: number; totalPages: number }
  links: { first: string; prev?: string; self: string; next?: string; last: string }
}
/** Reads an address as a program would, by the path under the permanent base. */
async function read(address: string): Promise<unknown> {
  const url = new URL(address)
  const [kind, id] = url.pathname.replace('/oparl/1.1', '').split('/').filter(Boolean)
  const found = !kind ? oparlSystem() : id ? oparlObject(kind, id) : oparlList(kind, url.searchParams)
  return JSON.parse(JSON.stringify(await found))
}
const list = async (kind: string, query = '') => (await read(`${base}/oparl/1.1/${kind}${query}`)) as List

/** Every page of a list, by its links. */
async function pagesOf(kind: string): Promise<List[]> {
  const pages = [await list(kind)]
  while (pages.at(-1)!.links.next) pages.push((await read(pages.at(-1)!.links.next!)) as List)
  return pages
}

const folder = join(process.env['STANDARDS_DIR'] ?? '../shared/standards', 'oparl/schema')

/** The official schemas; they link by `"schema": "X.json"`, which no validator knows: it becomes `$ref`. */
function validators(): Ajv {
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true })
  ;(addFormats as unknown as (ajv: Ajv) => void)(ajv)
  ajv.addFormat('url', (text: string) => URL.canParse(text))
  const linked = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(linked)
    if (typeof value !== 'object' || value === null) return value
    const { schema, ...rest } = value as Record<string, unknown>
    if (typeof schema === 'string' && rest['references'] !== 'externalList')
      return { $ref: schema.endsWith('.json') ? schema : `${schema}.json` }
    return Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, linked(one)]))
  }
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json')))
    ajv.addSchema(linked(JSON.parse(readFileSync(join(folder, name), 'utf8'))) as object, name)
  return ajv
}

test.skipIf(!existsSync(folder))(
  'every object on every page of every list fits the official schemas',
  async () => {
    const ajv = validators()
    const fits = (object: unknown) => {
      const { type } = object as Json
      const check = ajv.getSchema(`${type.split('/').at(-1)}.json`)!
      expect(check(object), `${type}: ${JSON.stringify(check.errors?.slice(0, 3))}`).toBe(true)
    }
    fits(await read(`${base}/oparl/1.1`))
    for (const kind of kinds) {
      const pages = await pagesOf(kind)
      expect(pages[0]!.data.length, kind).toBeGreaterThan(0)
      for (const { data } of pages)
        for (const object of data) {
          fits(object)
          for (const item of (object['agendaItem'] as Json[] | undefined) ?? []) {
            fits(item)
            const [id, ...part] = item.id.replace(`${base}/oparl/1.1/meeting/`, '').split('/')
            expect(JSON.parse(JSON.stringify(await oparlPart('meeting', id!, part.join('/'))))).toEqual(item)
          }
        }
    }
  },
)

test('lists are walked by their links in a stable order, each object stands at its address', async () => {
  for (const kind of kinds) {
    const pages = await pagesOf(kind)
    const all = pages.flatMap(({ data }) => data)
    const { totalElements, elementsPerPage, totalPages } = pages[0]!.pagination
    expect([all.length, pages.length], kind).toEqual([totalElements, totalPages])
    expect(elementsPerPage).toBe(100)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(pages.at(-1)!.links.next).toBeUndefined()
    expect(await read(all.at(-1)!.id)).toEqual(all.at(-1))
    for (const { created, modified } of all) {
      expect(created <= modified, `${kind} ${created} ${modified}`).toBe(true)
      expect(created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    }
  }
  expect((await list('membership')).pagination.totalPages).toBeGreaterThan(0)
})

test('a reader that asks what changed since gets that and no more; filters stay in the links', async () => {
  const all = (await pagesOf('meeting')).flatMap(({ data }) => data)
  await db.ask(`update meetings.meeting set changed_at = '2030-01-01T10:00:00Z' where slug = '2023-7'
    and body_id = (select id from meetings.body where slug = 'komise-pro-smart-city')`)
  const since = await list('meeting', '?modified_since=2029-12-31T23:00:00Z&page=1&neznamy=1')
  expect(since.data).toHaveLength(1)
  expect(since.links.self).toBe(`${base}/oparl/1.1/meeting?modified_since=2029-12-31T23%3A00%3A00Z`)
  expect((await list('meeting', '?modified_until=2029-12-31T23:00:00%2B01:00')).data).toHaveLength(
    all.length - 1,
  )
  expect((await list('meeting', '?created_until=2001-01-01T00:00:00Z')).data).toEqual([])
  await expect(list('meeting', '?modified_since=vcera')).rejects.toMatchObject({
    code: 'wrong_instant',
    status: 400,
  })
  await expect(list('task')).rejects.toMatchObject({ code: 'not_found' })
  await expect(read(`${base}/oparl/1.1/meeting/nic`)).rejects.toMatchObject({ code: 'not_found' })
})

test('only what is public is there: no draft of a record, nothing of the office of a member', async () => {
  const { slug } = await plan('2025-01-09')
  await save(slug, (draft) => ({ ...draft, items: [{ ...emptyItem(), title: 'KONCEPT', text: 'KONCEPT' }] }))
  await db.ask(
    `update people.person set email = 'tajne@mesto.example', office = 'TAJNÉ' where name = 'Člen B'`,
  )
  const everything = JSON.stringify(await Promise.all(kinds.map((kind) => pagesOf(kind))))
  expect(everything).toContain('2025-01-09')
  expect(everything).not.toMatch(/KONCEPT|tajne@|TAJNÉ/)
  const seventh = (await pagesOf('meeting'))
    .flatMap(({ data }) => data)
    .find(({ web }) => String(web).endsWith('komise-pro-smart-city/2023-7'))!
  expect(seventh).toMatchObject({ meetingState: 'durchgeführt', cancelled: false, 'radnice:quorate': true })
  const [first] = seventh['agendaItem'] as { 'radnice:resolution': { vote: unknown }[] }[]
  expect(first!['radnice:resolution'][0]!.vote).toMatchObject({ present: 4, for: 4, result: 'accepted' })
})

test('permanent addresses stay when the public one changes', async () => {
  usePublicUrl('https://jina.example')
  forgetPermanentBase()
  expect((await list('organization')).data[0]!.id).toMatch(/^https:\/\/radnice\.example\//)
  usePublicUrl(base)
})
