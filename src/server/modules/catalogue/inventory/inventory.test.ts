import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { visitor, type Actor } from '../../../platform/actor/actor.ts'
import { useCapabilitySecret } from '../../../platform/auth/capability.ts'
import { usePublicUrl } from '../../../platform/config/public-url.ts'
import { newId } from '../../../platform/database/new-id.ts'
import {
  answerSource,
  askOrganisations,
  checkSource,
  closeQuestionnaire,
  endSource,
  exportSources,
  importSources,
  openDataContent,
  readAnsweredSource,
  readInventory,
  readQuestionnaire,
  readSource,
  renewQuestionnaire,
  saveOrganisation,
  saveSource,
  type SourceForm,
} from '../index.ts'
import { inventoryDataset } from '../own/inventory-dataset.ts'
import { remindOrganisations } from './ask-organisations.ts'
import { formFields } from './source-form.ts'

const { ask } = await freshDatabase()
beforeAll(() => {
  useCapabilitySecret('secret of the tests, long enough to be one')
  usePublicUrl('https://radnice.example')
})

const at = (instant: string): Actor => ({
  kind: 'person',
  accountId: newId(),
  personId: null,
  roles: ['analyst'],
  now: new Date(instant),
})
const curator = at('2026-11-27T10:00:00+01:00')
const blank = Object.fromEntries(formFields.map((field) => [field, ''])) as SourceForm
const source = (given: Partial<SourceForm>): SourceForm => ({ ...blank, ...given })
const library = newId()
const trees = newId()
const tokenOf = async (id: string) =>
  (await readInventory(curator)).organisations
    .find((one) => one.id === id)!
    .link.split('/')
    .at(-1)!

test('an organisation is added once, with an IČO that is one', async () => {
  const form = {
    name: 'Městská knihovna',
    ico: '',
    kind: 'contributory',
    email: 'data@knihovna.example',
    note: '',
  } as const
  await expect(saveOrganisation(visitor(), library, null, form)).rejects.toMatchObject({ status: 404 })
  await expect(saveOrganisation(curator, library, null, { ...form, ico: '12345678' })).rejects.toThrow(
    /^IČO:/,
  )
  await saveOrganisation(curator, library, null, form)
  await saveOrganisation(curator, library, null, form)
  await expect(saveOrganisation(curator, newId(), null, form)).rejects.toThrow('už v seznamu je')
  await expect(saveOrganisation(curator, library, 7, form)).rejects.toMatchObject({ code: 'stale' })
  await saveOrganisation(curator, library, 1, { ...form, ico: '27074358' })
  expect((await readInventory(curator)).organisations).toMatchObject([
    { name: 'Městská knihovna', ico: '27074358', delivery: 'unasked', sources: 0 },
  ])
})

test('who is asked gets a letter, a reminder after two weeks, and stands as not delivered', async () => {
  await expect(askOrganisations(curator, [library], '2026-11-27')).rejects.toThrow('den, který teprve přijde')
  expect(await askOrganisations(curator, [library], '2026-12-10')).toBe(1)
  const link = (await readInventory(curator)).organisations[0]!.link
  const letters = () => ask('select subject, text from platform.mail order by created_at')
  expect((await letters())[0]!['text']).toContain(link)
  await remindOrganisations.run({}, new Date('2026-12-09T08:00:00+01:00'))
  expect(await letters()).toHaveLength(1)
  await remindOrganisations.run({}, new Date('2026-12-14T08:00:00+01:00'))
  await remindOrganisations.run({}, new Date('2026-12-15T08:00:00+01:00'))
  expect((await letters()).map(({ subject }) => subject)).toEqual([
    'Soupis dat organizace Městská knihovna',
    'Připomínáme soupis dat: Městská knihovna',
  ])
  expect((await openDataContent('2026-12-05')).summary.join(' ')).not.toContain('Nedodáno')
  expect((await openDataContent('2026-12-15')).summary.join(' ')).toContain('Nedodáno: Městská knihovna.')
})

