import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { listCases, makeReceipt, savePage, startDraft } from '../src/server/modules/cases/index.ts'
import { visitor, type Actor } from '../src/server/platform/actor/actor.ts'
import { useCapabilitySecret } from '../src/server/platform/auth/capability.ts'
import { usePublicUrl } from '../src/server/platform/config/public-url.ts'
import { clusterUrl } from '../src/server/platform/database/cluster/cluster.ts'
import { newId } from '../src/server/platform/database/new-id.ts'
import { openDatabase, useDatabase } from '../src/server/platform/database/database.ts'
import { useBlindSecret, useMasterKeys } from '../src/server/platform/secrets/record-key.ts'
import { startServer } from '../tests/support/server.ts'
import { serverCost } from './support/server-cost.ts'
import { figure, ms, quantile, times } from './support/measure.ts'

const atOnce = 16
const submissions = 3_000
const queued = 200_000

/** Submissions over HTTP beside bare transactions, what a killed server acknowledged, and the queue of a clerk. */
export async function benchCases(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'radnice-bench-'))
  let server = await startServer(['--demo'], { DATA_DIR: dataDir })
  const secret = (name: string) => readFileSync(join(dataDir, 'secrets', name), 'utf8').trim()
  useCapabilitySecret(secret('auth'))
  useBlindSecret(secret('auth'))
  useMasterKeys(secret('master'))
  usePublicUrl(server.url)
  const opened = openDatabase(clusterUrl(dataDir))
  useDatabase(opened)
  try {
    await formPage(server.url)
    const bare = await bareTransactions(clusterUrl(dataDir))
    const drafts = await makeDrafts(submissions)
    const taken: number[] = []
    const filed: string[] = []
    const begun = performance.now()
    const killAfter = Math.floor(submissions * 0.9)
    await inParallel(drafts, async (token) => {
      const asked = performance.now()
      const link = await file(server.url, token)
      if (link === null) return
      taken.push(performance.now() - asked)
      filed.push(link)
      if (filed.length === killAfter) server.process.kill('SIGKILL')
    })
    const rate = (filed.length / (performance.now() - begun)) * 1000
    figure(
      `Submissions a second over HTTP, ${atOnce} at once, each with its case, number, register entry, mail and audit entry`,
      `${rate.toFixed(0)}/s, p95 ${ms(quantile(taken, 0.95))}`,
      `${bare.toFixed(0)}/s the same statements alone; ratio ${(rate / bare).toFixed(2)}`,
      '≥ 150/s, ≥ 0.25, p95 ≤ 250 ms',
    )
    server = await startServer(['--demo'], { DATA_DIR: dataDir })
    let lost = 0
    await inParallel(filed, async (link) => {
      if ((await fetch(`${server.url}${link}`)).status !== 200) lost++
    })
    figure(
      'Acknowledged submissions lost by kill -9',
      String(lost),
      `${filed.length} were acknowledged before it`,
      '0',
    )
    const link = filed[0]!.split('/').at(-1)!
    for (const kind of ['archive', 'accessible'] as const) {
      const made = await times(100, () => makeReceipt(link, kind))
      figure(
        `Receipt of a submission, ${kind === 'archive' ? 'PDF/A-3a' : 'PDF/UA-1'}, p95`,
        ms(quantile(made, 0.95)),
        `${ms(quantile(made, 0.5))} the median`,
        '≤ 30 ms',
      )
    }
    await fillQueue(opened.db)
    const clerk: Actor = { ...visitor(new Date()), kind: 'person', accountId: 'u-7', roles: ['clerk'] }
    const questions = [
      { which: 'open', page: 1 },
      { which: 'open', whose: 'mine', page: 1 },
      { which: 'open', whose: 'nobody', procedure: 'road_use', page: 2 },
      { which: 'ended', page: 1 },
      { which: 'open', text: 'POD/100500/2026', page: 1 },
    ] as const
    const asked = await times(200, (run) => listCases(clerk, questions[run % questions.length]!))
    const plain = await times(200, () =>
      sql`select 1 from cases."case" order by received_at desc limit 50`.execute(opened.db),
    )
    figure(
      `A page of the clerk's queue of ${queued.toLocaleString('en')} cases, p95`,
      ms(quantile(asked, 0.95)),
      `${ms(quantile(plain, 0.95))} fifty rows by an index`,
      '≤ 120 ms',
    )
  } finally {
    useDatabase(undefined)
    await opened.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A page of a form beside the same component fed from memory, both through the same server and in the same frame. */
async function formPage(url: string): Promise<void> {
  const [token] = await makeDrafts(1)
  const path = `/vyplnit/${token}/podnet`
  const html = await (await fetch(url + path)).text()
  // a query so long that the kept copy of the page is passed by
  const anew = `/design/formular?${'x'.repeat(120)}`
  const costs: { page: number; memory: number }[] = []
  for (let round = 0; round < 3; round++)
    costs.push({
      page: await serverCost(url, path, 400),
      memory: await serverCost(url, anew, 400),
    })
  const of = (one: 'page' | 'memory') =>
    quantile(
      costs.map((cost) => cost[one]),
      0.5,
    ) * 1000
  figure(
    'A page of a form, CPU of the server a request',
    `${ms(of('page'))}, ${(html.match(/<script/g) ?? []).length} scripts`,
    `${ms(of('memory'))} the same component fed from memory (/design/formular), ratio ${(of('page') / of('memory')).toFixed(2)}`,
    '≤ 2 ×, 0 bytes of needed script',
  )
}

async function makeDrafts(count: number): Promise<string[]> {
  const citizen = visitor(new Date())
  const typed = (values: Record<string, string>) => (name: string) => (values[name] ? [values[name]] : [])
  const tokens: string[] = []
  for (let at = 0; at < count; at++) {
    const token = await startDraft(citizen, 'podnet')
    await savePage(
      citizen,
      token,
      'podnet',
      typed({ subject: `Podnět ${at}`, text: 'Lavička je rozbitá. '.repeat(20), answer: 'yes' }),
    )
    await savePage(citizen, token, 'kdo', typed({ name: `Občan ${at}`, email: `obcan${at}@ukazka.example` }))
    tokens.push(token)
  }
  return tokens
}

const agent = new Agent({ keepAlive: true, maxSockets: atOnce })

/** Files a draft; the path of its case, null when the server did not answer. */
const file = (url: string, token: string): Promise<string | null> =>
  new Promise((done) => {
    const sent = request(
      `${url}/vyplnit/${token}`,
      {
        method: 'POST',
        agent,
        headers: { accept: 'text/html', origin: url, 'content-type': 'application/x-www-form-urlencoded' },
      },
      (response) => {
        response.resume()
        response.on('end', () =>
          done(response.statusCode === 303 ? (response.headers.location ?? null) : null),
        )
      },
    )
    sent.on('error', () => done(null))
    sent.end('odeslat=1')
  })

async function inParallel<One>(list: readonly One[], work: (one: One) => Promise<void>): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < list.length) await work(list[next++]!)
    }),
  )
}

