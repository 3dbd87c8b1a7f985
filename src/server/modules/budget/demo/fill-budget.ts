import { localDay } from '../../../../shared/time/local-day.ts'
import { newId } from '../../../platform/database/new-id.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { countablePlatforms } from '../../platforms/index.ts'
import { addCodes, insertImport, insertLines } from '../budget.store.ts'
import { sideOf } from '../consolidation.ts'
import { insertOrganisation, saveAnswer } from '../organisation.store.ts'
import type { Line } from '../read-lines.ts'
import { insertTag } from '../tag.store.ts'

/** Millions of crowns in haléře, whole crowns. */
const millions = (amount: number) => Math.round(amount * 1e6) * 100

/** Invented lines of the sample city: paragraf, položka, what it is, millions of crowns, ORJ. */
const sample: readonly [paragraf: string, polozka: string, name: string, amount: number, orj?: string][] = [
  ['0000', '1111', 'Daň z příjmů fyzických osob placená plátci', 412.4],
  ['0000', '1121', 'Daň z příjmů právnických osob', 523.1],
  ['0000', '1211', 'Daň z přidané hodnoty', 1_012.6],
  ['0000', '1511', 'Daň z nemovitých věcí', 128.3],
  ['0000', '4112', 'Neinvestiční příspěvek státu', 96.2],
  ['6330', '4134', 'Převody mezi vlastními účty', 640],
  ['3639', '2131', 'Nájem pozemků', 41.7],
  ['6330', '5345', 'Převody mezi vlastními účty', 640],
  ['2212', '5171', 'Opravy silnic', 156.8, '20'],
  ['2212', '6121', 'Stavby silnic', 214.2, '20'],
  ['3111', '5331', 'Příspěvky mateřským školám', 88.5, '30'],
  ['3113', '5331', 'Příspěvky základním školám', 172.9, '30'],
  ['2292', '5193', 'Dopravní obslužnost', 418.6, '20'],
  ['3412', '6121', 'Sportoviště', 196.4, '20'],
  ['3613', '5171', 'Opravy budov', 121.7, '20'],
  ['3722', '5169', 'Svoz odpadu', 143.2, '20'],
  ['4357', '5331', 'Příspěvky sociálním službám', 182.5, '30'],
  ['3745', '5169', 'Péče o zeleň', 64.1, '20'],
  ['6171', '5011', 'Platy zaměstnanců úřadu', 241.3, '10'],
  ['6171', '5168', 'Služby informačních technologií', 28.4, '40'],
  ['6171', '5172', 'Programy', 9.6, '40'],
  ['6171', '6111', 'Programové vybavení', 14.2, '40'],
  ['6171', '6125', 'Výpočetní technika', 11.8, '40'],
  ['5311', '5137', 'Vybavení městské policie', 6.3, '50'],
  ['3699', '5169', 'Rozvoj města: služby', 18.9, '60'],
]

const names: readonly [code: string, name: string][] = [
  ['0000', 'Příjmy bez paragrafu'],
  ['2212', 'Silnice'],
  ['2292', 'Dopravní obslužnost'],
  ['3111', 'Mateřské školy'],
  ['3113', 'Základní školy'],
  ['3412', 'Sportovní zařízení'],
  ['3613', 'Nebytové hospodářství'],
  ['3639', 'Komunální služby a územní rozvoj'],
  ['3699', 'Rozvoj bydlení a obce'],
  ['3722', 'Sběr a svoz odpadů'],
  ['3745', 'Veřejná zeleň'],
  ['4357', 'Domovy sociálních služeb'],
  ['5311', 'Bezpečnost a veřejný pořádek'],
  ['6171', 'Činnost úřadu'],
  ['6330', 'Převody vlastním fondům'],
]
const units: readonly [code: string, name: string][] = [
  ['10', 'Kancelář tajemníka'],
  ['20', 'Odbor správy majetku'],
  ['30', 'Odbor školství'],
  ['40', 'Odbor informatiky'],
  ['50', 'Městská policie'],
  ['60', 'Odbor strategie'],
]

/** The year of the demo's first budget: the commission asks in 2023 for that year, the next and the earlier ones */
const firstYear = 2021

