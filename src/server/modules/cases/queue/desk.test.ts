import { beforeAll, expect, test } from 'vitest'
import { at, clerkOn, fileForm, withCases } from '#tests/support/cases.ts'
import { system, visitor, type Actor } from '../../../platform/actor/actor.ts'
import { createAccount } from '../../../platform/auth/accounts.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import {
  askCompletion,
  askOpinion,
  bulkCases,
  confirmCase,
  decideCase,
  endSubstitution,
  exportCase,
  exportCases,
  giveOpinion,
  handOver,
  labelCase,
  letStandIn,
  listCases,
  listDepartments,
  mergeCase,
  readCase,
  readOwnCase,
  readSubstitutions,
  saveDepartment,
  takeCase,
} from '../index.ts'
import { warnLimits } from './warn-limits.ts'

const { ask } = await withCases()
const today = '2026-11-03'
const clerk: Actor = { ...clerkOn(today), accountId: '' }
const colleague: Actor = { ...clerk }
const administrator: Actor = { ...clerk, accountId: 'a1', roles: ['administrator'] }
const by = 'Úřednice'

beforeAll(async () => {
  await inTransaction(system(at('2026-11-01')), async (work) => {
    clerk.accountId = await createAccount(work, { email: 'a@ukazka.example', name: by, roles: ['clerk'] })
    colleague.accountId = await createAccount(work, {
      email: 'b@ukazka.example',
      name: 'Kolega',
      roles: ['clerk'],
    })
  })
})

async function filed(form = 'podnet', name = 'Žofie Příkladná', email = `${name.length}@ukazka.example`) {
  const link = await fileForm(
    visitor(at('2026-11-02')),
    form,
    form === 'podnet'
      ? {
          podnet: { subject: 'Lavička', place: 'Park', text: 'Chybí prkno', answer: 'yes' },
          kdo: { name, email },
        }
      : { co: { purpose: 'dig', subject: 'Ukázková 1' }, kdo: { holder: 'person', name } },
  )
  const number = (await readOwnCase(link)).referenceNumber
  const { id } = (await listCases(clerk, { which: 'open', text: number, page: 1 })).cases[0]!
  const version = async () => (await readCase(clerk, id)).case.version
  return { link, id, number, version }
}
const numbers = async (actor: Actor, more: Partial<Parameters<typeof listCases>[1]> = {}) =>
  (await listCases(actor, { which: 'open', page: 1, ...more })).cases.map((one) => one.referenceNumber)

test('submissions come to the department that wants them, its people see them first, others find them all the same', async () => {
  await expect(
    saveDepartment(clerk, null, 0, { name: 'Doprava', procedures: [], members: [], parts: [] }),
  ).rejects.toMatchObject({ code: 'not_found' })
  await saveDepartment(administrator, null, 0, {
    name: 'Doprava',
    procedures: ['road_use'],
    members: [colleague.accountId!],
    parts: [],
  })
  await saveDepartment(administrator, null, 0, {
    name: 'Parky',
    procedures: ['suggestion'],
    members: [],
    parts: [],
  })
  await expect(
    saveDepartment(administrator, null, 0, {
      name: 'Silnice',
      procedures: ['road_use'],
      members: [],
      parts: [],
    }),
  ).rejects.toMatchObject({ code: 'taken' })
  await expect(
    saveDepartment(administrator, null, 0, { name: 'doprava', procedures: [], members: [], parts: [] }),
  ).rejects.toMatchObject({ code: 'taken' })
  const [road, bench] = [await filed('zvlastni-uzivani-komunikace'), await filed()]
  expect(await numbers(colleague)).toEqual([road.number])
  expect(await numbers(colleague, { department: 'all' })).toHaveLength(2)
  expect(await numbers(colleague, { text: bench.number })).toEqual([bench.number])
  expect(await numbers(clerk)).toHaveLength(2)
  expect(await numbers(clerk, { text: String(Number(bench.number.split('/')[1])) })).toEqual([bench.number])
  const { departments } = await listDepartments(clerk)
  const parks = departments.find(({ name }) => name === 'Parky')!
  await handOver(clerk, by, road.id, await road.version(), {
    department: parks.id,
    account: colleague.accountId!,
    text: 'Prosím o vyřízení.',
  })
  expect(await numbers(colleague)).toEqual([])
  expect(await numbers(colleague, { whose: 'mine', department: 'all' })).toEqual([road.number])
  expect((await ask(`select 1 from platform.mail where recipient = 'b@ukazka.example'`)).length).toBe(1)
  await expect(
    handOver(clerk, by, road.id, await road.version(), { department: '', account: 'nikdo', text: '' }),
  ).rejects.toMatchObject({ code: 'nobody' })
})

