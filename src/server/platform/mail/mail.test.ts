import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { system } from '../actor/actor.ts'
import { inTransaction } from '../database/transaction.ts'
import { openJobs } from '../jobs/jobs.ts'
import { configureMail, queueMail, sendMail } from './mail.ts'

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
