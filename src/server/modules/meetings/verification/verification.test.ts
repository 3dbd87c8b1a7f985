import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCertificate } from '#tests/support/certificate.ts'
import { now, withCommittee } from '#tests/support/committee.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { emptyItem } from '../../../../shared/meetings/record-draft.ts'
import { visitor, type Actor } from '../../../platform/actor/actor.ts'
import { usePublicUrl } from '../../../platform/config/public-url.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { openBlobStore, useBlobStore } from '../../../platform/files/files.ts'
import { openJobs } from '../../../platform/jobs/jobs.ts'
import { configureSeal } from '../../../platform/pdf/seal.ts'
import { closePdf } from '../../../platform/pdf/compile-pdf.ts'
import {
  approveMinutes,
  closeComments,
  decideSuggestion,
  hideWords,
  openComments,
  openFinalCopy,
  openOriginal,
  readMeeting,
  readVerification,
  recordOriginal,
  signCopy,
  submitForApproval,
  suggestChange,
} from '../index.ts'

const db = await freshDatabase()
usePublicUrl('https://radnice.example')
useBlobStore(openBlobStore(mkdtempSync(join(tmpdir(), 'radnice-')), 'x'.repeat(40)))
const jobs = await openJobs(db.url, [], { work: false })
afterAll(() => Promise.all([jobs.close(), closePdf()]))
const { committee, plan, save, advance } = withCommittee()
const today = '2025-01-10'
let slug = ''
let id = ''
const view = (actor: Actor = committee.secretary) => readVerification(actor, 'vybor', slug)
const member = (name: string) => committee.members.get(name)!
const text = async () => (await readMeeting(committee.secretary, 'vybor', slug)).record!.items[0]!.text

beforeAll(async () => {
  await db.ask(`update people.person set email = 'clen@mesto.example' where name = 'Člen B'`)
  ;({ slug, id } = await plan('2024-12-10'))
  await advance(slug, 'convened', 'in_session')
  await save(slug, (draft) => ({
    ...draft,
    verifiers: 'Člen B\nČlen C',
    chairName: 'Předsedkyně',
    items: [{ ...emptyItem(), title: 'Portál', text: 'Vedoucí představil portál. Diskuse byla krátká.' }],
  }))
  await advance(slug, 'closed')
})

const suggestion = (itemId: string, before: string, after: string) => ({
  id: newId(),
  part: 'text' as const,
  partId: itemId,
  before,
  after,
  reason: 'Mluvila vedoucí.',
})

test('members suggest changes while the round is open; the recorder decides on each', async () => {
  const before = await text()
  const itemId = (await view()).parts.find(({ part }) => part === 'text')!.id
  const form = suggestion(itemId, before, before.replace('Vedoucí představil', 'Vedoucí představila'))
  await expect(suggestChange(member('Člen B'), 'Člen B', id, form)).rejects.toThrow('už se nesbírají')
  await expect(openComments(committee.secretary, id, '2024-12-01')).rejects.toThrow('už minul')
  await expect(openComments(member('Člen B'), id, today)).rejects.toThrow('nic není')
  await openComments(committee.secretary, id, today)
  expect(await db.ask(`select recipient, text from platform.mail`)).toMatchObject([
    { recipient: 'clen@mesto.example', text: expect.stringContaining('/overeni') },
  ])
  await suggestChange(member('Člen B'), 'Člen B', id, form)
  await suggestChange(member('Člen B'), 'Člen B', id, form)
  await expect(suggestChange(visitor(now), '', id, form)).rejects.toThrow('nic není')
  await expect(
    suggestChange(member('Člen C'), 'Člen C', id, { ...form, id: newId(), after: before }),
  ).rejects.toThrow('stejné')
  const second = suggestion(itemId, before, before.replace('krátká', 'věcná'))
  await suggestChange(member('Člen C'), 'Člen C', id, second)
  const third = suggestion(itemId, before, before.replace('krátká', 'dlouhá'))
  await suggestChange(member('Člen D'), 'Člen D', id, third)
  const { suggestions } = await view()
  expect(suggestions.map(({ author, state }) => [author, state])).toEqual([
    ['Člen B', 'open'],
    ['Člen C', 'open'],
    ['Člen D', 'open'],
  ])
  expect(suggestions[0]!.changes.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: 'představil' },
    { kind: 'added', text: 'představila' },
  ])
  await decideSuggestion(committee.secretary, id, form.id, true, '')
  await decideSuggestion(committee.secretary, id, second.id, true, '')
  expect(await text()).toBe('Vedoucí představila portál. Diskuse byla věcná.')
  // both touch one place: nothing is lost silently
  await expect(decideSuggestion(committee.secretary, id, third.id, true, '')).rejects.toThrow(
    'mezitím změnilo jinak',
  )
  await decideSuggestion(committee.secretary, id, third.id, false, 'Přijali jsme jiné znění.')
  await expect(decideSuggestion(committee.secretary, id, third.id, true, '')).rejects.toThrow(
    'už je rozhodnuto',
  )
  await closeComments(committee.secretary, id)
  expect((await view()).round).toMatchObject({ open: false })
})