test('an organisation answers by its link without an account, and cannot touch what is not its own', async () => {
  const token = await tokenOf(library)
  const now = new Date('2026-12-16T09:00:00+01:00')
  await expect(closeQuestionnaire(token, false, now)).rejects.toThrow('žádný zdroj dat není')
  const books = { ...source({ name: 'Katalog knih', databaseProduct: 'Oracle', barrier: 'supplier' }) }
  const id = newId()
  await expect(answerSource(token, { id, version: null }, { ...books, name: ' ' }, now)).rejects.toThrow(
    /^Název:/,
  )
  await answerSource(token, { id, version: null }, books, now)
  await answerSource(token, { id, version: null }, books, now)
  const judged = { ...books, readiness: '3' as const, weaknesses: 'stará verze' }
  await saveSource(curator, 'Kurátor', { id, organisationId: library, version: 1 }, judged)
  await expect(
    answerSource(token, { id, version: 1 }, { ...books, system: 'Koha' }, now),
  ).rejects.toMatchObject({
    code: 'stale',
  })
  await answerSource(token, { id, version: 2 }, { ...books, system: 'Koha' }, now)
  expect((await readAnsweredSource(token, id)).source).toMatchObject({ system: 'Koha', readiness: 3 })
  const other = newId()
  await saveOrganisation(curator, other, null, {
    name: 'Divadlo',
    ico: '',
    kind: 'company',
    email: '',
    note: '',
  })
  const foreign = await tokenOf(other)
  await expect(readAnsweredSource(foreign, id)).rejects.toMatchObject({ status: 404 })
  await expect(answerSource(foreign, { id, version: 3 }, books, now)).rejects.toMatchObject({ status: 404 })
  await closeQuestionnaire(token, false, now)
  await closeQuestionnaire(foreign, true, now)
  expect((await readInventory(curator)).organisations.map(({ delivery }) => delivery)).toEqual([
    'none',
    'delivered',
  ])
  await renewQuestionnaire(curator, library)
  await expect(readQuestionnaire(token)).rejects.toMatchObject({ status: 404 })
  const { history } = await readSource(curator, id)
  expect(history.map(({ changedBy, byLink }) => [changedBy, byLink])).toEqual([
    ['Městská knihovna', true],
    ['Kurátor', false],
    ['Městská knihovna', true],
  ])
  expect(history[1]!.fields).toEqual({ readiness: [null, '3'] })
})

test('what an organisation wrote is public only after the city has looked at it', async () => {
  const known = async (on: string) =>
    (await inventoryDataset.read(new Date(`${on}T12:00:00+01:00`))).map(({ data, system }) => [data, system])
  const { sources } = await readInventory(curator)
  expect(sources.map(({ name, unchecked }) => [name, unchecked])).toEqual([['Katalog knih', true]])
  // the city saved the state before the last answer itself
  expect(await known('2026-12-20')).toEqual([['Katalog knih', null]])
  const { id, version } = sources[0]!
  await expect(endSource(curator, 'Kurátor', id, true)).rejects.toMatchObject({ code: 'unchecked' })
  await expect(checkSource(visitor(), id, version)).rejects.toMatchObject({ status: 404 })
  await expect(checkSource(curator, id, version - 1)).rejects.toMatchObject({ code: 'stale' })
  await checkSource({ ...curator, now: new Date('2026-12-20T09:00:00+01:00') }, id, version)
  expect((await readSource(curator, id)).unchecked).toBe(false)
  expect(await known('2026-12-19')).toEqual([['Katalog knih', null]])
  expect(await known('2026-12-20')).toEqual([['Katalog knih', 'Koha']])
})

test.each([
  [{ databaseProduct: 'PostgreSQL 9.2' }, /^Databáze: napište jen název/],
  [{ system: 'Katalog na db.knihovna.local' }, /^Systém: je tu adresa serveru/],
  [{ barrierNote: 'Starý server 10.1.2.3' }, /^Podrobněji, co brání: je tu adresa/],
])('a field that becomes public takes no address and no version: %o', async (given, told) => {
  const named = source({ name: 'Vypůjčky', ...given })
  await expect(
    saveSource(curator, 'Kurátor', { id: newId(), organisationId: library, version: null }, named),
  ).rejects.toThrow(told)
})