/** Invented budgets since the first year, drafts of the commission's next year and of ours, with tagged lines and organisations. */
export async function fillBudget(work: Work): Promise<void> {
  const today = localDay(work.actor.now)
  const thisYear = Number(today.slice(0, 4))
  const month = Math.max(1, Number(today.slice(5, 7)) - 1)
  const codes = (list: readonly (readonly [string, string])[]) =>
    list.map(([code, name]) => ({ code, name, validFrom: '1900-01-01', validTo: null }))
  await addCodes(work.db, 'paragraf', codes(names))
  await addCodes(
    work.db,
    'polozka',
    codes(new Map(sample.map(([, code, name]) => [code, name])).entries().toArray()),
  )
  await addCodes(work.db, 'orj', codes(units))
  for (let year = firstYear; year <= thisYear; year++) {
    const grown = 1 + (year - thisYear) * 0.05
    await addImport(work, 'ledger', year, year === thisYear ? month : 12, (amount) => {
      const approved = millions(amount * grown)
      const amended = millions(amount * grown * 1.06)
      const spent = year === thisYear ? (0.92 * month) / 12 : 0.95
      return { draft: null, approved, amended, actual: Math.round((amended * spent) / 100) * 100 }
    })
  }
  for (const [year, grown] of [
    [2024, 0.88],
    [thisYear + 1, 1.04],
  ] as const)
    await addImport(work, 'draft', year, 12, (amount) => ({
      draft: millions(amount * grown),
      approved: null,
      amended: null,
      actual: null,
    }))
  const platforms = new Map((await countablePlatforms(work.db)).map(({ slug, id }) => [slug, id]))
  for (let year = firstYear; year <= thisYear + 1; year++) {
    await tag(work, year, '5168', 3_500, 'Provoz portálu občana a webu', true, platforms.get('portal-obcana'))
    await tag(
      work,
      year,
      '6111',
      4_000,
      'Rozvoj portálu občana',
      year < thisYear,
      platforms.get('portal-obcana'),
    )
    await tag(work, year, '5172', 2_000, 'Licence mapového portálu', true, platforms.get('mapovy-portal'))
  }
  for (const name of [
    'Městská informatika (ukázka)',
    'Dopravní podnik (ukázka)',
    'Městská knihovna (ukázka)',
  ]) {
    const id = newId()
    await insertOrganisation(work.db, {
      id,
      name,
      kind: name.startsWith('Městská k') ? 'contributory' : 'company',
      email: null,
      nonce: id,
    })
    if (name.startsWith('Městská i'))
      for (const [year, stage, amount] of [
        [thisYear, 'amended', 3.2],
        [thisYear - 1, 'actual', 2.9],
        [thisYear + 1, 'draft', 3.6],
      ] as const)
        await saveAnswer(work.db, {
          organisationId: id,
          year,
          stage,
          amount: millions(amount),
          byLink: true,
          answeredBy: name,
          answeredAt: work.actor.now,
        })
  }
}

async function addImport(
  work: Work,
  kind: 'ledger' | 'draft',
  year: number,
  month: number,
  amountsOf: (amount: number) => Pick<Line, 'draft' | 'approved' | 'amended' | 'actual'>,
): Promise<void> {
  const id = newId()
  await insertImport(work.db, {
    id,
    kind,
    year,
    month,
    origin: 'vymyšlená ukázková data',
    fileName: `ukazka-${kind}-${year}.csv`,
    // no file stands behind it
    sha256: id,
    importedAt: work.actor.now,
    importedBy: 'ukázka',
    log: JSON.stringify(['Vymyšlená ukázka: za řádky není žádný soubor.']),
  })
  await insertLines(
    work.db,
    id,
    sample.map(([paragraf, polozka, name, amount, orj = '']) => ({
      side: sideOf(polozka),
      paragraf,
      polozka,
      orj,
      org: '',
      name,
      ...amountsOf(amount),
    })),
  )
}

const tag = (
  work: Work,
  year: number,
  polozka: string,
  share: number,
  what: string,
  confirmed: boolean,
  platformId: string | undefined,
) =>
  insertTag(work.db, {
    id: newId(),
    year,
    paragraf: '6171',
    polozka,
    orj: '40',
    org: '',
    share,
    what,
    evidenceKind: 'contract',
    evidence: `UKAZKA/${polozka}/${year}`,
    evidenceAddress: null,
    contractRegisterId: null,
    confirmed,
    platformId: platformId ?? null,
    createdBy: 'Informatik města',
    createdAt: work.actor.now,
  })
