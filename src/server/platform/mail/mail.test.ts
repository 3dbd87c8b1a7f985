import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { system } from '../actor/actor.ts'
import { inTransaction } from '../database/transaction.ts'
import { openJobs } from '../jobs/jobs.ts'
import { configureMail, queueMail, sendMail, sweepMail } from './mail.ts'

const db = await freshDatabase()
const received: string[] = []
let refuse = true
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    let text = ''
    stream.on('data', (chunk: Buffer) => (text += chunk))
    stream.on('end', () => {
      if (refuse) return done(Object.assign(new Error('busy'), { responseCode: 451 }))
      received.push(text)
      done()
    })
  },
})
smtp.listen(0, '127.0.0.1')
await once(smtp.server, 'listening')
configureMail({
  smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
  from: 'radnice@mesto.example',
})
const jobs = await openJobs(db.url, [sendMail], { work: false })
afterAll(async () => {
  await jobs.close()
  smtp.close(() => undefined)
})
const mail = { recipient: 'clen@mesto.example', subject: 'Pozvánka na jednání', text: 'Sejdeme se v 15:00.' }

test('a rolled back use case sends nothing and queues nothing', async () => {
  const failing = inTransaction(system(), async (work) => {
    await queueMail(work, mail)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(
    await db.ask(
      `select (select count(*)::int from platform.mail) m, (select count(*)::int from jobs.job where name = 'platform.mail.send') j`,
    ),
  ).toEqual([{ m: 0, j: 0 }])
})

test('a refused mail is tried again with the same Message-ID, and never sent twice', async () => {
  const id = await inTransaction(system(), (work) => queueMail(work, mail))
  await expect(sendMail.run({ id }, new Date())).rejects.toThrow('busy')
  refuse = false
  await sendMail.run({ id }, new Date())
  await sendMail.run({ id }, new Date())
  expect(received).toHaveLength(1)
  expect(received[0]).toContain(`Message-ID: <${id}@mesto.example>`)
  expect(await db.ask('select state from platform.mail')).toEqual([{ state: 'sent' }])
})

test('a mail server down for more than a day loses nothing and gets each mail once', async () => {
  const liveJobs = async (id: string) =>
    (
      await db.ask(
        `select count(*)::int as n from jobs.job where name = 'platform.mail.send' and data->>'id' = $1 and state in ('created', 'retry', 'active')`,
        [id],
      )
    )[0]!['n']
  received.length = 0
  refuse = true
  const ids = await Promise.all([1, 2, 3].map(() => inTransaction(system(), (work) => queueMail(work, mail))))
  const begun = new Date()
  // thirty hours: attempts fail, jobs give up after some hours, the sweep goes on each half an hour
  for (let minutes = 0; minutes <= 30 * 60; minutes += 30) {
    const at = new Date(begun.getTime() + minutes * 60_000)
    if (minutes % 360 === 330)
      await db.ask(
        `update jobs.job set state = 'failed' where name = 'platform.mail.send' and state <> 'completed'`,
      )
    await sweepMail.run({}, at)
    if (minutes % 360 === 0)
      for (const id of ids) await expect(sendMail.run({ id }, at)).rejects.toThrow('busy')
    for (const id of ids) expect(await liveJobs(id)).toBe(1)
  }
  refuse = false
  const back = new Date(begun.getTime() + 31 * 3_600_000)
  for (const id of [...ids, ...ids]) await sendMail.run({ id }, back)
  await sweepMail.run({}, new Date(back.getTime() + 86_400_000))
  expect(received).toHaveLength(3)
  for (const id of ids) expect(received.filter((text) => text.includes(`<${id}@`))).toHaveLength(1)
  expect(await db.ask(`select 1 from platform.mail where state = 'waiting'`)).toEqual([])
})
