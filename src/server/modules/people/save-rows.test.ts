import { expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { system, visitor } from '../../platform/actor/actor.ts'
import { createAccount } from '../../platform/auth/accounts.ts'
import { changeAccess } from '../../platform/auth/manage-account.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { addPerson, listPeople, savePersonRows } from './index.ts'

await freshDatabase()
const now = new Date('2024-07-01T10:00:00Z')
const people = async () => (await listPeople(system(now), '', 1)).people
const rowOf = ({ id, version, office }: Awaited<ReturnType<typeof people>>[number]) => ({
  id,
  version,
  office: office ?? '',
  departmentId: '',
  activeUntil: '',
})
await inTransaction(system(now), async (work) => {
  for (const name of ['Osoba A', 'Osoba B', 'Osoba C']) {
    const personId = await addPerson(work, { name })
    await createAccount(work, {
      personId,
      name,
      email: `${name.at(-1)!.toLowerCase()}@mesto.example`,
      roles: [],
    })
  }
})

test('rows are saved together, and only those that changed', async () => {
  const rows = (await people()).map(rowOf)
  expect(await savePersonRows(system(now), rows)).toBe(0)
  rows[1]!.office = 'vedoucí'
  expect(await savePersonRows(system(now), rows)).toBe(1)
  const after = await people()
  expect(after.map(({ office, version }) => [office, version])).toEqual([
    [null, 1],
    ['vedoucí', 2],
    [null, 1],
  ])
})

test('one wrong row saves none, and the sentence names the person', async () => {
  const rows = (await people()).map(rowOf)
  rows[0]!.office = 'referent'
  rows[2]!.activeUntil = '2024-02-31'
  await expect(savePersonRows(system(now), rows)).rejects.toThrow('Osoba C: ')
  expect((await people())[0]!.office).toBeNull()
  rows[2]!.activeUntil = ''
  rows[0]!.version = 0
  await expect(savePersonRows(system(now), rows)).rejects.toMatchObject({ code: 'stale' })
  await expect(savePersonRows(visitor(now), [])).rejects.toMatchObject({ code: 'not_found' })
})

test('whoever has left loses access at once, and chosen accounts are ended and let in together', async () => {
  const rows = (await people()).map(rowOf)
  rows[0]!.activeUntil = '2024-06-30'
  await savePersonRows(system(now), rows)
  const disabled = async () => (await people()).map(({ account }) => account!.disabled)
  expect(await disabled()).toEqual([true, false, false])
  const ids = (await people()).map(({ account }) => account!.id)
  const ended = await changeAccess(system(now), ids, 'end')
  expect([ended.toSorted(), await disabled()]).toEqual([ids.slice(1).toSorted(), [true, true, true]])
  await changeAccess(system(now), ended, 'restore')
  expect(await disabled()).toEqual([true, false, false])
  await expect(changeAccess({ ...system(now), accountId: ids[1]! }, ids, 'end')).rejects.toThrow(
    'Vlastní účet',
  )
  await expect(changeAccess(system(now), [], 'end')).rejects.toThrow('zaškrtněte')
})
