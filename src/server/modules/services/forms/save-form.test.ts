import { expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { visitor, type Actor } from '../../../platform/actor/actor.ts'
import {
  addForm,
  publishForm,
  readForm,
  readFormVersion,
  readPublishedForm,
  saveFormDraft,
} from '../index.ts'

const { ask } = await freshDatabase()
const now = new Date('2026-11-27T10:00:00+01:00')
const clerk = (accountId: string): Actor => ({ ...visitor(now), kind: 'person', accountId, roles: ['clerk'] })
const [first, second, third] = [clerk('a'), clerk('b'), clerk('c')]
const text = (label: string) =>
  JSON.stringify({
    title: 'Dotaz',
    roles: { name: 'name' },
    pages: [{ id: 'kdo', title: 'Kdo', components: [{ kind: 'line', id: 'name', label, need: 'must' }] }],
  })

test('a version is published by somebody who did not write into it, as they read it; the one before stays', async () => {
  const slug = await addForm(first, { title: 'Dotaz', procedure: 'suggestion', situation: '' })
  await expect(
    addForm(first, { title: 'Dotaz', procedure: 'suggestion', situation: '' }),
  ).rejects.toMatchObject({
    code: 'form_exists',
  })
  await expect(addForm(first, { title: 'Jiný', procedure: 'war', situation: '' })).rejects.toThrow(
    /Druh řízení/,
  )
  const revision = async () => (await readForm(first, slug)).versions[0]!.revision
  await saveFormDraft(first, 'A', slug, null, text('Jméno'))
  await expect(saveFormDraft(first, 'A', slug, null, text('Jinak'))).rejects.toMatchObject({ code: 'stale' })
  await expect(saveFormDraft(first, 'A', slug, 1, '{"pages": []}')).rejects.toThrow(/Definice se neuložila/)
  await expect(publishForm(first, 'A', slug, 1)).rejects.toMatchObject({ code: 'own_version' })
  // saving it unchanged by another does not make its first writer a stranger to it
  await saveFormDraft(second, 'B', slug, 1, text('Jméno'))
  await expect(saveFormDraft(first, 'A', slug, 1, text('Starší okno'))).rejects.toMatchObject({
    code: 'stale',
  })
  for (const writer of [first, second])
    await expect(publishForm(writer, 'x', slug, await revision())).rejects.toMatchObject({
      code: 'own_version',
    })
  await expect(publishForm(third, 'C', slug, 1)).rejects.toMatchObject({ code: 'stale' })
  await publishForm(third, 'C', slug, await revision())
  const published = await readPublishedForm(slug)
  await expect(publishForm(third, 'C', slug, 1)).rejects.toMatchObject({ code: 'nothing_to_publish' })

  await saveFormDraft(first, 'A', slug, null, text('Celé jméno'))
  await publishForm(third, 'C', slug, await revision())
  expect((await readPublishedForm(slug)).number).toBe(2)
  expect((await readFormVersion(published.versionId)).definition).toEqual(published.definition)
  await expect(ask("update services.form_version set definition = '{}'")).rejects.toThrow(/never changes/)
  const member: Actor = { ...first, roles: [] }
  await expect(saveFormDraft(member, 'x', slug, null, text('x'))).rejects.toMatchObject({ code: 'not_found' })
})

test('a version whose test case fails is saved but not published, and says what came out otherwise', async () => {
  const slug = await addForm(first, { title: 'Se zkouškou', procedure: 'suggestion', situation: '' })
  const tested = (missing: string[]) =>
    JSON.stringify({
      ...(JSON.parse(text('Jméno')) as object),
      tests: [{ name: 'Prázdné podání', answers: {}, expect: { pages: ['kdo'], missing } }],
    })
  await saveFormDraft(first, 'A', slug, null, tested([]))
  await expect(publishForm(second, 'B', slug, 1)).rejects.toThrow(
    'Prázdné podání (Chybí: čekáno nic, vyšlo Jméno.)',
  )
  await saveFormDraft(first, 'A', slug, 1, tested(['Jméno']))
  await publishForm(second, 'B', slug, 2)
  expect((await readPublishedForm(slug)).number).toBe(1)
})
