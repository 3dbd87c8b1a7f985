import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { at, clerkOn, fileForm, useMaster, withCases } from '#tests/support/cases.ts'
import { keyedTables } from '../../../city-hall.ts'
import { visitor, type Actor } from '../../../platform/actor/actor.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { rotateKeys } from '../../../platform/secrets/rotate-keys.ts'
import {
  answerFromCitizen,
  carryOutDisposal,
  decideCase,
  listCases,
  listProposed,
  openOwnFile,
  proposeDisposal,
  readCase,
  readDisposals,
  readOwnCase,
  startDraft,
} from '../index.ts'
import { lastYear, retentionOf } from './retention.ts'

const { ask, folder } = await withCases()
const use = (current: string, older: string[] = []) => useMaster(folder, current, older)
use('first')
const clerk = clerkOn
const administrator = (day: string): Actor => ({ ...clerk(day), roles: ['administrator'] })

async function filed() {
  const actor = visitor(at('2026-11-02'))
  const link = await fileForm(actor, 'podnet', {
    podnet: { subject: 'Lavička', place: 'Park', text: 'Chybí', answer: 'no' },
    kdo: { name: 'Žofie' },
  })
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
