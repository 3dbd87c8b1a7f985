import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, expect, test } from 'vitest'
import { now, withCommittee } from '#tests/support/committee.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { visitor } from '../../../platform/actor/actor.ts'
import { emptyAnnex, emptyItem, emptyTask } from '../../../../shared/meetings/record-draft.ts'
import { database } from '../../../platform/database/database.ts'
import { readPdf } from '../../../platform/documents/read-document.ts'
import { openBlobStore, useBlobStore } from '../../../platform/files/files.ts'
import { openJobs } from '../../../platform/jobs/jobs.ts'
import { closePdf } from '../../../platform/pdf/compile-pdf.ts'
import { listReports, useReports } from '../../../platform/reports/reports.ts'
import {
  attachFile,
  attachReport,
  changeFile,
  compareAnnex,
  detachReport,
  meetings,
  openMeetingFile,
  placesForReport,
  readAnnex,
  readMeeting,
} from '../index.ts'

const db = await freshDatabase()
useReports(meetings.reports!)
useBlobStore(openBlobStore(mkdtempSync(join(tmpdir(), 'radnice-')), 'x'.repeat(40)))
const jobs = await openJobs(db.url, [], { work: false })
afterAll(() => Promise.all([jobs.close(), closePdf()]))
afterEach(() => useReports(meetings.reports!))
const { committee, plan, save, advance } = withCommittee()
const asked = { organ: 'vybor', od: '2025-01-01', do: '2025-12-31' }

async function held(heldOn: string) {
  const { slug } = await plan(heldOn)
  await save(slug, (draft) => ({
    ...draft,
    attendance: draft.attendance.map((row) => ({ ...row, state: 'present' as const })),
  }))
  await advance(slug, 'convened', 'in_session')
  return readMeeting(committee.secretary, 'vybor', slug)
}

test('a report attached to an item is alive until the meeting ends, then frozen as page, PDF and JSON for good', async () => {
  const meeting = await held('2025-01-08')
  const { secretary } = committee
  const [place] = await placesForReport(secretary)
  expect(place).toMatchObject({ id: meeting.id })
  await attachReport(secretary, 'plneni-ukolu', asked, meeting.id, true)
  // the form sent twice
  await expect(attachReport(secretary, 'plneni-ukolu', asked, meeting.id, true)).rejects.toMatchObject({
    code: 'attached',
  })
  const alive = (await readMeeting(secretary, 'vybor', meeting.slug)).record!.annexes[0]!
  expect(alive).toMatchObject({ number: 1, file: null, report: { report: 'meetings.tasks', frozenId: null } })
  await expect(readAnnex(secretary, 'vybor', meeting.slug, '1')).rejects.toMatchObject({ code: 'not_found' })

  await advance(meeting.slug, 'closed')
  const frozen = await readAnnex(secretary, 'vybor', meeting.slug, '1')
  expect(frozen.intact).toBe(true)
  expect(createHash('sha256').update(frozen.json).digest('hex')).toBe(frozen.sha256)
  const { content } = await openMeetingFile(secretary, 'vybor', meeting.slug, frozen.annex.file!.id)
  const printed = await readPdf(Buffer.concat(await content.toArray()))
  expect(printed).toContain('Plnění úkolů: Výbor')
  expect(printed.replaceAll(/\s/g, '')).toContain(frozen.sha256)
  expect(printed).toContain('Příloha č. 1 zápisu')
  expect(frozen.frozen.annexOf).toMatchObject({ number: 1, heldOn: meeting.heldOn })

  // its file is neither swapped nor taken away
  const annexId = frozen.annex.file!.id
  const file = new File(['podvrh'], 'podvrh.txt', { type: 'text/plain' })
  await expect(
    attachFile(secretary, 'vybor', meeting.slug, {
      file,
      title: 'x',
      place: `annex:${annexId}`,
      public: true,
    }),
  ).rejects.toMatchObject({ code: 'frozen' })
  await expect(changeFile(secretary, 'vybor', meeting.slug, annexId, 'remove')).rejects.toMatchObject({
    code: 'frozen',
  })

  // the public reads it with the published minutes, not before
  await expect(readAnnex(visitor(now), 'vybor', meeting.slug, '1')).rejects.toMatchObject({
    code: 'not_found',
  })
  await advance(meeting.slug, 'verified', 'published')
  expect((await readAnnex(visitor(now), 'vybor', meeting.slug, '1')).sha256).toBe(frozen.sha256)

  // later records change the report and not the annex
  const later = await held('2025-01-09')
  await save(later.slug, (draft) => ({
    ...draft,
    tasks: [{ ...emptyTask(), text: 'Připravit přehled', assignee: 'Tajemník výboru' }],
  }))
  await advance(later.slug, 'closed')
  const compared = await compareAnnex(secretary, 'vybor', meeting.slug, '1')
  expect((await readAnnex(secretary, 'vybor', meeting.slug, '1')).json).toBe(frozen.json)
  // tasks are not for everybody, so nobody outside compares them with today
  await expect(compareAnnex(visitor(now), 'vybor', meeting.slug, '1')).rejects.toMatchObject({
    code: 'not_found',
  })
  expect(compared.then).toEqual(['V tomto období orgán žádný úkol neuložil.'])
  expect(compared.now[0]).toContain('Uloženo: 1')
})