test('verifiers approve the exact file, then the chair; the last approval verifies the minutes', async () => {
  const approve = (name: string, role: 'verifier' | 'chair', sha256: string) =>
    approveMinutes(member(name), 'passkey', id, role, sha256)
  await submitForApproval(committee.secretary, 'vybor', slug)
  const first = (await view()).copy!.sha256
  const { content } = await openFinalCopy(member('Člen B'), 'vybor', slug, 'copy')
  const digest = createHash('sha256')
  for await (const chunk of content) digest.update(chunk as Buffer)
  expect(digest.digest('hex')).toBe(first)
  await expect(openFinalCopy(visitor(now), 'vybor', slug, 'copy')).rejects.toThrow('nic není')

  await approve('Člen B', 'verifier', first)
  await expect(approve('Člen D', 'verifier', first)).rejects.toThrow('nic není')
  await expect(approve('Předsedkyně', 'chair', first)).rejects.toThrow(
    'Nejdřív zápis schválí ověřovatel: Člen C',
  )
  // a change of the record makes approvals void
  await advance(slug, 'in_session')
  await save(slug, (draft) => ({
    ...draft,
    items: draft.items.map((item) => ({ ...item, text: `${item.text} Doplněno.` })),
  }))
  await advance(slug, 'closed')
  expect((await view()).copy).toBeNull()
  await expect(approve('Člen C', 'verifier', first)).rejects.toThrow('jiný soubor')
  await submitForApproval(committee.secretary, 'vybor', slug)
  const second = (await view()).copy!.sha256
  expect(second).not.toBe(first)
  // what the public will not see does not change what was approved
  const { version } = await readMeeting(committee.secretary, 'vybor', slug)
  await hideWords(committee.secretary, id, version, 'Diskuse byla věcná')
  for (const name of ['Člen B', 'Člen C']) await approve(name, 'verifier', second)
  await approve('Člen C', 'verifier', second)
  expect((await readMeeting(committee.secretary, 'vybor', slug)).state).toBe('closed')
  await approve('Předsedkyně', 'chair', second)
  const verified = await readMeeting(committee.secretary, 'vybor', slug)
  expect(verified.state).toBe('verified')
  expect(verified.record!.approvals.map(({ name, role, way, sha256 }) => [name, role, way, sha256])).toEqual([
    ['Člen B', 'verifier', 'passkey', second],
    ['Člen C', 'verifier', 'passkey', second],
    ['Předsedkyně', 'chair', 'passkey', second],
  ])
})

test('the city signs a copy of the approved file, which itself stays as it was approved', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'radnice-'))
  const read = async (which: 'copy' | 'signed') =>
    Buffer.concat(
      await Array.fromAsync((await openFinalCopy(committee.secretary, 'vybor', slug, which)).content),
    )
  const before = await read('copy')
  await expect(signCopy(committee.secretary, id)).rejects.toThrow('SEAL_CERTIFICATE')
  const { certificates, key } = await testCertificate('Město', 'rsa')
  writeFileSync(join(folder, 'cert.pem'), certificates)
  writeFileSync(join(folder, 'key.pem'), key)
  configureSeal({
    certificate: join(folder, 'cert.pem'),
    key: join(folder, 'key.pem'),
    password: undefined,
    timeStamps: undefined,
  })
  await expect(signCopy(member('Člen B'), id)).rejects.toThrow('nic není')
  await signCopy(committee.secretary, id)
  const signed = await read('signed')
  expect(signed.subarray(0, before.length).equals(before)).toBe(true)
  expect(signed.length).toBeGreaterThan(before.length)
  expect((await read('copy')).equals(before)).toBe(true)
  configureSeal({ certificate: undefined, key: undefined, password: undefined, timeStamps: undefined })
})

test('an original signed by hand is noted with its place and its scan, which is never public', async () => {
  const scan = new File([Buffer.from('%PDF-1.7\n%%EOF\n')], 'sken.pdf', { type: 'application/pdf' })
  const input = { signedOn: '2024-12-20', keptAt: 'Spisovna, karton 12', scan }
  await expect(recordOriginal(committee.secretary, id, { ...input, signedOn: '2025-02-01' })).rejects.toThrow(
    'v budoucnu',
  )
  await expect(recordOriginal(committee.secretary, id, { ...input, keptAt: '' })).rejects.toThrow('kde')
  await recordOriginal(committee.secretary, id, input)
  expect((await view()).original).toEqual({
    signedOn: '2024-12-20',
    keptAt: 'Spisovna, karton 12',
    hasScan: true,
  })
  await advance(slug, 'published')
  await expect(openOriginal(visitor(now), 'vybor', slug)).rejects.toThrow('nic není')
  expect((await openOriginal(member('Člen D'), 'vybor', slug)).file.name).toBe('sken.pdf')
  await expect(view(visitor(now))).rejects.toThrow('nic není')
})
