import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { keyedTables } from '../../../city-hall.ts'
import { system, visitor, type Actor } from '../../../platform/actor/actor.ts'
import { useCapabilitySecret } from '../../../platform/auth/capability.ts'
import { usePublicUrl } from '../../../platform/config/public-url.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { openBlobStore, useBlobStore } from '../../../platform/files/files.ts'
import { useBlindSecret, useMasterKeys } from '../../../platform/secrets/record-key.ts'
import { rotateKeys } from '../../../platform/secrets/rotate-keys.ts'
import { services } from '../../services/index.ts'
import {
  answerFromCitizen,
  carryOutDisposal,
  cases,
  decideCase,
  listCases,
  listProposed,
  openOwnFile,
  proposeDisposal,
  readCase,
  readDisposals,
  readOwnCase,
  savePage,
  startDraft,
  submitDraft,
} from '../index.ts'
import { lastYear, retentionOf } from './retention.ts'

const { ask } = await freshDatabase()
usePublicUrl('https://radnice.example')
useCapabilitySecret('x'.repeat(40))
useBlindSecret('x'.repeat(40))
const folder = mkdtempSync(join(tmpdir(), 'radnice-'))
const use = (current: string, older: string[] = []) => {
  useMasterKeys(current, older)
  useBlobStore(openBlobStore(folder, current, older))
}
use('first')
const at = (day: string): Date => new Date(`${day}T10:00:00+01:00`)
const clerk = (day: string): Actor => ({
  ...visitor(at(day)),
  kind: 'person',
  accountId: 'u1',
  roles: ['clerk'],
})
const administrator = (day: string): Actor => ({ ...clerk(day), roles: ['administrator'] })

beforeAll(async () => {
  await inTransaction(system(at('2026-11-01')), async (work) => {
    await services.demo!(work)
    await cases.start!(work)
  })
})

async function filed() {
  const actor = visitor(at('2026-11-02'))
  const token = await startDraft(actor, 'podnet')
  const pages = {
    podnet: { subject: 'Lavička', place: 'Park', text: 'Chybí', answer: 'no' },
    kdo: { name: 'Žofie' },
  }
  for (const [page, values] of Object.entries(pages))
    await savePage(actor, token, page, (name) =>
      name in values ? [(values as Record<string, string>)[name]!] : [],
    )
  const link = await submitDraft(actor, token)
  await answerFromCitizen(actor, link, newId(), 'Fotka', [new File(['obsah'], 'fotka.txt')])
  const number = (await readOwnCase(link)).referenceNumber
  const { id } = (await listCases(clerk('2026-11-03'), { which: 'open', text: number, page: 1 })).cases[0]!
  return { link, id }
}
const decide = async (id: string) =>
  decideCase(clerk('2026-11-03'), 'Úřednice', id, (await readCase(clerk('2026-11-03'), id)).case.version, {
    outcome: 'acted',
    text: 'Hotovo',
    channel: '',
  })

test('a retention code says what and after how many years; the period begins with the next January', () => {
  expect(retentionOf('S5')).toEqual({ sign: 'S', years: 5 })
  expect(retentionOf('v/10')).toEqual({ sign: 'V', years: 10 })
  expect(retentionOf('trvale')).toBeNull()
  expect(lastYear('S5', '2026-11-03')).toBe(2031)
})

test('a new master key: all keys are wrapped anew, broken off or repeated, and the older one is needed no more', async () => {
  const { link } = await filed()
  const draft = await startDraft(visitor(at('2026-11-02')), 'podnet')
  use('second', ['first'])
  const changed = await rotateKeys(keyedTables(), at('2026-11-03'))
  // the case, its file, its own working copy, and the new draft
  expect(changed).toBe(4)
  expect(await rotateKeys(keyedTables(), at('2026-11-03'))).toBe(0)
  use('second')
  const own = await readOwnCase(link)
  expect(own.answers['subject']).toBe('Lavička')
  expect(await text((await openOwnFile(link, own.events.at(-1)!.files[0]!.id)).content)).toBe('obsah')
  expect(draft).toHaveLength(64)
  use('third', ['fourth'])
  await expect(rotateKeys(keyedTables(), at('2026-11-03'))).rejects.toThrow('unknown master key')
  use('second')
})

test('a case is destroyed only after its period and with the archive’s permission; nothing of it opens then, its number stays', async () => {
  const [gone, open] = [await filed(), await filed()]
  await decide(gone.id)
  expect((await readDisposals(clerk('2031-12-31'))).waiting).toEqual([])
  await expect(proposeDisposal(clerk('2031-12-31'), 'Úřednice')).rejects.toMatchObject({ code: 'nothing' })
  expect((await readDisposals(clerk('2032-01-02'))).waiting).toEqual([{ code: 'S5', count: 1 }])
  await proposeDisposal(clerk('2032-01-02'), 'Úřednice')
  await expect(proposeDisposal(clerk('2032-01-02'), 'Úřednice')).rejects.toMatchObject({ code: 'proposed' })
  const { id } = (await readDisposals(clerk('2032-01-02'))).disposals[0]!
  expect((await listProposed(clerk('2032-01-02'), id)).rows).toHaveLength(1)
  const permission = { permission: 'SOA/12/2032', permittedOn: '2032-02-01' }
  await expect(carryOutDisposal(clerk('2032-02-02'), 'Úřednice', id, permission)).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(
    carryOutDisposal(administrator('2032-02-02'), 'Správce', id, { ...permission, permission: ' ' }),
  ).rejects.toMatchObject({ code: 'empty' })
  await carryOutDisposal(administrator('2032-02-02'), 'Správce', id, permission)
  await expect(readCase(clerk('2032-02-03'), gone.id)).rejects.toMatchObject({
    code: 'disposed',
    status: 410,
  })
  await expect(readOwnCase(gone.link)).rejects.toMatchObject({ code: 'not_found' })
  expect((await readOwnCase(open.link)).state).toBe('received')
  const [row] = await ask(
    'select length(key) as key, length(answers) as answers, reference_number from cases.case where id = $1',
    [gone.id],
  )
  expect(row).toMatchObject({ key: 0, answers: 0, reference_number: expect.stringContaining('POD/') })
  expect(await ask('select 1 from cases.attachment where case_id = $1', [gone.id])).toEqual([])
  await expect(
    carryOutDisposal(administrator('2032-02-02'), 'Správce', id, permission),
  ).rejects.toMatchObject({
    code: 'done',
  })
})
