import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import ICAL from 'ical.js'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { now, withCommittee } from '#tests/support/committee.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { visitor } from '../../../platform/actor/actor.ts'
import { useCapabilitySecret } from '../../../platform/auth/capability.ts'
import { usePublicUrl } from '../../../platform/config/public-url.ts'
import { openJobs } from '../../../platform/jobs/jobs.ts'
import { configureMail, sendMail } from '../../../platform/mail/mail.ts'
import {
  addGuest,
  approveSchedule,
  answerInvitation,
  draftSchedule,
  dropGuest,
  editRecord,
  moveMeeting,
  noteAnswer,
  readInvitation,
  readInvited,
  readMeeting,
  readSchedule,
  sendInvitations,
  sendSchedule,
} from '../index.ts'

const db = await freshDatabase()
const { committee, plan, save, advance } = withCommittee()
const received: string[] = []
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    let text = ''
    stream.on('data', (chunk: Buffer) => (text += chunk))
    stream.on('end', () => {
      received.push(text)
      done()
    })
  },
})
smtp.listen(0, '127.0.0.1')
await once(smtp.server, 'listening')
configureMail({
  smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
  from: 'Radnice <radnice@mesto.example>',
})
usePublicUrl('https://radnice.example/')
useCapabilitySecret('test of invitations')
const jobs = await openJobs(db.url, [sendMail], { work: false })
afterAll(async () => {
  await jobs.close()
  smtp.close(() => undefined)
})
beforeAll(async () => {
  await db.ask(
    `update people.person set email = replace(people.folded(name), ' ', '.') || '@mesto.example' where name <> 'Člen E'`,
  )
})

interface Delivered {
  to: string
  subject: string
  text: string
  method: string
  event: ICAL.Event
  attendee: ICAL.Property
  link: string | undefined
}

/** Everything that waits in the outbox goes through a real SMTP conversation and is read as a diary reads it. */
async function deliver(): Promise<Delivered[]> {
  received.length = 0
  for (const { id } of await db.ask(
    `select id from platform.mail where state = 'waiting' order by created_at, id`,
  ))
    await sendMail.run({ id: String(id) }, now)
  return Promise.all(
    received.map(async (raw) => {
      const mail = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' })
      const part = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar')!
      const calendar = new ICAL.Component(ICAL.parse(String(part.content)))
      const component = calendar.getFirstSubcomponent('vevent')!
      expect(part.method).toBe(calendar.getFirstPropertyValue('method'))
      return {
        to: mail.to![0]!.address!,
        subject: mail.subject!,
        text: mail.text!,
        method: String(part.method),
        event: new ICAL.Event(component),
        attendee: component.getFirstProperty('attendee')!,
        link: mail.text!.match(/odpoved\/([\w-]{64})/)?.[1],
      }
    }),
  )
}
const invited = (slug: string) => readInvited(committee.secretary, 'vybor', slug)
const stateOf = async (slug: string, email: string) =>
  (await invited(slug)).invitees.find((one) => one.email === email)
const move = async (slug: string, change: object) => {
  const meeting = await readMeeting(committee.secretary, 'vybor', slug)
  await moveMeeting(committee.secretary, meeting.id, meeting.version, {
    heldOn: meeting.heldOn,
    startsAt: meeting.startsAt ?? '',
    place: meeting.place ?? '',
    remoteUrl: '',
    ...change,
  })
}