test('whoever stands in has the cases among their own, from a day to a day', async () => {
  const one = await filed()
  await takeCase(clerk, by, one.id, await one.version())
  expect(await numbers(colleague, { whose: 'mine', department: 'all' })).not.toContain(one.number)
  await letStandIn(clerk, { substitute: colleague.accountId!, from: today, to: '2026-11-05' })
  expect(await numbers(colleague, { whose: 'mine', department: 'all' })).toContain(one.number)
  const later = { ...colleague, now: at('2026-11-06') }
  expect(await numbers(later, { whose: 'mine', department: 'all' })).not.toContain(one.number)
  await expect(
    letStandIn(clerk, { substitute: clerk.accountId!, from: today, to: today }),
  ).rejects.toMatchObject({ code: 'nobody' })
  await expect(
    letStandIn(clerk, { substitute: colleague.accountId!, from: '2026-11-09', to: '2026-11-08' }),
  ).rejects.toMatchObject({ code: 'wrong_day' })
  const [set] = (await readSubstitutions(clerk)).substitutes
  await expect(endSubstitution(colleague, set!.id)).rejects.toMatchObject({ code: 'not_found' })
  await endSubstitution(clerk, set!.id)
  expect(await numbers(colleague, { whose: 'mine', department: 'all' })).not.toContain(one.number)
})

test('an opinion is asked for and given inside; the citizen sees none of it', async () => {
  const one = await filed()
  await expect(
    askOpinion(clerk, by, one.id, await one.version(), {
      account: clerk.accountId!,
      until: today,
      text: 'Co?',
    }),
  ).rejects.toMatchObject({ code: 'nobody' })
  await askOpinion(clerk, by, one.id, await one.version(), {
    account: colleague.accountId!,
    until: '2026-11-10',
    text: 'Patří lavička městu?',
  })
  const waiting = (await listCases(colleague, { which: 'open', page: 1 })).opinions
  expect(waiting).toEqual([{ id: one.id, referenceNumber: one.number, until: '2026-11-10' }])
  const [opinion] = (await readCase(colleague, one.id)).opinions
  await expect(giveOpinion(clerk, by, opinion!.id, 'Za něj')).rejects.toMatchObject({ code: 'not_found' })
  await giveOpinion(colleague, 'Kolega', opinion!.id, 'Ano, patří.')
  await expect(giveOpinion(colleague, 'Kolega', opinion!.id, 'Ne')).rejects.toMatchObject({
    code: 'answered',
  })
  expect((await readCase(clerk, one.id)).opinions).toMatchObject([
    { ofName: 'Kolega', answer: 'Ano, patří.' },
  ])
  expect((await readOwnCase(one.link)).events.map(({ kind }) => kind)).toEqual(['received'])
  expect(JSON.stringify(await ask('select question, answer from cases.opinion'))).not.toContain('patří')
})

test('only cases of the same person and kind are merged; what is decided is written in both', async () => {
  const [first, second, other] = [await filed(), await filed(), await filed('podnet', 'Karel Příkladný')]
  // the same name alone is not the same person
  const namesake = await filed('podnet', 'Žofie Příkladná', 'jina@ukazka.example')
  await expect(
    mergeCase(clerk, by, second.id, await second.version(), namesake.number),
  ).rejects.toMatchObject({
    code: 'wrong_number',
  })
  await expect(mergeCase(clerk, by, second.id, await second.version(), other.number)).rejects.toThrow(
    'stejného člověka',
  )
  await expect(mergeCase(clerk, by, second.id, await second.version(), second.number)).rejects.toMatchObject({
    code: 'wrong_number',
  })
  await mergeCase(clerk, by, second.id, await second.version(), first.number.toLowerCase())
  expect((await readOwnCase(second.link)).state).toBe('merged')
  await decideCase(clerk, by, first.id, await first.version(), {
    outcome: 'acted',
    text: 'Prkno je zpět.',
    channel: '',
  })
  expect((await readOwnCase(second.link)).events.at(-1)).toMatchObject({
    kind: 'decided',
    text: expect.stringContaining('Prkno je zpět.'),
  })
})

