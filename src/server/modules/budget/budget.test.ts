import { beforeAll, describe, expect, test } from 'vitest'
import { xlsx } from '#tests/support/xlsx.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { visitor, type Actor } from '../../platform/actor/actor.ts'
import { useCapabilitySecret } from '../../platform/auth/capability.ts'
import { usePublicUrl } from '../../platform/config/public-url.ts'
import { newId } from '../../platform/database/new-id.ts'
import {
  addOrganisation,
  answerQuestionnaire,
  changeTag,
  drillDown,
  importBudget,
  importCodes,
  listBudgets,
  manageOrganisations,
  readQuestionnaire,
  readSmartCity,
  readYears,
  removeBudget,
  renewLink,
  smartCityContent,
  tagLine,
  type BudgetForm,
  type TagForm,
} from './index.ts'

await freshDatabase()
usePublicUrl('https://radnice.example')
useCapabilitySecret('x'.repeat(40))
const now = new Date('2026-11-02T10:00:00+01:00')
const analyst: Actor = { ...visitor(now), kind: 'person', accountId: 'it', roles: ['analyst'] }
const form = (change: Partial<BudgetForm> = {}): BudgetForm => ({
  kind: 'ledger',
  origin: 'účetnictví',
  year: '2026',
  month: '6',
  ico: '',
  profile: '',
  columns: '',
  replace: false,
  smaller: false,
  ...change,
})
const csv = (name: string, text: string) => ({ name, bytes: new Uint8Array(Buffer.from(text)) })
const bring = (name: string, text: string, change: Partial<BudgetForm> = {}) =>
  importBudget(analyst, 'Správce', csv(name, text), form(change))
const tag = (change: Partial<TagForm> = {}): TagForm => ({
  share: '60',
  what: 'Portál',
  evidenceKind: 'contract',
  evidence: 'SML/1',
  evidenceAddress: '',
  contractRegisterId: '12345678',
  platform: '',
  confirmed: true,
  ...change,
})

const ledger =
  'type;paragraph;item;unit;event;amount;date;counterpartyId;counterpartyName;description\n' +
  'ROZ;6171;5168;40;P1;1000000,00;2026-01-01;;;\n' +
  'KDF;6171;5168;40;P1;250000,00;2026-02-01;123;Jan Novák;faktura\n' +
  'KDF;6171;5168;40;P1;150000,00;2026-03-01;123;Jan Novák;faktura\n' +
  'ROZ;6171;5011;10;;900000,00;2026-01-01;;;\n' +
  'ROZ;6330;5345;10;;400000,00;2026-01-01;;;\n' +
  'KOF;0000;1111;;;700000;2026-01-05;;;\n'

