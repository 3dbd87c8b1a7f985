import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { listObjects } from '../src/server/modules/meetings/oparl/oparl.store.ts'
import { clusterUrl } from '../src/server/platform/database/cluster/cluster.ts'
import { fold, stemCzech } from '../src/server/platform/search/czech-stemmer.ts'
import { startServer } from '../tests/support/server.ts'
import { figure, ms, quantile, times } from './support/measure.ts'

const vocabulary =
  'rozpočet doprava škola ulice přechod komise rada materiál investice smlouva park hřiště osvětlení kanalizace dotace spolek sport kultura památka úřad portál občan data web bezpečnost policie odpad kontejner zeleň strom parkoviště tramvaj autobus linka zastávka chodník stavba projekt studie architekt územní plán energie tepelná úspora digitální služba formulář poplatek pes hřbitov knihovna divadlo muzeum turista informační centrum'.split(
    ' ',
  )

/** Fills so many meetings with 20 votes, 5 tasks and 5 items each, and their search documents. */
async function fill(url: string, meetings: number): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  // as the index holds them: the right stem and that of the word without diacritics
  const stems = vocabulary.map((word) => `${fold(stemCzech(word))} ${stemCzech(fold(word))}`)
  await client.query('set synchronous_commit = off')
  await client.query(
    `create temp table m as select gen_random_uuid() as id, n, (array(select id from meetings.body order by slug))[1 + n % 5] as body_id, date '2000-01-01' + (n * 8000 / $1::int) as day from generate_series(1, $1::int) n`,
    [meetings],
  )
  const words = `(select string_agg((array[${vocabulary.map((word) => `'${word}'`).join(',')}])[1 + ((m.n * 7 + k * 13 + i * 29) % ${vocabulary.length})], ' ') from generate_series(1, 12) i)`
  await client.query(
    `insert into meetings.meeting (id, body_id, slug, number, held_on, state, origin, published_at) select id, body_id, 'b-' || n, n, day, 'published', 'transcribed', now() from m`,
  )
  await client.query(
    `insert into meetings.attendance (id, meeting_id, position, name, capacity, state) select gen_random_uuid(), id, k, 'Člen ' || k, 'member', 'present' from m, generate_series(1, 9) k`,
  )
  await client.query(
    `insert into meetings.agenda_item (id, meeting_id, position, number, full_title, full_text, on_programme) select gen_random_uuid(), id, k, k::text, 'Bod ' || k, ${words}, true from m, generate_series(1, 5) k`,
  )
  await client.query(
    `insert into meetings.resolution (id, meeting_id, position, number, kind, full_text, item_id) select gen_random_uuid(), m.id, k, k || '/' || n, 'resolution', ${words}, (select a.id from meetings.agenda_item a where a.meeting_id = m.id and a.position = 1 + k % 5) from m, generate_series(1, 20) k`,
  )
  await client.query(
    `insert into meetings.vote_event (id, resolution_id, present, in_favour, against, abstain, not_voting, result, source) select gen_random_uuid(), r.id, 9, 8, 1, 0, 0, 'accepted', 'transcribed' from meetings.resolution r join m on m.id = r.meeting_id`,
  )
  await client.query(
    `insert into meetings.task (id, body_id, meeting_id, position, full_text, assignee, due_on, state, set_state, public_state) select gen_random_uuid(), body_id, id, k, ${words}, 'odbor ' || k, day + 30, s, s, s from m, generate_series(1, 5) k cross join lateral (select case when k = 1 then 'open' else 'done' end as s) state`,
  )
  const vector = `(select to_tsvector('simple', string_agg((array[${stems.map((word) => `'${word}'`).join(',')}])[1 + ((m.n * 7 + k * 13 + i * 29) % ${stems.length})], ' ')) from generate_series(1, 12) i)`
  await client.query(
    `insert into platform.search_document (kind, id, path, title, body, day, stemmer, tsv) select 'meeting', m.id, '/x', 'Jednání', ${words}, m.day, 1, ${vector} || array_to_tsvector(array['kind_meeting']) from m, generate_series(1, 1) k`,
  )
  await client.query(
    `insert into platform.search_document (kind, id, path, title, body, day, stemmer, tsv) select 'task', t.id, '/x', 'Úkol', t.text, m.day, 1, ${vector} || array_to_tsvector(array['kind_task']) from m join meetings.task t on t.meeting_id = m.id cross join lateral (select t.position as k) p`,
  )
  await client.query(
    `insert into platform.search_document (kind, id, path, title, body, day, stemmer, tsv) select 'resolution', r.id, '/x', 'Usnesení', r.text, m.day, 1, ${vector} || array_to_tsvector(array['kind_resolution']) from m join meetings.resolution r on r.meeting_id = m.id cross join lateral (select r.position as k) p`,
  )
  await client.query('vacuum analyze')
  await client.end()
}

