import { afterAll, beforeAll, expect, test } from 'vitest'
import { now, withCommittee } from '#tests/support/committee.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { emptyItem, emptyResolution } from '../../../../shared/meetings/record-draft.ts'
import { visitor } from '../../../platform/actor/actor.ts'
import { capabilityOf, useCapabilitySecret } from '../../../platform/auth/capability.ts'
import { usePublicUrl } from '../../../platform/config/public-url.ts'
import { readDocx } from '../../../platform/documents/read-document.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { openJobs } from '../../../platform/jobs/jobs.ts'
import { answerPurpose } from '../invitations/invitation-mail.ts'
import {
  addGuest,
  councilMaterials,
  decideProposal,
  downloadCouncilMaterial,
  importCouncilAnswers,
  noteCouncilAnswer,
  openInvitedFile,
  proposeItem,
  proposeItemByLink,
  readCouncilMaterial,
  readInvitation,
  readMeeting,
  readNotes,
  readProposals,
  saveCouncilMaterial,
  saveNotes,
} from '../index.ts'

const db = await freshDatabase()
usePublicUrl('https://radnice.example')
useCapabilitySecret('x'.repeat(40))
const jobs = await openJobs(db.url, [], { work: false })
afterAll(() => jobs.close())
const { committee, plan, save, advance } = withCommittee()
const member = (name: string) => committee.members.get(name)!

test('members and invited guests propose items, the chair takes them or answers', async () => {
  const { id, slug } = await plan('2025-02-04')
  const form = { id: newId(), title: 'Sdílená kola', reason: 'Ptají se na ně lidé.' }
  await expect(proposeItem(visitor(now), '', id, form)).rejects.toThrow('nic není')
  await expect(proposeItem(member('Člen B'), 'Člen B', id, { ...form, title: ' ' })).rejects.toThrow(
    'jaký bod',
  )
  await proposeItem(member('Člen B'), 'Člen B', id, form)
  await proposeItem(member('Člen B'), 'Člen B', id, form)
  await addGuest(committee.secretary, id, { name: 'Host', email: 'host@mesto.example', itemId: '' })
  const [invitee] = await db.ask('select id from meetings.invitee')
  const token = capabilityOf(answerPurpose, String(invitee!['id']))
  await proposeItemByLink(visitor(now), token, { id: newId(), title: 'Senzory ovzduší', reason: '' })
  await expect(
    proposeItemByLink(visitor(now), 'x'.repeat(64), { id: newId(), title: 'Cizí', reason: '' }),
  ).rejects.toThrow('nic není')
  const { proposals } = await readProposals(member('Člen C'), 'vybor', slug)
  expect(proposals.map(({ author, title }) => [author, title])).toEqual([
    ['Člen B', 'Sdílená kola'],
    ['Host', 'Senzory ovzduší'],
  ])
  await expect(decideProposal(member('Člen C'), id, form.id, true, '')).rejects.toThrow('nic není')
  await decideProposal(member('Předsedkyně'), id, form.id, true, '')
  await decideProposal(committee.secretary, id, proposals[1]!.id, false, 'Příště.')
  await expect(decideProposal(committee.secretary, id, form.id, false, '')).rejects.toThrow(
    'už je rozhodnuto',
  )
  const { record } = await readMeeting(committee.secretary, 'vybor', slug)
  expect(record!.items.map(({ title }) => title)).toEqual(['Sdílená kola'])
  await advance(slug, 'convened', 'cancelled')
  await expect(proposeItem(member('Člen B'), 'Člen B', id, { ...form, id: newId() })).rejects.toThrow(
    'V tomto stavu',
  )
})

test('own notes are read by their writer only', async () => {
  const { slug } = await plan('2025-03-04')
  await save(slug, (draft) => ({ ...draft, items: [{ ...emptyItem(), title: 'Rozpočet' }] }))
  const { items } = await readNotes(member('Člen B'), 'vybor', slug)
  await saveNotes(member('Člen B'), 'vybor', slug, new Map([[items[0]!.id, 'Zeptat se na úvazky.']]))
  expect((await readNotes(member('Člen B'), 'vybor', slug)).items[0]!.note).toBe('Zeptat se na úvazky.')
  expect((await readNotes(member('Člen C'), 'vybor', slug)).items[0]!.note).toBe('')
  expect((await readNotes(committee.secretary, 'vybor', slug)).items[0]!.note).toBe('')
  const audited = await db.ask(`select 1 from platform.audit_entry where details::text like '%úvazky%'`)
  expect(audited).toEqual([])
  await saveNotes(member('Člen B'), 'vybor', slug, new Map([[items[0]!.id, '']]))
  expect(await db.ask('select 1 from meetings.note')).toEqual([])
  await expect(readNotes(visitor(now), 'vybor', slug)).rejects.toThrow('nic není')
})