/** The statements of one submission alone, on the same tables: no HTTP, no checks, no keys. */
async function bareTransactions(url: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: atOnce })
  const [answers, small] = [Buffer.alloc(900, 7), Buffer.alloc(120, 7)]
  const count = 2_000
  const begun = performance.now()
  await inParallel(
    Array.from({ length: count }, (_, at) => at),
    async (at) => {
      const client = await pool.connect()
      const [id, draft] = [newId(), newId()]
      await client.query(
        `insert into cases.draft (id, form_version_id, key, nonce, started_at, changed_at) values ($1, $1, $2, '', now(), now())`,
        [draft, small],
      )
      await client.query('begin')
      await client.query('select * from cases.draft where id = $1 for update', [draft])
      await client.query(
        'select v.* from services.form_version v join services.form f on f.id = v.form_id where v.id = $1',
        [draft],
      )
      await client.query(
        "select id from platform.registered_document where owner_kind = 'case' and owner_id = $1",
        [id],
      )
      await client.query(
        `insert into platform.record_counter (series, year, last) values ('POD', 1999, 1)
         on conflict (series, year) do update set last = platform.record_counter.last + 1 returning last`,
      )
      await client.query(
        `insert into platform.registered_document (id, series, reference_number, file_mark, retention_code, subject, owner_kind, owner_id, registered_on)
         values ($1::uuid, 'POD', 'bench ' || $2::text, 'x', 'S5', 'x', 'case', $1::uuid, current_date)`,
        [id, at],
      )
      await client.query(
        `insert into cases."case" (id, reference_number, file_mark, retention_code, procedure, form_version_id, form_title, state,
           key, answers, applicant, name_index, nonce, received_at, changed_at)
         values ($1, 'bench ' || $2::text, 'x', 'S5', 'suggestion', $1, 'x', 'decided', $3, $4, $3, $3, '', now(), now())`,
        [id, at, small, answers],
      )
      await client.query(
        "insert into cases.event (id, case_id, kind, at, on_day) values ($1, $2, 'received', now(), current_date)",
        [newId(), id],
      )
      await client.query('update cases.draft set case_id = $2, answers = null where id = $1', [draft, id])
      await client.query(
        "insert into platform.mail (id, recipient, subject, text, message_id, state) values ($1::uuid, 'x', 'x', repeat('x', 400), $1::text, 'held')",
        [newId()],
      )
      await client.query('select platform.append_audit($1::jsonb)', [
        JSON.stringify([
          {
            actor: 'visitor',
            onBehalfOf: null,
            requestId: null,
            action: 'cases.case.received',
            subjectKind: 'case',
            subjectId: id,
            details: {},
          },
        ]),
      ])
      await client.query('commit')
      client.release()
    },
  )
  const rate = (count / (performance.now() - begun)) * 1000
  await pool.end()
  return rate
}

/** Cases of a large city over years: a twentieth of them open. */
const fillQueue = (db: ReturnType<typeof openDatabase>['db']) =>
  sql`insert into cases."case" (id, reference_number, file_mark, retention_code, procedure, form_version_id, form_title, state,
      key, answers, applicant, name_index, nonce, assignee_account, assignee_name, received_at, due_on, ended_on, changed_at)
    select gen_random_uuid(), 'POD/' || lpad((n + 100000)::text, 6, '0') || '/2026', 'POD/' || n, 'S5',
      (array['info_request','dog_fee','road_use','complaint','suggestion'])[1 + n % 5], gen_random_uuid(), 'Podání',
      case when n % 20 = 0 then (array['received','in_progress','waiting'])[1 + n % 3] else 'decided' end,
      ''::bytea, decode(repeat('00', 400), 'hex'), decode(repeat('00', 200), 'hex'), sha256(n::text::bytea), '',
      case when n % 3 = 0 then 'u-' || n % 50 end, case when n % 3 = 0 then 'Úředník ' || n % 50 end,
      now() - n * interval '10 minutes', case when n % 20 = 0 then current_date + (n % 60)::int - 10 end,
      case when n % 20 > 0 then current_date end, now()
    from generate_series(1, ${queued}) n`
    .execute(db)
    .then(() => sql`analyze cases."case"`.execute(db))