test('a frozen report cannot be rewritten, and a changed one is told', async () => {
  const row = await sql<{ id: string }>`select id from platform.frozen_report limit 1`.execute(database())
  await expect(
    sql`update platform.frozen_report set json = '{}' where id = ${row.rows[0]!.id}`.execute(database()),
  ).rejects.toThrow('does not change')
  await expect(sql`delete from platform.frozen_report`.execute(database())).rejects.toThrow('does not change')
  await sql`alter table platform.frozen_report disable trigger frozen_report_stays`.execute(database())
  await sql`update platform.frozen_report set json = replace(json, 'Výbor', 'Jiný')`.execute(database())
  const [meeting] = (
    await sql<{ slug: string }>`select slug from meetings.meeting where state = 'published'`.execute(
      database(),
    )
  ).rows
  expect((await readAnnex(committee.secretary, 'vybor', meeting!.slug, '1')).intact).toBe(false)
})

test('a report that cannot be read stops the end of the meeting and names the annex; taken away, the meeting ends', async () => {
  const meeting = await held('2025-01-07')
  const { secretary } = committee
  await attachReport(secretary, 'ucast', asked, meeting.id, false)
  useReports(listReports().filter(({ slug }) => slug !== 'ucast'))
  await expect(advance(meeting.slug, 'closed')).rejects.toMatchObject({ code: 'annex_not_read' })
  expect((await readMeeting(secretary, 'vybor', meeting.slug)).state).toBe('in_session')
  const { annexes } = (await readMeeting(secretary, 'vybor', meeting.slug)).record!
  await detachReport(secretary, 'vybor', meeting.slug, annexes[0]!.id)
  await advance(meeting.slug, 'closed')
})

test('a private report stays with those inside; whoever keeps no record attaches nothing', async () => {
  const meeting = await held('2025-01-06')
  const { secretary, members } = committee
  await expect(attachReport(members.get('Člen B')!, 'ucast', asked, meeting.id, true)).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(attachReport(visitor(now), 'ucast', asked, meeting.id, true)).rejects.toMatchObject({
    code: 'not_found',
  })
  await attachReport(secretary, 'ucast', asked, meeting.id, false)
  await advance(meeting.slug, 'closed', 'verified', 'published')
  expect((await readAnnex(secretary, 'vybor', meeting.slug, '1')).intact).toBe(true)
  await expect(readAnnex(visitor(now), 'vybor', meeting.slug, '1')).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a wrong day and a choice that is not offered are refused in words', async () => {
  await expect(
    attachReport(committee.secretary, 'ucast', { ...asked, od: '2025-02-30' }, 'x', true),
  ).rejects.toMatchObject({ code: 'wrong_parameter', message: expect.stringContaining('2025-02-30') })
  await expect(
    attachReport(committee.secretary, 'ucast', { ...asked, organ: 'jiny' }, 'x', true),
  ).rejects.toMatchObject({ code: 'wrong_parameter' })
})

test('a meeting returned for editing keeps its frozen annex with its number and title, and goes without the item it belonged to', async () => {
  const { secretary } = committee
  const meeting = await held('2025-01-03')
  const read = async () => (await readMeeting(secretary, 'vybor', meeting.slug)).record!
  await save(meeting.slug, (draft) => ({
    ...draft,
    items: [{ ...emptyItem(), number: '1', title: 'Zkušební bod' }],
    annexes: [{ ...emptyAnnex(), title: 'Nabídka' }],
  }))
  const [item] = (await read()).items
  await attachReport(secretary, 'ucast', asked, `${meeting.id}:${item!.id}`, true)
  expect((await read()).annexes).toMatchObject([{ number: 1 }, { number: 2, itemId: item!.id }])
  await advance(meeting.slug, 'closed', 'in_session')
  const { json } = await readAnnex(secretary, 'vybor', meeting.slug, '2')

  await expect(save(meeting.slug, (draft) => ({ ...draft, annexes: [] }))).rejects.toMatchObject({
    code: 'frozen',
    message: expect.stringContaining('Příloha č. 2'),
  })
  expect((await read()).annexes).toHaveLength(2)

  await save(meeting.slug, (draft) => ({
    ...draft,
    items: [],
    annexes: [
      ...draft.annexes.slice(1).map((row) => ({ ...row, title: 'Jiný název', frozen: '' })),
      { ...emptyAnnex(), title: 'Mapa' },
      { ...emptyAnnex(), title: 'Fotografie' },
    ],
  }))
  expect((await read()).annexes).toMatchObject([
    { number: 1, title: 'Mapa' },
    { number: 2, title: expect.stringContaining('Výbor'), itemId: null },
    { number: 3, title: 'Fotografie' },
  ])
  expect((await readAnnex(secretary, 'vybor', meeting.slug, '2')).json).toBe(json)
})