test('materials that came after the day of invitations are marked', async () => {
  const { id, slug } = await plan('2025-01-20')
  const [file] = [newId()]
  await db.ask(
    `insert into platform.file (id, name, media_type, size, sha256, blob, owner_kind, owner_id) values ($1, 'x.pdf', 'application/pdf', 1, '\\x00', 'x', 'meeting', $2)`,
    [file, id],
  )
  for (const [title, day] of [
    ['včas', '2025-01-13T22:00:00Z'],
    ['pozdě', '2025-01-14T12:00:00Z'],
  ])
    await db.ask(
      `insert into meetings.attachment (id, meeting_id, position, title, file_id, file_name, media_type, file_size, public, added_at)
       overriding user value values ($1, $2, 0, $3, $4, 'x.pdf', 'application/pdf', 1, false, $5)`,
      [newId(), id, title, file, day],
    )
  const { record } = await readMeeting(committee.secretary, 'vybor', slug)
  expect(Object.fromEntries(record!.files.map(({ title, late }) => [title, late === true]))).toEqual({
    včas: false,
    pozdě: true,
  })
})

test('whoever is invited reads the materials that are theirs by the link, and no others', async () => {
  const { id, slug } = await plan('2025-04-01')
  const { meeting } = await save(slug, (draft) => ({
    ...draft,
    items: [
      { ...emptyItem(), title: 'Rozpočet' },
      { ...emptyItem(), title: 'Doprava' },
    ],
  }))
  const [budget, traffic] = meeting.record!.items.map((item) => item.id) as [string, string]
  for (const [title, item, isPublic] of [
    ['k rozpočtu', budget, false],
    ['k dopravě', traffic, false],
    ['veřejný', null, true],
    ['neveřejný', null, false],
  ]) {
    const file = newId()
    await db.ask(
      `insert into platform.file (id, name, media_type, size, sha256, blob, owner_kind, owner_id) values ($1, 'x.pdf', 'application/pdf', 1, '\\x00', 'x', 'meeting', $2)`,
      [file, id],
    )
    await db.ask(
      `insert into meetings.attachment (id, meeting_id, item_id, position, title, file_id, file_name, media_type, file_size, public)
       values ($1, $2, $3, 0, $4, $5, 'x.pdf', 'application/pdf', 1, $6)`,
      [newId(), id, item, title, file, isPublic],
    )
  }
  await addGuest(committee.secretary, id, { name: 'Host bodu', email: 'bod@mesto.example', itemId: traffic })
  await addGuest(committee.secretary, id, { name: 'Host', email: 'cele@mesto.example', itemId: '' })
  const tokenOf = async (email: string) => {
    const [row] = await db.ask('select id from meetings.invitee where email = $1 and meeting_id = $2', [
      email,
      id,
    ])
    return capabilityOf(answerPurpose, String(row!['id']))
  }
  const titles = async (email: string) =>
    (await readInvitation(await tokenOf(email))).files.map(({ title }) => title).sort()
  expect(await titles('bod@mesto.example')).toEqual(['k dopravě', 'veřejný'])
  expect(await titles('cele@mesto.example')).toEqual(['veřejný'])
  const [hidden] = await db.ask(`select id from meetings.attachment where title = 'k rozpočtu'`)
  await expect(openInvitedFile(await tokenOf('bod@mesto.example'), String(hidden!['id']))).rejects.toThrow(
    'nic není',
  )
})

let recommendation = ''
beforeAll(async () => {
  const { slug } = await plan('2024-10-01')
  await advance(slug, 'convened', 'in_session')
  await save(slug, (draft) => ({
    ...draft,
    items: [{ ...emptyItem(), title: 'Otevřená data', text: 'Výbor probral stav dat paní ⟦Vorlové⟧.' }],
    resolutions: ['3/2024', '4/2024'].map((number) => ({
      ...emptyResolution(),
      item: '0',
      kind: 'recommendation' as const,
      number,
      text: 'Zveřejnit rozpočet jako otevřená data.',
      voted: true,
      for: '4',
      against: '0',
      abstain: '1',
    })),
  }))
  await advance(slug, 'closed', 'verified', 'published')
  recommendation = (await readMeeting(committee.secretary, 'vybor', slug)).record!.items[0]!.resolutions[0]!
    .id
})

