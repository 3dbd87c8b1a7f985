import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { now, withCommittee } from '#tests/support/committee.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { visitor } from '../../../platform/actor/actor.ts'
import { extractText } from '../../../platform/documents/extract-text.ts'
import { openBlobStore, openFile, useBlobStore } from '../../../platform/files/files.ts'
import { closePdf } from '../../../platform/pdf/compile-pdf.ts'
import {
  approveSchedule,
  attachSchedule,
  draftSchedule,
  dropSchedule,
  listMeetings,
  moveMeeting,
  readMeeting,
  readSchedule,
  saveSchedule,
} from '../index.ts'

const db = await freshDatabase()
const folder = mkdtempSync(join(tmpdir(), 'radnice-schedule-'))
useBlobStore(openBlobStore(folder, 'schedule test'))
afterAll(closePdf)
const { committee, plan, advance } = withCommittee()

const rule = {
  repeats: 'monthly',
  year: '2026',
  weekday: 'TU',
  place: '-1',
  months: ['4', '5', '11', '12'],
  startsAt: '15:00',
}
const draft = (more: object = {}) =>
  draftSchedule(committee.secretary, committee.bodyId, { ...rule, place: '-1', ...more, room: 'sál' })
const read = (id: string) => readSchedule(committee.secretary, id)
const typed = async (id: string) =>
  (await read(id)).dates.map(({ heldOn, startsAt, place }) => ({
    heldOn,
    startsAt: startsAt ?? '',
    place: place ?? '',
  }))

test('a year is proposed by a rule, changed, approved as one and attached to minutes', async () => {
  const id = await draft()
  const { version, dates } = await read(id)
  expect(dates.map(({ heldOn }) => heldOn)).toEqual(['2026-04-28', '2026-05-26', '2026-11-24', '2026-12-29'])
  const rows = await typed(id)
  rows[3]!.heldOn = '2026-12-24'
  await saveSchedule(committee.secretary, id, version, [...rows, { heldOn: '', startsAt: '', place: '' }])
  const changed = await read(id)
  expect(changed.dates[3]!.warnings).toEqual([{ kind: 'holiday', name: 'Štědrý den' }])
  await expect(saveSchedule(committee.secretary, id, version, rows)).rejects.toMatchObject({ code: 'stale' })
  await expect(attachSchedule(committee.secretary, id, committee.bodyId)).rejects.toMatchObject({
    code: 'not_approved',
  })
  const standing = await plan('2026-05-26')
  expect(await approveSchedule(committee.secretary, id, changed.version, rows)).toBe(3)
  const approved = await read(id)
  expect(approved.dates.map(({ meeting }) => meeting?.state)).toEqual(Array(4).fill('planned'))
  expect(approved.dates[1]!.meeting!.slug).toBe(standing.slug)
  expect(
    (await listMeetings({ page: 1 })).meetings.filter(({ heldOn }) => heldOn.startsWith('2026')),
  ).toHaveLength(4)
  await expect(approveSchedule(committee.secretary, id, approved.version, rows)).rejects.toMatchObject({
    code: 'approved',
  })
  await expect(dropSchedule(committee.secretary, id)).rejects.toMatchObject({ code: 'approved' })

  await attachSchedule(committee.secretary, id, standing.id)
  const [annex] = await db.ask(
    'select file_id, number, title, public from meetings.annex where meeting_id = $1',
    [standing.id],
  )
  expect(annex).toMatchObject({ number: 1, title: 'Časový plán na rok 2026 – Výbor', public: true })
  const chunks = []
  for await (const chunk of (await openFile(String(annex!['file_id']))).content) chunks.push(chunk as Buffer)
  const path = join(folder, 'annex.pdf')
  writeFileSync(path, Buffer.concat(chunks))
  expect((await extractText(path)).replace(/\s+/g, ' ')).toMatch(
    /28\. 4\. 2026.*úterý.*15:00.*24\. 12\. 2026/,
  )
})

test('a meeting is moved with its address kept; a day that is taken, a past state and a stale form are refused', async () => {
  const { id, slug } = await plan('2026-02-10')
  await plan('2026-02-17')
  const move = async (heldOn: string, version?: number) =>
    moveMeeting(
      committee.secretary,
      id,
      version ?? (await readMeeting(committee.secretary, 'vybor', slug)).version,
      {
        heldOn,
        startsAt: '16:30',
        place: 'radnice',
        remoteUrl: '',
      },
    )
  await expect(move('2026-02-17')).rejects.toMatchObject({ code: 'same_day' })
  await expect(move('2026-02-31')).rejects.toMatchObject({ code: 'wrong_plan' })
  await expect(move('2026-02-11', 99)).rejects.toMatchObject({ code: 'stale' })
  await expect(
    moveMeeting(visitor(now), id, 1, { heldOn: '2026-02-11', startsAt: '', place: '', remoteUrl: '' }),
  ).rejects.toMatchObject({ code: 'not_found' })
  await move('2026-02-11')
  expect(await readMeeting(committee.secretary, 'vybor', slug)).toMatchObject({
    heldOn: '2026-02-11',
    startsAt: '16:30',
    place: 'radnice',
  })
  await advance(slug, 'cancelled')
  await expect(move('2026-02-12')).rejects.toMatchObject({ code: 'wrong_state' })
})

test('wrong rules and dates get a sentence, strangers see no plan', async () => {
  for (const [input, sentence] of [
    [{ year: '26' }, 'rok od 2000'],
    [{ months: [] }, 'aspoň jeden měsíc'],
    [{ place: '7' }, 'kolikátý'],
    [{ startsAt: '25:00' }, 'čas jako 15:00'],
    [{ repeats: 'weekly', weeks: '3', firstOn: '2025-12-30' }, 'žádný termín'],
  ] as const)
    await expect(draft(input)).rejects.toThrow(sentence)
  const id = await draft({ year: '2027' })
  const { version } = await read(id)
  const rows = await typed(id)
  const save = (dates: typeof rows) => saveSchedule(committee.secretary, id, version, dates)
  await expect(save([rows[0]!, rows[0]!])).rejects.toThrow('dvakrát')
  await expect(save([{ ...rows[0]!, heldOn: '2028-01-04' }])).rejects.toThrow('není v roce 2027')
  await expect(save([{ ...rows[0]!, heldOn: '2027-02-30' }])).rejects.toThrow('v kalendáři není')
  await expect(save([])).rejects.toThrow('aspoň jeden')
  await expect(readSchedule(visitor(now), id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(draftSchedule(visitor(now), committee.bodyId, { ...rule, room: '' })).rejects.toMatchObject({
    code: 'not_found',
  })
  await dropSchedule(committee.secretary, id)
  await expect(read(id)).rejects.toMatchObject({ code: 'not_found' })
})
