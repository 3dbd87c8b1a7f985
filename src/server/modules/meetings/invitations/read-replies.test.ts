import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { now, withCommittee } from '#tests/support/committee.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { startImapServer } from '#tests/support/imap-server.ts'
import { useCapabilitySecret } from '../../../platform/auth/capability.ts'
import { usePublicUrl } from '../../../platform/config/public-url.ts'
import { openJobs } from '../../../platform/jobs/jobs.ts'
import { configureMailbox } from '../../../platform/mail/mailbox.ts'
import { decideReply, readInvited, sendInvitations } from '../index.ts'
import { readReplies, readReply } from './read-replies.ts'

const db = await freshDatabase()
usePublicUrl('https://radnice.example')
useCapabilitySecret('test of replies')
const { committee, plan } = withCommittee()
const jobs = await openJobs(db.url, [], { work: false })
const mailbox = await startImapServer('radnice', 'heslo s mezerou')
afterAll(() => Promise.all([jobs.close(), mailbox.close()]))
beforeAll(() =>
  db.ask(
    `update people.person set email = replace(people.folded(name), ' ', '.') || '@mesto.example' where name like 'Člen %'`,
  ),
)

const reply = (meetingId: string, email: string, partstat: string, more = '', method = 'REPLY') =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Diar//CS',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${meetingId}@radnice`,
    'DTSTAMP:20250110T100000Z',
    'ORGANIZER:mailto:radnice@mesto.example',
    `ATTENDEE;PARTSTAT=${partstat}:mailto:${email}`,
    ...(more ? [more] : []),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')

const mail = (calendar: string, from = 'clen.b@mesto.example') =>
  new MailComposer({
    from,
    to: 'radnice@mesto.example',
    subject: 'Přijato: Výbor',
    text: 'Odpověď z diáře.',
    icalEvent: { method: 'REPLY', content: calendar },
  })
    .compile()
    .build()
    .then(String)

test('a reply is read from its calendar only when it says something that a meeting can count on', () => {
  const id = '01900000-0000-7000-8000-000000000001'
  expect(readReply(reply(id, 'Clen.B@mesto.example', 'ACCEPTED'))).toEqual({
    meetingId: id,
    email: 'clen.b@mesto.example',
    state: 'coming',
    reason: null,
  })
  expect(readReply(reply(id, 'b@x.cz', 'DECLINED', 'COMMENT:Jsem nemocn\\, omlouvám se'))).toMatchObject({
    state: 'excused',
    reason: 'Jsem nemocn, omlouvám se',
  })
  for (const broken of [
    reply(id, 'b@x.cz', 'TENTATIVE'),
    reply(id, 'b@x.cz', 'ACCEPTED', '', 'REQUEST'),
    reply('neco', 'b@x.cz', 'ACCEPTED'),
    reply(id, 'b@x.cz', 'ACCEPTED', 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:c@x.cz'),
    'BEGIN:VCALENDAR',
    '',
  ])
    expect(readReply(broken)).toBeNull()
})

test('answers from diaries wait as proposals until somebody confirms them; a fault of the mailbox loses none', async () => {
  const { id, slug } = await plan('2025-02-11')
  await sendInvitations(committee.secretary, id)
  mailbox.deliver(await mail(reply(id, 'clen.b@mesto.example', 'ACCEPTED')))
  mailbox.deliver(await mail(reply(id, 'clen.c@mesto.example', 'DECLINED', 'COMMENT:Dovolená')))
  mailbox.deliver(await mail(reply(id, 'cizi@jinde.example', 'ACCEPTED')))
  mailbox.deliver('From: reklama@jinde.example\r\nSubject: Sleva\r\n\r\nKupte si.\r\n')
  configureMailbox(`imap://radnice:spatne@127.0.0.1:${mailbox.port}/INBOX`)
  await expect(readReplies.run({}, now)).rejects.toThrow()
  expect(mailbox.unread()).toBe(4)
  configureMailbox(`imap://radnice:heslo%20s%20mezerou@127.0.0.1:${mailbox.port}/INBOX`)
  await readReplies.run({}, now)
  await readReplies.run({}, now)
  expect(mailbox.unread()).toBe(0)
  const invited = async () =>
    new Map((await readInvited(committee.secretary, 'vybor', slug)).invitees.map((one) => [one.name, one]))
  const before = await invited()
  expect(before.get('Člen B')).toMatchObject({
    state: 'waiting',
    proposed: { state: 'coming', reason: null },
  })
  expect(before.get('Člen C')).toMatchObject({
    state: 'waiting',
    proposed: { state: 'excused', reason: 'Dovolená' },
  })
  expect(before.get('Člen D')!.proposed).toBeNull()
  await expect(decideReply(committee.members.get('Člen D')!, before.get('Člen B')!.id, true)).rejects.toThrow(
    'nic není',
  )
  await decideReply(committee.secretary, before.get('Člen B')!.id, true)
  await decideReply(committee.secretary, before.get('Člen C')!.id, false)
  const after = await invited()
  expect(after.get('Člen B')).toMatchObject({ state: 'coming', proposed: null })
  expect(after.get('Člen C')).toMatchObject({ state: 'waiting', proposed: null })
  configureMailbox(undefined)
  await readReplies.run({}, now)
})