const pages: Record<string, string> = {
  home: '/',
  'list of meetings': '/jednani',
  'list of meetings, one body and year': '/jednani?organ=rada-mesta&rok=2010',
  'register of resolutions': '/usneseni',
  tasks: '/ukoly?stav=open',
  'a body': '/organy/rada-mesta',
  'meeting page': '/jednani/komise-pro-smart-city/2023-7',
}

/** An address whose page is not kept: each request renders it anew. */
const rendered = (address: string) => `${address}${address.includes('?') ? '&' : '?'}jinak=${'x'.repeat(120)}`

async function measure(meetings: number): Promise<{ pages: Record<string, number>; search: number }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'radnice-scale-'))
  const server = await startServer(['--demo'], { DATA_DIR: dataDir })
  try {
    await fill(clusterUrl(dataDir), meetings)
    const found: Record<string, number> = {}
    for (const [name, path] of Object.entries(pages))
      found[name] = quantile(
        await times(30, async () => (await fetch(rendered(server.url + path))).text()),
        0.5,
      )
    if (meetings === 10_000) await openDataPage(server.url, dataDir)
    const asked = await times(120, async (run) => {
      const text = `${vocabulary[run % vocabulary.length]} ${vocabulary[(run * 7 + 3) % vocabulary.length]}`
      await (await fetch(`${server.url}/hledat?text=${encodeURIComponent(text)}`)).text()
    })
    return { pages: found, search: quantile(asked, 0.95) }
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A page of a hundred meetings with their items, votes and files, beside the statement that reads it. */
async function openDataPage(url: string, dataDir: string): Promise<void> {
  const client = new pg.Client(clusterUrl(dataDir))
  await client.connect()
  const statements: { sql: string; parameters: readonly unknown[] }[] = []
  const logged = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: clusterUrl(dataDir), max: 1 }) }),
    plugins: [new CamelCasePlugin()],
    log: ({ query }) => void statements.push(query),
  })
  const question = {
    page: 51,
    createdSince: null,
    createdUntil: null,
    modifiedSince: null,
    modifiedUntil: null,
  }
  await listObjects(logged, 'meeting', question)
  const bare = await times(20, async () => {
    for (const { sql, parameters } of statements) await client.query(sql, [...parameters])
  })
  const page = await times(20, async () => (await fetch(`${url}/oparl/1.1/meeting?page=51`)).text())
  await logged.destroy()
  await client.end()
  const [asPage, asSql] = [quantile(page, 0.5), quantile(bare, 0.5)]
  figure(
    'OParl page of 100 meetings, p50',
    ms(asPage),
    `${ms(asSql)} its bare SQL, ratio ${(asPage / asSql).toFixed(2)}`,
    'ratio ≤ 3',
  )
}

/** Lists, pages and search on 10,000 meetings, 200,000 votes and 50,000 tasks, beside 100 meetings. */
export async function benchScale(): Promise<void> {
  const [small, large] = [await measure(100), await measure(10_000)]
  for (const name of Object.keys(pages))
    figure(
      `10,000 meetings: ${name}, p50`,
      ms(large.pages[name]!),
      `${ms(small.pages[name]!)} on 100 meetings, ratio ${(large.pages[name]! / small.pages[name]!).toFixed(2)}`,
      'ratio ≤ 2',
    )
  figure(
    '10,000 meetings: search of two words, p95',
    ms(large.search),
    `${ms(small.search)} on 100 meetings`,
    '≤ 60 ms',
  )
}