describe('a ledger, a draft and their mistakes', () => {
  beforeAll(async () => {
    await bring('ledger.csv', ledger)
    await bring(
      'navrh.csv',
      'Par;Pol;ORJ;ORG;Popis;Návrh\n6171;5168;40;P1;Služby IT;1200000\n6171;5011;10;;Platy;950000\n',
      {
        kind: 'draft',
        year: '2027',
        month: '',
      },
    )
  })

  test('what stands in the ledger is summed by its lines, and names of those who were paid are not kept', async () => {
    const [draft, year] = await readYears()
    expect(draft).toMatchObject({ year: 2027, sums: { expenditure: { draft: 215_000_000, actual: null } } })
    expect(year).toMatchObject({
      year: 2026,
      month: 6,
      sums: { expenditure: { amended: 190_000_000, actual: 40_000_000 }, income: { actual: 70_000_000 } },
    })
    const drilled = await drillDown(2026, 'expenditure', { paragraf: '6171', polozka: '5168' })
    expect(drilled.rows).toMatchObject([
      { code: '40 / P1', amounts: { amended: 100_000_000, actual: 40_000_000 } },
    ])
    expect(JSON.stringify([await readYears(), drilled, await listBudgets(analyst)])).not.toContain('Novák')
    // a transfer within the city is not among the paragraphs, and says so where it is looked at
    expect((await drillDown(2026, 'expenditure', {})).rows.map(({ code }) => code)).toEqual(['6171'])
    expect((await drillDown(2026, 'expenditure', { paragraf: '6330', polozka: '5345' })).polozka?.inner).toBe(
      true,
    )
  })

  test('an item of hundreds of lines is read by pages, the largest first, and as a whole', async () => {
    const lines = Array.from({ length: 250 }, (_, at) => `6171;5169;9;P${at};${1000 + at}`)
    await bring('mnoho.csv', `paragraf;polozka;orj;org;skutecnost\n${lines.join('\n')}\n`, { year: '2013' })
    const item = { paragraf: '6171', polozka: '5169' }
    const last = await drillDown(2013, 'expenditure', item, 3)
    expect(last).toMatchObject({ page: 3, pages: 3, total: 250 })
    expect(last.rows.map(({ code }) => code).slice(-2)).toEqual(['9 / P1', '9 / P0'])
    expect(last.rows).toHaveLength(50)
    expect((await drillDown(2013, 'expenditure', item)).rows).toHaveLength(250)
    await expect(drillDown(2013, 'expenditure', item, 4)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a file much smaller than what stands is meant or refused; equal rows and lost tags are told', async () => {
    const rows = (amount: number, item = '5172') =>
      `paragraf;polozka;orj;skutecnost\n6171;${item};9;${amount}\n`
    const columns = { year: '2012', month: '3' }
    await bring('cele.csv', rows(100_000), columns)
    await tagLine(
      analyst,
      'x',
      newId(),
      { year: 2012, paragraf: '6171', polozka: '5172', orj: '9', org: '' },
      tag(),
    )
    const part = `${rows(10, '5169')}6171;5169;9;10\n`
    const small = bring('cast.csv', part, { ...columns, month: '4' })
    await expect(small).rejects.toMatchObject({ code: 'much_smaller' })
    await bring('cast.csv', part, { ...columns, month: '4', smaller: true })
    const log = (await listBudgets(analyst)).imports.find((one) => one.fileName === 'cast.csv')!.log.join(' ')
    expect(log).toMatch(/řádek 3 jako 2/)
    expect(log).toMatch(/v souboru nejsou: Portál \(6171 \/ 5172\)/)
  })

  test('columns named with a year are those of the year that is brought in', async () => {
    const text = 'Paragraf;Položka;Návrh 2010;Návrh 2011\n6171;5168;5;7\n'
    await expect(bring('n.csv', text, { kind: 'draft', year: '' })).rejects.toThrow(
      /vyplňte ho i ve formuláři/,
    )
    await bring('n.csv', text, { kind: 'draft', year: '2011', month: '' })
    expect((await drillDown(2011, 'expenditure', {})).rows).toMatchObject([{ amounts: { draft: 700 } }])
  })

  test('the same file twice, a taken period, faulty rows and foreign columns write nothing', async () => {
    const before = (await listBudgets(analyst)).imports.length
    await expect(bring('jinak.csv', ledger)).rejects.toMatchObject({ code: 'imported_before' })
    const changed = ledger.replace('1000000,00', '1000001,00')
    await expect(bring('oprava.csv', changed)).rejects.toMatchObject({ code: 'period_taken' })
    const wrong = bring(
      'chyby.csv',
      'paragraf;polozka;skutecnost\n6171;51;5\n6171;5168;pět\n61;99999;tři\n',
      {
        month: '7',
      },
    )
    await expect(wrong).rejects.toMatchObject({ code: 'wrong_lines' })
    await expect(wrong).rejects.toThrow(/řádek 2.*řádek 3.*řádek 4: „tři“.*„99999“/s)
    await expect(bring('x.csv', 'a;b\n1;2\n', { month: '8' })).rejects.toMatchObject({
      code: 'unknown_columns',
    })
    await expect(
      bring('dve.csv', 'ico;paragraf;polozka;skutecnost\n1;6171;5168;1\n2;6171;5168;1\n', { month: '9' }),
    ).rejects.toMatchObject({ code: 'many_organisations' })
    await expect(
      bring('bez.csv', 'paragraf;polozka;skutecnost\n6171;5168;1\n', { year: '' }),
    ).rejects.toMatchObject({
      code: 'no_period',
    })
    expect((await listBudgets(analyst)).imports.length).toBe(before)
    const id = await bring('oprava.csv', changed, { replace: true })
    expect((await readYears())[1]!.sums.expenditure.amended).toBe(190_000_100)
    await removeBudget(analyst, id)
    await bring('ledger.csv', ledger)
  })

  test('a draft comes as a spreadsheet; a damaged one is told', async () => {
    const rows = [
      ['Par', 'Pol', 'Popis', 'Návrh'],
      ['6171', '5168', 'Služby & licence', 100.10000000000001],
      [6171, 5172, 'Programy', 250_000],
    ]
    const bytes = xlsx(rows)
    await importBudget(
      analyst,
      'x',
      { name: 'navrh.xlsx', bytes },
      form({ kind: 'draft', year: '2017', month: '' }),
    )
    expect((await drillDown(2017, 'expenditure', { paragraf: '6171' })).rows).toMatchObject([
      { code: '5172', amounts: { draft: 25_000_000 } },
      { code: '5168', amounts: { draft: 10_010 } },
    ])
    await expect(
      importBudget(
        analyst,
        'x',
        { name: 'x.xlsx', bytes: bytes.slice(0, 500) },
        form({ kind: 'draft', year: '2018' }),
      ),
    ).rejects.toMatchObject({ code: 'unreadable_table' })
  })

  test('columns of other stages beside a draft are not taken for the year of the draft', async () => {
    const text = 'paragraf;polozka;schvaleny rozpocet;skutecnost;navrh\n6171;5172;100;90;777\n'
    await bring('vedle.csv', text, { kind: 'draft', year: '2016', month: '' })
    const { rows } = await drillDown(2016, 'expenditure', {})
    expect(rows).toMatchObject([{ amounts: { draft: 77_700, approved: null, amended: null, actual: null } }])
  })

  test('own columns are kept as a profile; codes are told by the codelist valid in the year', async () => {
    await importCodes(
      analyst,
      'polozka',
      Buffer.from(
        'kod;nazev;platnost_od;platnost_do\n5168;Starý název;19000101;20201231\n5168;Služby IT;20210101;99991231\n',
      ),
    )
    const text = 'ODPA;POL_K;CASTKA_S\n6171;5168;10\n6171;9999;20\n'
    const mapping = 'paragraf = ODPA\npolozka = POL_K\nactual = CASTKA_S'
    await bring('vlastni.csv', text, { year: '2020', month: '12', profile: 'Gordic', columns: mapping })
    await bring('vlastni2.csv', text.replace('10', '11'), { year: '2021', month: '12', profile: 'Gordic' })
    const { imports, profiles } = await listBudgets(analyst)
    expect(profiles).toEqual(['Gordic'])
    expect(imports.find(({ year }) => year === 2020)!.log.join(' ')).toContain('položka 9999')
    const nameIn = async (year: number) =>
      (await drillDown(year, 'expenditure', { paragraf: '6171' })).rows.find(({ code }) => code === '5168')!
        .name
    expect([await nameIn(2020), await nameIn(2021)]).toEqual(['Starý název', 'Služby IT'])
  })

  test('shares of a line never pass the whole; an estimate is told apart and can be confirmed', async () => {
    const key = { year: 2026, paragraf: '6171', polozka: '5168', orj: '40', org: 'P1' }
    const estimate = newId()
    await tagLine(analyst, 'Správce', newId(), key, tag())
    await expect(tagLine(analyst, 'Správce', newId(), key, tag({ share: '40,01' }))).rejects.toMatchObject({
      code: 'over_whole',
    })
    await expect(tagLine(analyst, 'Správce', newId(), key, tag({ share: '100,01' }))).rejects.toThrow('100 %')
    await expect(tagLine(analyst, 'Správce', newId(), key, tag({ evidence: '' }))).rejects.toThrow('Doklad')
    // many at once: the line is one
    const ids = Array.from({ length: 8 }, newId)
    const tried = await Promise.allSettled(
      ids.map((id) => tagLine(analyst, 'x', id, key, tag({ share: '30', confirmed: false }))),
    )
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const year = (await readSmartCity()).find((one) => one.year === 2026)!
    expect(year.confirmed).toMatchObject({ amended: 60_000_000, actual: 24_000_000, draft: null })
    expect(year.estimated).toMatchObject({ amended: 30_000_000 })
    await changeTag(analyst, year.tags.find(({ confirmed }) => !confirmed)!.id, 'confirm')
    expect((await readSmartCity()).find((one) => one.year === 2026)!.estimated.amended).toBeNull()
    await tagLine(
      analyst,
      'Správce',
      estimate,
      { ...key, year: 2027 },
      tag({ share: '50', confirmed: false }),
    )
    expect((await readSmartCity()).find((one) => one.year === 2027)!.total.draft).toBe(60_000_000)
  })

  test('a share of the whole counts with shares of its parts; a line that no budget has is refused', async () => {
    const whole = { year: 2026, paragraf: '6171', polozka: '5168', orj: '', org: '' }
    // 90 % of its only part is taken
    await expect(tagLine(analyst, 'x', newId(), whole, tag({ share: '11' }))).rejects.toMatchObject({
      code: 'over_whole',
    })
    const pays = { ...whole, polozka: '5011' }
    await tagLine(analyst, 'x', newId(), pays, tag({ share: '80' }))
    await expect(
      tagLine(analyst, 'x', newId(), { ...pays, orj: '10' }, tag({ share: '21' })),
    ).rejects.toMatchObject({ code: 'over_whole' })
    await expect(tagLine(analyst, 'x', newId(), { ...whole, paragraf: '9999' }, tag())).rejects.toMatchObject(
      { code: 'no_line' },
    )
    const tags = (await readSmartCity()).find((one) => one.year === 2026)!.tags
    await changeTag(analyst, tags.find(({ polozka }) => polozka === '5011')!.id, 'remove')
  })

  test('a file of several years is several imports, all or none', async () => {
    const text = 'rok;paragraf;polozka;skutecnost\n2014;6171;5168;1.250.000,50\n2015;6171;5168;12.500\n'
    await expect(
      bring('roky.csv', text.replace('12.500', 'x'), { kind: 'fin', year: '' }),
    ).rejects.toMatchObject({
      code: 'wrong_lines',
    })
    expect((await readYears()).some(({ year }) => year === 2014)).toBe(false)
    await bring('roky.csv', text, { kind: 'fin', year: '' })
    const years = await readYears()
    const spent = (year: number) => years.find((one) => one.year === year)!.sums.expenditure.actual
    expect([spent(2014), spent(2015)]).toEqual([125_000_050, 1_250_000])
  })

  test('an organisation answers by its link; who did not is not delivered, never zero', async () => {
    const [asked, silent] = [newId(), newId()]
    await addOrganisation(analyst, asked, { name: 'Technické služby', kind: 'company' })
    await addOrganisation(analyst, silent, { name: 'Knihovna', kind: 'contributory' })
    const link = async () =>
      (await manageOrganisations(analyst))
        .find(({ id }) => id === asked)!
        .link.split('/')
        .at(-1)!
    const token = await link()
    await expect(
      answerQuestionnaire(token, { verze: '1', '2026-amended': 'moc' }, now),
    ).rejects.toMatchObject({
      code: 'wrong_answer',
    })
    await answerQuestionnaire(token, { verze: '1', '2026-amended': '1 500 000', '2026-actual': '' }, now)
    // who answers over somebody else's answers is told
    await expect(
      answerQuestionnaire(token, { verze: '1', poznamka: 'jen odhad' }, now),
    ).rejects.toMatchObject({ code: 'stale' })
    await answerQuestionnaire(token, { verze: '2', poznamka: 'jen odhad' }, now)
    expect(await readQuestionnaire(token, now)).toMatchObject({ note: 'jen odhad', version: 3 })
    expect((await readQuestionnaire(token, now)).answers).toMatchObject([
      { year: 2026, stage: 'amended', amount: 150_000_000 },
    ])
    const year = (await readSmartCity()).find((one) => one.year === 2026)!
    expect(year.total.amended).toBe(90_000_000 + 150_000_000)
    expect(year.organisations.find(({ name }) => name === 'Knihovna')!.amounts.amended).toBeNull()
    const content = await smartCityContent(2026, '2026-11-02')
    expect(content.caveats.join(' ')).toContain('po změnách bez: Knihovna')
    expect(content.summary.join(' ')).toContain(
      'Na rok 2026 je na smart city 900\u00a0tis.\u00a0Kč z rozpočtu města (po změnách; potvrzeno), městské organizace uvedly 1,5\u00a0mil.\u00a0Kč (1 z 2).',
    )
    await renewLink(analyst, asked)
    await expect(readQuestionnaire(token, now)).rejects.toMatchObject({ code: 'not_found' })
    await expect(readQuestionnaire(`${token.slice(0, -2)}AA`, now)).rejects.toMatchObject({
      code: 'not_found',
    })
    await answerQuestionnaire(await link(), { verze: '3', '2026-amended': '' }, now)
    expect((await readSmartCity()).find((one) => one.year === 2026)!.total.amended).toBe(90_000_000)
  })

  test('whoever only reads brings nothing in', async () => {
    const member: Actor = { ...visitor(now), kind: 'person', accountId: 'm' }
    await expect(importBudget(member, 'x', csv('a.csv', ledger), form())).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(
      tagLine(
        member,
        'x',
        newId(),
        { year: 2026, paragraf: '6171', polozka: '5168', orj: '', org: '' },
        tag(),
      ),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})
