import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { now, record, withCommittee } from '#tests/support/committee.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { visitor } from '../../../platform/actor/actor.ts'
import { useCapabilitySecret } from '../../../platform/auth/capability.ts'
import { usePublicUrl } from '../../../platform/config/public-url.ts'
import { readPdf } from '../../../platform/documents/read-document.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { openBlobStore, useBlobStore } from '../../../platform/files/files.ts'
import { openJobs } from '../../../platform/jobs/jobs.ts'
import { closePdf } from '../../../platform/pdf/compile-pdf.ts'
import {
  answerByLink,
  answerPoll,
  attachFile,
  attachPoll,
  closePoll,
  openMeetingFile,
  openPoll,
  pollsOf,
  readMeeting,
  readPoll,
  readPollByLink,
  rewriteMeeting,
} from '../index.ts'

const db = await freshDatabase()
usePublicUrl('https://radnice.example')
useCapabilitySecret('x'.repeat(40))
useBlobStore(openBlobStore(mkdtempSync(join(tmpdir(), 'radnice-')), 'x'.repeat(40)))
const jobs = await openJobs(db.url, [], { work: false })
afterAll(() => Promise.all([jobs.close(), closePdf()]))
const { committee, plan, edit, save } = withCommittee()
const member = (name: string) => committee.members.get(name)!
const form = () => ({
  id: newId(),
  body: committee.bodyId,
  kind: 'priority',
  title: 'Pořadí priorit',
  lead: '',
  options: 'Portál občana\nOtevřená data\nMobilní aplikace',
  most: '',
  endsOn: '2025-01-24',
  standingGuests: true,
  guests: 'Host z univerzity; host@univerzita.example',
})
const tokens = async () =>
  (await db.ask('select text from platform.mail order by recipient')).map(
    ({ text }) => /\/anketa\/([\w-]{64})/.exec(String(text))![1]!,
  )

beforeAll(() => db.ask(`update people.person set email = 'b@mesto.example' where name = 'Člen B'`))

test('members and guests put priorities in order, by account and by link; results stay hidden until the end', async () => {
  await expect(openPoll(member('Člen B'), form())).rejects.toThrow('nic není')
  await expect(openPoll(committee.secretary, { ...form(), options: 'Jedna' })).rejects.toThrow('aspoň dvě')
  await expect(openPoll(committee.secretary, { ...form(), guests: 'Host' })).rejects.toThrow('„Host“')
  await expect(openPoll(committee.secretary, { ...form(), endsOn: '2025-01-09' })).rejects.toThrow('už minul')
  const opened = form()
  const [id] = await Promise.all([
    openPoll(committee.secretary, opened),
    openPoll(committee.secretary, opened),
  ])
  const { poll } = await readPoll(member('Člen B'), id)
  const [portal, data, app] = poll.options.map((option) => option.id) as [string, string, string]
  const links = await tokens()
  expect(links).toHaveLength(2)
  const answer = (places: Record<string, string>, reason = '') => ({ places, reason })
  await expect(answerPoll(member('Člen C'), id, answer({ [portal]: '9' }))).rejects.toThrow('od 1 do 3')
  await expect(answerPoll(member('Člen C'), id, answer({}))).rejects.toThrow('aspoň jedné')
  await expect(answerPoll(committee.secretary, id, answer({ [portal]: '1' }))).rejects.toThrow('nic není')
  await answerPoll(
    member('Člen C'),
    id,
    answer({ [portal]: '1', [data]: '2', [app]: '3' }, 'Portál šetří cesty.'),
  )
  const byMail = await Promise.all(links.map((token) => readPollByLink(token, now)))
  expect(byMail.map(({ own }) => own.name)).toEqual(['Člen B', 'Host z univerzity'])
  await answerByLink(visitor(now), links[0]!, answer({ [app]: '1' }))
  // until the end the last word stands
  await answerByLink(visitor(now), links[0]!, answer({ [data]: '1', [portal]: '1' }))
  await answerByLink(visitor(now), links[1]!, answer({ [app]: '1', [data]: '2' }))
  await expect(answerByLink(visitor(now), 'x'.repeat(64), answer({ [app]: '1' }))).rejects.toThrow('nic není')
  const running = await readPoll(committee.secretary, id)
  expect(running.results).toEqual([])
  expect(running.waiting).toEqual(['Člen D', 'Člen E', 'Předsedkyně'])
  await expect(readPoll(visitor(now), id)).rejects.toThrow('nic není')

  const { id: meetingId, slug } = await plan('2025-01-28')
  await expect(attachPoll(committee.secretary, id, meetingId)).rejects.toThrow('ještě běží')
  await expect(closePoll(member('Člen B'), id)).rejects.toThrow('nic není')
  await closePoll(committee.secretary, id)
  await expect(answerPoll(member('Člen D'), id, answer({ [app]: '1' }))).rejects.toThrow('už skončila')
  const { results } = await readPoll(member('Člen D'), id)
  expect(results.map(({ group, answered, voters }) => [group, answered, voters])).toEqual([
    ['members', 2, 5],
    ['guests', 1, 1],
  ])
  expect(results[0]!.order.map(({ text, place, mean }) => [text, place, mean])).toEqual([
    ['Portál občana', 1, 1.25],
    ['Otevřená data', 2, 1.75],
    ['Mobilní aplikace', 3, 3],
  ])
  expect(results[1]!.order.map(({ text }) => text)).toEqual([
    'Mobilní aplikace',
    'Otevřená data',
    'Portál občana',
  ])

  await attachPoll(committee.secretary, id, meetingId)
  await expect(attachPoll(committee.secretary, id, meetingId)).rejects.toThrow('už k zápisu připojená')
  const [annex] = (await readMeeting(committee.secretary, 'vybor', slug)).record!.annexes
  expect(annex).toMatchObject({ title: 'Výsledek ankety: Pořadí priorit', file: { public: false } })
  const { content } = await openMeetingFile(committee.secretary, 'vybor', slug, annex!.id)
  const printed = await readPdf(Buffer.concat(await Array.fromAsync(content)))
  for (const words of ['Portál šetří cesty.', 'Členové', 'Stálí a další hosté', 'Schulze'])
    expect(printed).toContain(words)
  expect((await pollsOf(member('Člen B'))).polls).toMatchObject([{ open: false, answered: 3, voters: 6 }])
})

