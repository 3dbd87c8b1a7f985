import { afterAll, beforeAll, expect, test } from 'vitest'
import { now, withCommittee } from '#tests/support/committee.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { emptyItem, emptyResolution, emptyTask } from '../../../../shared/meetings/record-draft.ts'
import { visitor } from '../../../platform/actor/actor.ts'
import { forgetPermanentBase } from '../../../platform/config/permanent-base.ts'
import { usePublicUrl } from '../../../platform/config/public-url.ts'
import { readDocx, readPdf } from '../../../platform/documents/read-document.ts'
import { openJobs } from '../../../platform/jobs/jobs.ts'
import { closePdf } from '../../../platform/pdf/compile-pdf.ts'
import { searchDesk, searchPublic } from '../../../platform/search/search.ts'
import {
  bodyFeed,
  downloadMinutes,
  downloads,
  hideText,
  hideWords,
  oparlList,
  readAnnualReport,
  readHidden,
  readMeeting,
  readTask,
  resolutionRegister,
  taskRegister,
  withdrawMinutes,
} from '../index.ts'

const db = await freshDatabase()
usePublicUrl('https://radnice.example')
forgetPermanentBase()
const jobs = await openJobs(db.url, [], { work: false })
afterAll(() => Promise.all([jobs.close(), closePdf()]))
const { committee, plan, save, advance } = withCommittee()
const anyone = visitor(now)
const kinds = ['meeting', 'resolution', 'task']
const secrets = ['Kondelík', 'Švejk', 'Vorlov', 'Brouč', '602 111 222']
let slug = ''
let taskId = ''

beforeAll(async () => {
  slug = (await plan('2024-05-07')).slug
  await advance(slug, 'convened', 'in_session')
  await save(slug, (draft) => ({
    ...draft,
    items: [
      {
        ...emptyItem(),
        title: 'Žádost pana ⟦Kondelíka⟧',
        text: 'Žádá ⟦Josef Švejk⟧.\n\nKontakt je 602 111 222 a žádost trvá.',
      },
    ],
    resolutions: [
      { ...emptyResolution(), item: '0', text: 'Výbor vyhovuje paní ⟦Vorlové⟧ a Marii Vorlové.' },
    ],
    tasks: [{ ...emptyTask(), item: '0', text: 'Odepsat panu ⟦Broučkovi⟧ dopisem.' }],
  }))
  await advance(slug, 'closed')
  taskId = (await readMeeting(committee.secretary, 'vybor', slug)).record!.items[0]!.tasks[0]!.id
})

const holds = (text: string) => secrets.filter((secret) => text.includes(secret))

/** Everything that anybody may read of the meeting without signing in, as text. */
async function publicFaces(): Promise<Record<string, string>> {
  const faces: Record<string, string> = {}
  const meeting = await readMeeting(anyone, 'vybor', slug)
  faces['page'] = JSON.stringify(meeting)
  for (const file of meeting.record ? downloads : []) {
    const { body } = await downloadMinutes(anyone, 'vybor', slug, file)
    const bytes = Buffer.from(body)
    faces[file] = file.endsWith('.pdf')
      ? `${await readPdf(bytes)} ${bytes.toString('latin1')}`
      : file.endsWith('.docx')
        ? await readDocx(bytes)
        : bytes.toString('utf8')
  }
  faces['feed'] = await bodyFeed(anyone, 'vybor', 'https://radnice.example')
  faces['resolutions'] = JSON.stringify(await resolutionRegister({ page: 1 }, true))
  faces['tasks'] = JSON.stringify(await taskRegister({ page: 1 }, true))
  faces['task'] = JSON.stringify(await readTask(anyone, taskId).catch(() => 'nothing'))
  faces['oparl'] = JSON.stringify([
    await oparlList('meeting', new URLSearchParams()),
    await oparlList('paper', new URLSearchParams()),
  ])
  faces['report'] = JSON.stringify(await readAnnualReport(anyone, 'vybor', 2024).catch(() => 'nothing'))
  for (const secret of secrets)
    faces[`search ${secret}`] = JSON.stringify((await searchPublic(secret, kinds)).groups)
  return faces
}

