import { expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { system } from '../actor/actor.ts'
import { newId } from '../database/new-id.ts'
import { keepView, listViews, removeView } from './saved-views.ts'

await freshDatabase()
const person = () => ({ ...system(), kind: 'person' as const, accountId: newId() })
const named = async (who: ReturnType<typeof person>) =>
  (await listViews(who, '/urad/ukoly')).map(({ name, query }) => [name, query])

test('a view is kept under its name, the newer one replaces it, and only its owner sees it', async () => {
  const [one, other] = [person(), person()]
  await keepView(one, '/urad/ukoly', { name: ' Po termínu ', query: 'termin=po&strana=3' })
  expect(await named(one)).toEqual([['Po termínu', 'termin=po']])
  await keepView(one, '/urad/ukoly', { name: 'Po termínu', query: 'termin=po&stav=open' })
  expect(await named(one)).toEqual([['Po termínu', 'termin=po&stav=open']])
  expect(await named(other)).toEqual([])
  const [view] = await listViews(one, '/urad/ukoly')
  await expect(removeView(other, '/urad/ukoly', view!.id)).rejects.toMatchObject({ code: 'not_found' })
  expect((await removeView(one, '/urad/ukoly', view!.id)).name).toBe('Po termínu')
  expect(await named(one)).toEqual([])
})

test('a view without a name, too long or above the number is refused with a sentence', async () => {
  const one = person()
  await expect(keepView(one, '/urad/ukoly', { name: ' ', query: '' })).rejects.toThrow('Napište název')
  await expect(keepView(one, '/urad/ukoly', { name: 'x', query: 'a'.repeat(1001) })).rejects.toThrow(
    'podmínek',
  )
  for (let n = 0; n < 20; n++) await keepView(one, '/urad/ukoly', { name: `Pohled ${n}`, query: '' })
  await expect(keepView(one, '/urad/ukoly', { name: 'Další', query: '' })).rejects.toThrow('už 20')
  await keepView(one, '/urad/ukoly', { name: 'Pohled 7', query: 'stav=vse' })
})