test('several cases at once: taken, labelled, sent on; what does not fit is left and counted; the queue goes out without names', async () => {
  const [one, two] = [await filed(), await filed()]
  await takeCase(clerk, by, one.id, await one.version())
  const nothing = { label: '', department: '' }
  await expect(bulkCases(clerk, by, [], 'take', nothing)).rejects.toMatchObject({ code: 'none_chosen' })
  expect(await bulkCases(clerk, by, [one.id, two.id], 'take', nothing)).toEqual({ done: 1, left: 1 })
  await expect(
    bulkCases(clerk, by, [one.id], 'label', { ...nothing, label: 'x'.repeat(50) }),
  ).rejects.toMatchObject({ code: 'too_many' })
  await bulkCases(clerk, by, [one.id, two.id], 'label', { ...nothing, label: 'Spěchá' })
  await labelCase(clerk, by, two.id, await two.version(), 'parky, PARKY,  hřiště ')
  expect(await numbers(clerk, { label: 'spěchá' })).toEqual([one.number])
  expect((await readCase(clerk, two.id)).case.labels).toEqual(['parky', 'hřiště'])
  const { head, rows } = await exportCases(clerk, { which: 'open', label: 'spěchá' })
  expect(Object.fromEntries(head.map((name, index) => [name, rows[0]![index]]))).toMatchObject({
    cislo: one.number,
    druh: 'Podnět',
    vyrizuje: by,
    stitky: 'spěchá',
  })
  expect(JSON.stringify(rows)).not.toContain('Žofie')
  expect((await exportCase(clerk, one.id)).applicant.name).toBe('Žofie Příkladná')
  await expect(exportCase({ ...clerk, roles: ['analyst'] }, one.id)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a citizen’s turn that is over brings the case back to the front and is told', async () => {
  const [one, other] = [await filed(), await filed()]
  await takeCase(clerk, by, one.id, await one.version())
  await takeCase(clerk, by, other.id, await other.version())
  await askCompletion(clerk, by, one.id, await one.version(), { until: '2026-11-05', text: 'Která lavička?' })
  const later = { ...clerk, now: at('2026-11-06') }
  const mine = (await listCases(later, { which: 'open', whose: 'mine', department: 'all', page: 1 })).cases
  expect(mine[0]).toMatchObject({ referenceNumber: one.number, completeBy: '2026-11-05', urgency: 'late' })
  await warnLimits.run({}, at('2026-11-06'))
  const [mail] = (await ask(
    `select text from platform.mail where recipient = 'a@ukazka.example' and subject like 'Blíží se%'`,
  )) as { text: string }[]
  expect(mail!.text).toContain(
    `${one.number}: občan měl odpovědět do 5. 11. 2026`.replaceAll('. ', '.\u00a0'),
  )
  await decideCase(clerk, by, one.id, await one.version(), {
    outcome: 'no_ground',
    text: 'Odkládáme.',
    channel: '',
  })
})

test('a limit that comes near is told once a day to whoever has the case', async () => {
  const one = await filed('zvlastni-uzivani-komunikace')
  await confirmCase(clerk, by, one.id, await one.version(), { way: 'paper', on: '2026-11-03' })
  await takeCase(clerk, by, one.id, await one.version())
  const count = async () =>
    (await ask(
      `select text from platform.mail where recipient = 'a@ukazka.example' and subject like 'Blíží se%' and text like $1`,
      [`%${one.number}%`],
    )) as {
      text: string
    }[]
  await warnLimits.run({}, at('2026-11-10'))
  expect(await count()).toHaveLength(0)
  // the limit ends on 2 December; Saturday and Sunday nobody is told
  await warnLimits.run({}, at('2026-11-28'))
  expect(await count()).toHaveLength(0)
  await warnLimits.run({}, at('2026-11-30'))
  await warnLimits.run({}, at('2026-11-30'))
  const told = await count()
  expect(told).toHaveLength(1)
  expect(told[0]!.text).toContain(`${one.number}: lhůta 2.`)
})