test('a form opened before somebody attached a file compares, and takes nothing away', async () => {
  const { slug } = await plan('2025-03-25')
  const { meeting, draft } = await edit(slug)
  const file = new File(['Cenová nabídka'], 'nabidka.txt', { type: 'text/plain' })
  await attachFile(committee.secretary, 'vybor', slug, {
    file,
    title: 'Nabídka',
    place: 'annex',
    public: false,
  })
  await expect(
    rewriteMeeting(committee.secretary, meeting.id, meeting.version, record(draft), []),
  ).rejects.toThrow('mezitím uložil někdo jiný')
  const { meeting: saved } = await save(slug, (standing) => ({ ...standing, place: 'sál C' }))
  expect(saved.record!.annexes.map(({ title }) => title)).toEqual(['Nabídka'])
})

test('a poll ends by itself after its last day', async () => {
  const id = await openPoll(committee.secretary, {
    ...form(),
    kind: 'choice',
    most: '2',
    endsOn: '2025-01-10',
  })
  const [first, second, third] = (await readPoll(committee.secretary, id)).poll.options.map(
    (option) => option.id,
  )
  const choose = (...options: (string | undefined)[]) =>
    answerPoll(member('Člen B'), id, {
      places: Object.fromEntries(options.map((one) => [one!, '1'])),
      reason: '',
    })
  await expect(choose(first, second, third)).rejects.toThrow('nejvýš 2')
  await choose(first, third)
  const later = { ...member('Člen B'), now: new Date('2025-01-11T00:00:01+01:00') }
  const { poll, results } = await readPoll(later, id)
  expect(poll.open).toBe(false)
  expect(results[0]!.counts.map(({ count }) => count)).toEqual([1, 0, 1])
})

test('a vote by correspondence is off by default, never for assembly and council, and counts all members', async () => {
  const vote = { ...form(), kind: 'correspondence', lead: 'Výbor souhlasí s nákupem.', guests: '' }
  await expect(openPoll(committee.secretary, vote)).rejects.toThrow('Jednací řád tohoto orgánu')
  await db.ask(`update meetings.body set settings = settings || '{"correspondenceVotes": true}'`)
  await expect(openPoll(committee.secretary, { ...vote, lead: '' })).rejects.toThrow('znění usnesení')
  for (const kind of ['assembly', 'council']) {
    await db.ask(`update meetings.body set kind = '${kind}'`)
    await expect(openPoll(committee.secretary, vote)).rejects.toThrow('§ 92')
  }
  await db.ask(`update meetings.body set kind = 'committee'`)
  const id = await openPoll(committee.secretary, { ...vote, id: newId() })
  const options = new Map(
    (await readPoll(committee.secretary, id)).poll.options.map(({ id: one, text }) => [text, one]),
  )
  const say = (name: string, text: string) =>
    answerPoll(member(name), id, { places: { [options.get(text)!]: '1' }, reason: '' })
  await say('Člen B', 'for')
  await say('Člen C', 'for')
  await say('Člen D', 'against')
  await closePoll(committee.secretary, id)
  // two of five are no majority of all members, whoever else kept silent
  expect((await readPoll(committee.secretary, id)).vote).toEqual({
    for: 2,
    against: 1,
    abstain: 0,
    notVoting: 2,
    members: 5,
    adopted: false,
  })
  const { id: meetingId, slug } = await plan('2025-02-25')
  await attachPoll(committee.secretary, id, meetingId)
  const { record: written } = await readMeeting(committee.secretary, 'vybor', slug)
  const item = written!.items.find(({ title }) => title.startsWith('Hlasování mimo jednání'))!
  expect(item.resolutions[0]).toMatchObject({
    text: 'Výbor souhlasí s nákupem.',
    vote: { for: 2, against: 1, abstain: 0, notVoting: 2, present: null, result: 'rejected' },
  })
  expect(item.text).toContain('Pro: Člen B, Člen C. Proti: Člen D. Nehlasovali:')
  // the record that is written later keeps the vote and the annex
  const { draft } = await edit(slug)
  expect(draft.resolutions.map(({ text }) => text)).toContain('Výbor souhlasí s nákupem.')
  expect(draft.annexes.map(({ title }) => title)).toContain('Výsledek ankety: Pořadí priorit')
  expect(draft.attendance).toHaveLength(5)
  // and it can be saved before its day
  const saved = await save(slug, (standing) => ({ ...standing, place: 'sál B' }))
  expect(saved.meeting.record!.items.flatMap(({ resolutions }) => resolutions)).toHaveLength(1)
  expect(saved.meeting.record!.annexes).toHaveLength(1)
})