test('a recommendation becomes material for the council, its answer closes the loop', async () => {
  const first = await readCouncilMaterial(committee.secretary, recommendation)
  expect(first.draft).toContain('Zveřejnit rozpočet jako otevřená data.')
  expect(first.report).toContain('pro 4, proti 0, zdrželo se 1')
  await expect(readCouncilMaterial(visitor(now), recommendation)).rejects.toThrow('nic není')
  const input = { draft: 'Rada schvaluje zveřejnění rozpočtu.', report: 'Zpráva.', sentOn: '2024-10-15' }
  await expect(saveCouncilMaterial(member('Člen B'), recommendation, 0, input)).rejects.toThrow('nic není')
  await saveCouncilMaterial(committee.secretary, recommendation, 0, input)
  await expect(saveCouncilMaterial(committee.secretary, recommendation, 0, input)).rejects.toThrow(
    'někdo jiný',
  )
  await saveCouncilMaterial(committee.secretary, recommendation, 1, { ...input, report: 'Delší zpráva.' })
  const docx = await readDocx(Buffer.from(await downloadCouncilMaterial(member('Člen B'), recommendation)))
  for (const words of ['Rada schvaluje zveřejnění rozpočtu.', 'Delší zpráva.', 'Důvodová zpráva'])
    expect(docx).toContain(words)

  const answer = { number: '812/2024', on: '2024-10-22', result: 'changed', text: 'Zveřejnit ročně.' }
  await expect(
    noteCouncilAnswer(committee.secretary, recommendation, { ...answer, on: '2024-09-01' }),
  ).rejects.toThrow('dřív')
  await expect(
    noteCouncilAnswer(committee.secretary, recommendation, { ...answer, on: '2026-01-01' }),
  ).rejects.toThrow('budoucnu')
  await noteCouncilAnswer(committee.secretary, recommendation, answer)
  const { record } = await readMeeting(visitor(now), 'vybor', '2024-10-01')
  expect(record!.items[0]!.resolutions[0]!.council).toEqual({
    number: '812/2024',
    on: '2024-10-22',
    result: 'changed',
  })
})

test('answers of the council are taken over from a table, all or none', async () => {
  const head = 'doporuceni;usneseni;datum;vysledek;text\n'
  const wrong = [
    ['a;b\n1;2\n', 'Stáhněte si vzor'],
    ['doporuceni;datum\n1;2\n', 'chybí sloupce'],
    ['PK\u0003\u0004', 'Stáhněte si vzor'],
    [`${head}9/2024;1/2024;2024-11-01;přijato;\n`, 'Řádek 2: doporučení „9/2024“ neznáme'],
    [`${head}4/2024;1/2024;2024-11-01;přijato;\n4/2024;1/2024;31. 2. 2024;přijato;\n`, 'Řádek 3'],
    [`${head}4/2024;1/2024;2024-11-01;snad;\n`, 'jak rada rozhodla'],
  ]
  for (const [file, words] of wrong)
    await expect(importCouncilAnswers(committee.secretary, Buffer.from(`${file}\n`))).rejects.toThrow(words)
  const untouched = (await councilMaterials(committee.secretary)).recommendations
  expect(untouched.find(({ number }) => number === '4/2024')!.answer).toBeNull()
  await expect(importCouncilAnswers(member('Člen B'), Buffer.from(head))).rejects.toThrow('nic není')
  expect(
    await importCouncilAnswers(
      committee.secretary,
      // as a Czech spreadsheet saves it: commas in the text, its own dates, an unanswered row cut short
      Buffer.from(`\ufeff${head}3/2024\n4/2024;900/2024;1. 11. 2024;Nepřijato;Není na to, bohužel.\n`),
    ),
  ).toBe(1)
  const { recommendations } = await councilMaterials(member('Člen B'))
  expect(recommendations.find(({ number }) => number === '4/2024')!.answer).toEqual({
    number: '900/2024',
    on: '2024-11-01',
    result: 'rejected',
    text: 'Není na to, bohužel.',
  })
})