test('members are invited once, learn of a change with a higher sequence, and of the cancellation', async () => {
  const { id, slug } = await plan('2026-03-10')
  await save(slug, (draft) => ({ ...draft, items: [{ ...draft.items[0]!, title: 'Rozpočet; výhled, §' }] }))
  expect((await invited(slug)).upToDate).toBeNull()
  await expect(sendInvitations(visitor(now), id)).rejects.toMatchObject({ code: 'not_found' })
  expect(await sendInvitations(committee.secretary, id)).toBe(5)
  const first = await deliver()
  expect(first.map(({ method }) => method)).toEqual(Array(5).fill('REQUEST'))
  const mail = first.find(({ to }) => to === 'clen.b@mesto.example')!
  expect(mail.event.uid).toBe(`${id}@radnice`)
  expect(mail.event.sequence).toBe(0)
  expect(mail.event.startDate.toString()).toBe('2026-03-10T15:00:00')
  expect(mail.event.location).toBe('sál')
  expect(mail.event.description).toContain('Rozpočet; výhled, §')
  expect(mail.attendee.getParameter('partstat')).toBe('NEEDS-ACTION')
  expect(mail.attendee.getFirstValue()).toBe('mailto:clen.b@mesto.example')
  expect(mail.event.organizer).toBe('mailto:radnice@mesto.example')
  expect(mail.text).toContain('Kdy: úterý 10.\u00a03.\u00a02026 v 15:00')
  expect(await sendInvitations(committee.secretary, id)).toBe(0)

  await answerInvitation(visitor(now), mail.link!, { state: 'coming', reason: '', substitute: '' })
  await move(slug, { place: 'jiný sál' })
  const second = await deliver()
  expect(second.map(({ event, method }) => [event.sequence, method, event.location])).toEqual(
    Array(5).fill([1, 'REQUEST', 'jiný sál']),
  )
  // another room does not ask anew, another day does
  expect((await stateOf(slug, 'clen.b@mesto.example'))!.state).toBe('coming')
  await move(slug, { heldOn: '2026-03-11' })
  expect((await stateOf(slug, 'clen.b@mesto.example'))!.state).toBe('waiting')
  const third = await deliver()
  expect(third[0]!.event.sequence).toBe(2)
  expect(third[0]!.link).toBe(first.find(({ to }) => to === third[0]!.to)!.link)

  await advance(slug, 'cancelled')
  const last = await deliver()
  expect(
    last.map(({ event, method }) => [
      method,
      event.sequence,
      event.component.getFirstPropertyValue('status'),
      event.uid,
    ]),
  ).toEqual(Array(5).fill(['CANCEL', 3, 'CANCELLED', `${id}@radnice`]))
  await expect(
    answerInvitation(visitor(now), mail.link!, { state: 'coming', reason: '', substitute: '' }),
  ).rejects.toMatchObject({ code: 'closed' })
  expect((await readInvitation(mail.link!)).cancelled).toBe(true)
})

test('an answer by the link excuses the member in the record; looking at the link changes nothing', async () => {
  const { id, slug } = await plan('2026-04-14')
  await sendInvitations(committee.secretary, id)
  const mails = await deliver()
  const link = mails.find(({ to }) => to === 'clen.c@mesto.example')!.link!
  await readInvitation(link)
  expect((await stateOf(slug, 'clen.c@mesto.example'))!.state).toBe('waiting')
  await expect(
    answerInvitation(visitor(now), link, { state: 'maybe', reason: '', substitute: '' }),
  ).rejects.toMatchObject({ code: 'wrong_answer' })
  await answerInvitation(visitor(now), link, {
    state: 'excused',
    reason: 'Nemoc\u0000 ',
    substitute: 'Kdosi',
  })
  expect(await stateOf(slug, 'clen.c@mesto.example')).toMatchObject({
    state: 'excused',
    reason: 'Nemoc',
    substitute: null,
  })
  const { draft } = await editRecord(committee.secretary, 'vybor', slug)
  expect(draft.attendance.filter(({ state }) => state === 'excused').map(({ name }) => name)).toEqual([
    'Člen C',
  ])
  await db.ask(`update meetings.body set settings = settings || '{"substitutes": true}'`)
  await answerInvitation(visitor(now), link, { state: 'excused', reason: '', substitute: 'Náhradník C' })
  const again = await editRecord(committee.secretary, 'vybor', slug)
  expect(again.draft.attendance.map(({ name, capacity, state }) => [name, capacity, state])).toContainEqual([
    'Náhradník C',
    'member',
    'present',
  ])
  for (const wrong of ['x', link.slice(0, -1) + (link.endsWith('A') ? 'B' : 'A')])
    await expect(readInvitation(wrong)).rejects.toMatchObject({ code: 'not_found' })
})