test('what is marked is suggested no more, what is not marked is, and a person decides', async () => {
  const view = await readHidden(committee.secretary, 'vybor', slug)
  expect(view.hidden.map(({ text }) => text)).toEqual(['Kondelíka', 'Josef Švejk', 'Vorlové', 'Broučkovi'])
  expect(view.suggested.map(({ text, kind }) => [kind, text])).toEqual([
    ['phone', '602 111 222'],
    ['name', 'Marii Vorlové'],
  ])
  const { id, version } = view.meeting
  expect(await hideText(committee.secretary, id, version, [view.suggested[0]!], 'hide')).toBe(1)
  await expect(hideText(committee.secretary, id, version, [view.suggested[1]!], 'hide')).rejects.toThrow(
    'mezitím',
  )
  expect(await hideWords(committee.secretary, id, version + 1, 'Marii Vorlové')).toBe(1)
  await expect(hideWords(committee.secretary, id, version + 2, 'Marii Vorlové')).rejects.toThrow(
    'už jsou skrytá',
  )
  await expect(hideWords(anyone, id, version + 2, 'Výbor')).rejects.toThrow('nic není')
  await expect(readHidden(anyone, 'vybor', slug)).rejects.toThrow('nic není')
})

test('hidden words are in no public face of published minutes, those inside read them', async () => {
  await advance(slug, 'verified', 'published')
  for (const [face, text] of Object.entries(await publicFaces())) expect(holds(text), face).toEqual([])
  const stored = await db.ask('select document::text as text from meetings.published_minutes')
  expect(holds(String(stored[0]!['text']))).toEqual([])
  const indexed = await db.ask('select title || body || tsv::text as text from platform.search_document')
  expect(indexed.length).toBe(3)
  for (const { text } of indexed) expect(holds(String(text))).toEqual([])
  const inside = JSON.stringify(await readMeeting(committee.secretary, 'vybor', slug))
  expect(holds(inside)).toHaveLength(5)
  const found = await searchDesk('Švejk', [{ kinds, scopes: 'all' }])
  expect(found.groups.flatMap(({ hits }) => hits)).toHaveLength(1)
  // the public twin says where something is missing
  expect(JSON.stringify(await readMeeting(anyone, 'vybor', slug))).toContain('Žádost pana [neveřejné]')
})

test('withdrawn minutes leave everything at once; their page says since when and why; corrected, they come back', async () => {
  const { id, version } = await readMeeting(committee.secretary, 'vybor', slug)
  await expect(withdrawMinutes(committee.secretary, id, version, ' ')).rejects.toThrow('důvod')
  await expect(withdrawMinutes(anyone, id, version, 'Chyba')).rejects.toThrow('nic není')
  await withdrawMinutes(committee.secretary, id, version, 'V zápisu byla chyba v počtu hlasů.')
  const page = await readMeeting(anyone, 'vybor', slug)
  expect(page.record).toBeNull()
  expect(page.withdrawals).toMatchObject([
    { reason: 'V zápisu byla chyba v počtu hlasů.', publishedAgainAt: null },
  ])
  const faces = await publicFaces()
  expect(faces['resolutions']).toContain('"total":0')
  expect(faces['task']).toBe('"nothing"')
  expect(await db.ask('select 1 from platform.search_document')).toEqual([])
  expect(await db.ask('select 1 from meetings.published_minutes')).toEqual([])

  await advance(slug, 'in_session')
  await save(slug, (draft) => ({
    ...draft,
    resolutions: draft.resolutions.map((one) => ({
      ...one,
      text: 'Výbor vyhovuje ⟦Marii Vorlové⟧ částečně.',
    })),
  }))
  await advance(slug, 'closed', 'verified', 'published')
  const again = await readMeeting(anyone, 'vybor', slug)
  expect(again.record!.items[0]!.resolutions[0]!.text).toBe('Výbor vyhovuje [neveřejné] částečně.')
  expect(again.withdrawals[0]!.publishedAgainAt).not.toBeNull()
  for (const [face, text] of Object.entries(await publicFaces())) expect(holds(text), face).toEqual([])
})

test('marks that do not fit and marks where nothing can be hidden are refused', async () => {
  const { slug: other } = await plan('2024-06-04')
  await expect(save(other, (draft) => ({ ...draft, place: '⟦sál⟧' }))).rejects.toThrow(
    'jen v názvu a textu bodu',
  )
  await expect(
    save(other, (draft) => ({ ...draft, items: [{ ...emptyItem(), title: 'Bod', text: 'Žádá ⟦Josef.' }] })),
  ).rejects.toThrow('každá ⟦ potřebuje svou ⟧')
  // a mark that came in some other way hides all the rest
  await db.ask(`update meetings.agenda_item set full_text = 'Žádá ⟦Josef Švejk a spol.'`)
  const [row] = await db.ask('select text from meetings.agenda_item limit 1')
  expect(row!['text']).toBe('Žádá [neveřejné]')
})