test('nothing private of a source leaves the desk', async () => {
  const secrets = {
    databaseVersion: 'TAJNA-VERZE-19c',
    serverAddress: 'tajny-server.mesto.example',
    securityContact: 'tajny-kontakt@mesto.example',
    weaknesses: 'TAJNA-SLABINA',
  }
  await saveSource(
    curator,
    'Kurátor',
    { id: trees, organisationId: library, version: null },
    source({ name: 'Stromy', databaseProduct: 'PostgreSQL', readiness: '4', barrier: 'none', ...secrets }),
  )
  const told = JSON.stringify([
    await openDataContent('2026-12-31'),
    await inventoryDataset.read(new Date('2026-12-31T12:00:00+01:00')),
    await ask('select content from catalogue.source_state'),
    await ask('select details from platform.audit_entry'),
  ])
  expect(told).toContain('Stromy')
  for (const secret of Object.values(secrets)) expect(told).not.toContain(secret)
})

test('the report says what of whom is where, what can be open next, and why the rest cannot', async () => {
  const content = await openDataContent('2026-12-31')
  const table = (id: string) => content.sections.find((one) => one.table?.id === id)!.table!.rows
  expect(table('databaze').map(([, name, , , database]) => [name, database])).toEqual([
    ['Katalog knih', 'Oracle'],
    ['Stromy', 'PostgreSQL'],
  ])
  expect(table('priste').map(([name]) => name)).toEqual(['Stromy'])
  expect(table('prekazky').map(([name, , why]) => [name, why])).toEqual([
    ['Katalog knih', 'dodavatel data nevydá'],
  ])
  expect((await openDataContent('2026-11-01')).sections[1]!.table!.rows).toEqual([])
  await endSource({ ...curator, now: new Date('2027-01-05T09:00:00+01:00') }, 'Kurátor', trees, true)
  expect((await openDataContent('2027-01-04')).sections[1]!.table!.rows).toHaveLength(2)
  expect((await openDataContent('2027-01-05')).sections[1]!.table!.rows).toHaveLength(1)
})

test('a table comes back as it left, and a faulty one leaves no trace', async () => {
  const { head, rows } = await exportSources(curator)
  const csv = (lines: readonly (readonly (string | null)[])[]) =>
    Buffer.from(
      lines.map((line) => line.map((cell) => `"${(cell ?? '').replaceAll('"', '""')}"`).join(';')).join('\n'),
    )
  const before = await ask('select count(*)::int as n from catalogue.source_state')
  await importSources(curator, 'Kurátor', csv([head, ...rows]))
  expect(await ask('select count(*)::int as n from catalogue.source_state')).toEqual(before)
  const given = [
    ['Organizace', 'Data', 'Databáze', 'Co brání zveřejnění', 'Něco jiného'],
    ['Zoo', 'Zvířata', 'MySQL', 'nic', 'x'],
    ['Zoo', 'Vstupné', '', 'nejsou lidi', ''],
    ['', 'Bez pána', '', '', ''],
  ]
  await expect(importSources(curator, 'Kurátor', csv(given))).rejects.toThrow(
    /Nic se nezapsalo[^]*Řádek 3: Co brání[^]*Řádek 4: Organizace/,
  )
  expect(await ask("select 1 from catalogue.organisation where name = 'Zoo'")).toEqual([])
  expect(await importSources(curator, 'Kurátor', csv(given.slice(0, 2)))).toEqual({
    added: 1,
    changed: 0,
    same: 0,
    organisations: 1,
    unknown: ['Něco jiného'],
  })
  // the same again in other letters is neither new nor a change
  const again = [given[0]!, ['ZOO', 'zvířata', 'MySQL', 'nic', 'x']]
  expect(await importSources(curator, 'Kurátor', csv(again))).toMatchObject({
    added: 0,
    changed: 0,
    same: 1,
    organisations: 0,
  })
})