test('a guest of one item learns of that item only, and is let go with a cancellation', async () => {
  const { id, slug } = await plan('2026-05-12')
  await move(slug, { remoteUrl: 'https://schuzka.example/tajne' })
  const { meeting } = await save(slug, (draft) => ({
    ...draft,
    items: ['Otevřená data', 'Neveřejná věc'].map((title) => ({ ...draft.items[0]!, title })),
  }))
  const itemId = meeting.record!.items[0]!.id
  const guest = { name: 'Ředitelka "školy"', email: 'Skola@Mesto.example', itemId }
  await expect(addGuest(committee.secretary, id, { ...guest, email: 'x' })).rejects.toThrow('e-mailovou')
  await expect(addGuest(committee.secretary, id, { ...guest, itemId: id })).rejects.toThrow('bod')
  await addGuest(committee.secretary, id, guest)
  await expect(addGuest(committee.secretary, id, guest)).rejects.toThrow('už pozvánka míří')
  await sendInvitations(committee.secretary, id)
  const mails = await deliver()
  const theirs = mails.find(({ to }) => to === 'skola@mesto.example')!
  expect(theirs.text).toContain('Otevřená data')
  expect(`${theirs.text} ${theirs.event.description}`).not.toMatch(/Neveřejná|schuzka/)
  expect(theirs.attendee.getParameter('role')).toBe('OPT-PARTICIPANT')
  expect(mails.find(({ to }) => to === 'clen.b@mesto.example')!.text).toContain(
    'https://schuzka.example/tajne',
  )
  expect((await readInvitation(theirs.link!)).remoteUrl).toBeNull()
  const inviteeId = (await stateOf(slug, 'skola@mesto.example'))!.id
  await noteAnswer(committee.secretary, inviteeId, { state: 'coming', reason: '', substitute: '' })
  await expect(
    noteAnswer(visitor(now), inviteeId, { state: 'coming', reason: '', substitute: '' }),
  ).rejects.toMatchObject({ code: 'not_found' })
  await dropGuest(committee.secretary, id, inviteeId)
  const gone = await deliver()
  expect(gone.map(({ to, method, event }) => [to, method, event.sequence])).toEqual([
    ['skola@mesto.example', 'CANCEL', 1],
  ])
  expect(await stateOf(slug, 'skola@mesto.example')).toBeUndefined()
  // invited anew, the diary must believe it
  await addGuest(committee.secretary, id, guest)
  await sendInvitations(committee.secretary, id)
  const anew = await deliver()
  expect(anew.map(({ to, method }) => [to, method])).toEqual([['skola@mesto.example', 'REQUEST']])
  expect(anew[0]!.event.sequence).toBeGreaterThan(1)
})

test('all dates of an approved plan go to the diaries at once, again only what is new', async () => {
  const rule = {
    repeats: 'monthly',
    year: '2027',
    weekday: 'TU',
    place: '-1',
    months: ['4', '5'],
    startsAt: '15:00',
  }
  const id = await draftSchedule(committee.secretary, committee.bodyId, { ...rule, room: 'sál' })
  await expect(sendSchedule(committee.secretary, id)).rejects.toMatchObject({ code: 'not_approved' })
  const { version, dates } = await readSchedule(committee.secretary, id)
  const rows = dates.map(({ heldOn, startsAt, place }) => ({
    heldOn,
    startsAt: startsAt ?? '',
    place: place ?? '',
  }))
  await approveSchedule(committee.secretary, id, version, rows)
  await expect(sendSchedule(visitor(now), id)).rejects.toMatchObject({ code: 'not_found' })
  expect(await sendSchedule(committee.secretary, id)).toBe(10)
  const sent = await deliver()
  expect(new Set(sent.map(({ event }) => event.startDate.toString()))).toEqual(
    new Set(['2027-04-27T15:00:00', '2027-05-25T15:00:00']),
  )
  expect(sent.filter(({ to }) => to === 'clen.b@mesto.example')).toHaveLength(2)
  expect(await sendSchedule(committee.secretary, id)).toBe(0)
  const later = { ...committee.secretary, now: new Date('2028-01-01T12:00:00+01:00') }
  await expect(sendSchedule(later, id)).rejects.toMatchObject({ code: 'nothing_coming' })
})
