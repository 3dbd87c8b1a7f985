import { createHmac } from 'node:crypto'
import { request } from 'node:http'
import pg from 'pg'
import {
  advanceMeeting,
  appointMember,
  chooseItem,
  foundBody,
  markPresence,
  planMeeting,
  readMeeting,
  readSession,
  startSession,
} from '#server/modules/meetings/index.ts'
import { addPerson } from '#server/modules/people/index.ts'
import { system, type Actor } from '#server/platform/actor/actor.ts'
import { newId } from '#server/platform/database/new-id.ts'
import { inTransaction } from '#server/platform/database/transaction.ts'

export interface Crowd {
  id: string
  itemId: string
  /** Address of the live meeting, without the server's */
  path: string
  /** Who leads it */
  leader: Actor
  leaderCookie: string
  /** One cookie for each voter */
  cookies: string[]
}

/** A body of so many members, all signed in and in the room of an open meeting. */
export async function gatherCrowd(databaseUrl: string, secret: string, size: number): Promise<Crowd> {
  const now = new Date()
  const leader: Actor = { ...system(now), kind: 'person', accountId: 'vede', roles: ['recorder'] }
  const persons: string[] = []
  const bodyId = await inTransaction(system(now), async (work) => {
    const body = await foundBody(work, { slug: 'shromazdeni', kind: 'committee', name: 'Shromáždění' })
    for (let n = 0; n < size; n++) {
      const personId = await addPerson(work, { name: `Člen ${n}` })
      persons.push(personId)
      await appointMember(work, { bodyId: body, personId, role: 'member', startsOn: '2020-01-01' })
    }
    return body
  })
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const signIn = async (account: string, personId: string | null, roles: string) => {
    const token = newId().replaceAll('-', '') + newId().slice(0, 8)
    await client.query(
      `insert into auth."user" (id, name, email, "emailVerified", "personId", roles) values ($1, $1, $1 || '@mesto.example', true, $2, $3)`,
      [account, personId, roles],
    )
    await client.query(
      `insert into auth.session (id, "expiresAt", token, "updatedAt", "userId") values ($1, now() + interval '1 hour', $2, now(), $3)`,
      [newId(), token, account],
    )
    const signature = createHmac('sha256', secret).update(token).digest('base64')
    return `radnice.session_token=${encodeURIComponent(`${token}.${signature}`)}`
  }
  const leaderCookie = await signIn('vede', null, 'recorder')
  const cookies: string[] = []
  for (const [n, personId] of persons.entries()) cookies.push(await signIn(`clen-${n}`, personId, ''))
  await client.end()

  const plan = { heldOn: now.toISOString().slice(0, 10), startsAt: '', place: '', remoteUrl: '' }
  const { id, slug } = await planMeeting(leader, bodyId, plan)
  for (const state of ['convened', 'in_session'] as const)
    await advanceMeeting(leader, id, (await readMeeting(leader, 'shromazdeni', slug)).version, state)
  await startSession(leader, id)
  const view = await readSession(leader, 'shromazdeni', slug)
  for (const person of view.people!) await markPresence(leader, id, person.id, 'in')
  const itemId = view.items[0]!.id
  await chooseItem(leader, id, itemId)
  return { id, itemId, path: `/urad/jednani/shromazdeni/${slug}/zive`, leader, leaderCookie, cookies }
}

/** Posts a form of the live page. @returns milliseconds until the whole answer came @throws when it was not done */
export function post(url: string, cookie: string, fields: Record<string, string>): Promise<number> {
  const body = new URLSearchParams(fields).toString()
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers: headersOf(url, cookie, body) }, (answer) => {
      answer.resume()
      answer.on('end', () =>
        answer.statusCode === 303
          ? resolve(performance.now() - started)
          : reject(new Error(`${url} answered ${answer.statusCode}`)),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const headersOf = (url: string, cookie: string, body: string) => ({
  cookie,
  accept: 'text/html',
  origin: new URL(url).origin,
  'content-type': 'application/x-www-form-urlencoded',
  'content-length': Buffer.byteLength(body),
})

/** Listens to a session. @param tell gets each event's data @returns how to stop */
export function listenTo(url: string, cookie: string, tell: (data: string) => void): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { headers: { cookie, accept: 'text/event-stream' }, agent: false },
      (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`${url} answered ${answer.statusCode}`))
        let rest = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk: string) => {
          const events = (rest + chunk).split('\n\n')
          rest = events.pop()!
          for (const event of events) if (event.startsWith('data: ')) tell(event.slice(6))
        })
        answer.on('error', () => undefined)
        resolve(() => sent.destroy())
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}
