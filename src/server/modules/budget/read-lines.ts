import { folded } from '../../../shared/format/folded.ts'
import type { Side, Stage } from '../../../shared/budget/words.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { sideOf } from './consolidation.ts'
import type { ImportKind } from './tables.ts'

export interface Line {
  side: Side
  paragraf: string
  polozka: string
  orj: string
  org: string
  name: string | null
  draft: number | null
  approved: number | null
  amended: number | null
  actual: number | null
}

export interface ReadLines {
  year: number
  month: number
  lines: Line[]
  /** In eight digits; null when the file does not state it */
  ico: string | null
  /** Control rows of the statement by their code, haléře by stage */
  control: Record<string, Partial<Record<Stage, number>>>
  /** What reading noticed, in sentences */
  log: string[]
}

type Field =
  | 'period'
  | 'year'
  | 'section'
  | 'ico'
  | 'type'
  | 'paragraf'
  | 'polozka'
  | 'control'
  | 'orj'
  | 'org'
  | 'name'
  | 'kind'
  | 'amount'
  | Stage

/** Headers by their meaning, folded. Of `ZC_ICO:ZC_ICO` or `Text: kód` the code after the last colon counts. */
const headers: Record<string, Field> = {
  '0fiscper': 'period',
  obdobi: 'period',
  rok: 'year',
  year: 'year',
  oddil: 'section',
  zc_ico: 'ico',
  ico: 'ico',
  '0ci_type': 'type',
  typ_kod: 'type',
  ci_type: 'type',
  '0func_area': 'paragraf',
  paragraf: 'paragraf',
  paragraph: 'paragraf',
  par: 'paragraf',
  zcmmt_itm: 'polozka',
  polozka: 'polozka',
  item: 'polozka',
  pol: 'polozka',
  polozka_vykazu: 'control',
  unit: 'orj',
  orj: 'orj',
  event: 'org',
  org: 'org',
  nazev: 'name',
  popis: 'name',
  text: 'name',
  description: 'name',
  zu_rozsch: 'approved',
  schvaleny: 'approved',
  schvaleny_rozpocet: 'approved',
  'schvaleny rozpocet': 'approved',
  zu_rozpzm: 'amended',
  upraveny: 'amended',
  upraveny_rozpocet: 'amended',
  'upraveny rozpocet': 'amended',
  'rozpocet po zmenach': 'amended',
  zu_rozkz: 'actual',
  skutecnost: 'actual',
  navrh: 'draft',
  'navrh rozpoctu': 'draft',
  type: 'kind',
  amount: 'amount',
  castka: 'amount',
}

export interface ReadQuestion {
  kind: ImportKind
  /** For files whose rows do not say it */
  year?: number | undefined
  month?: number | undefined
  /** Only rows of this organisation; empty means the only one in the file */
  ico?: string | undefined
  /** Own headers of a ledger by the fields that they mean: `paragraf = PAR` */
  columns?: Readonly<Record<string, string>> | undefined
}

/** An IČO in eight digits: statements up to 2012 put two zeros before it. Null when it is none. */
export function normalIco(text: string): string | null {
  const digits = text.trim().padStart(8, '0')
  if (/^\d{8}$/.test(digits)) return digits
  return /^00\d{8}$/.test(digits) ? digits.slice(2) : null
}

/**
 * Haléře from an amount of a statement: a comma or a dot before the hundredths, a minus before or after the number.
 * Undefined when it is no amount, null when nothing is stated.
 */
export function readAmount(text: string): number | null | undefined {
  const spaced = text.replace(/[\s\u00a0\u202f']/g, '')
  // dots that part thousands: `12.500` and `1.250.000,50`
  const bare = /^-?\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?-?$/.test(spaced) ? spaced.replaceAll('.', '') : spaced
  if (bare === '') return null
  const found = /^(-?)(\d{1,13})(?:[.,](\d{1,17}))?(-?)$/.exec(bare)
  if (!found || (found[1] && found[4])) return undefined
  const halere = Math.round(Number(`${found[2]}.${found[3] ?? '0'}`) * 100)
  return found[1] || found[4] ? -halere || 0 : halere
}

/** A column's meaning; `Návrh 2027` is the draft of that year, and of no other. */
function fieldOfHeader(header: string, year: number | undefined): Field | undefined {
  const name = folded(header.split(':').at(-1) ?? '')
  const dated = /^(.+?)\s+(?:na rok |roku )?((?:19|20)\d\d)$/.exec(name)
  return dated && Number(dated[2]) === year ? headers[dated[1]!] : headers[name]
}

/** Rows of a file by the period that they state, each with the file's head; one part when they state none. */
export function partsByPeriod(rows: readonly (readonly string[])[]): (readonly (readonly string[])[])[] {
  const [head = [], ...rest] = rows
  const at = head.findIndex((header) => {
    const field = headers[folded(header.split(':').at(-1) ?? '')]
    return field === 'period' || field === 'year'
  })
  if (at < 0) return [rows]
  const filled = rest.filter((row) => row.some((cell) => cell.trim() !== ''))
  return [...Map.groupBy(filled, (row) => (row[at] ?? '').trim()).values()].map((part) => [head, ...part])
}

/**
 * Reads lines of a budget: FIN 2-12 M in both shapes (051 with sections, 063 with financing among the rows), a ledger (CityVizor
 * columns or own ones), or a draft. All or nothing: every faulty row is named.
 * @throws DomainError `unknown_columns`, `wrong_lines`, `many_organisations`, `no_period`
 */
export function readLines(rows: readonly (readonly string[])[], question: ReadQuestion): ReadLines {
  const head = rows[0] ?? []
  const own = new Map(
    Object.entries(question.columns ?? {}).map(([field, header]) => [folded(header), field as Field]),
  )
  const fieldOf = new Map<Field, number>()
  for (const [at, header] of head.entries()) {
    const field = own.get(folded(header)) ?? fieldOfHeader(header, question.year)
    if (field && !fieldOf.has(field)) fieldOf.set(field, at)
  }
  const has = (field: Field) => fieldOf.has(field)
  const amounts = (['draft', 'approved', 'amended', 'actual', 'amount'] as const).filter(has)
  if (!has('polozka') || amounts.length === 0)
    throw new DomainError(
      'unknown_columns',
      `V prvním řádku čekáme sloupec položka (ZCMMT_ITM) a aspoň jednu částku (návrh, schválený, upravený, skutečnost, nebo amount). Našli jsme: ${head.slice(0, 14).join(', ') || 'nic'}. Jmenují-li se v souboru jinak, napište to do pole Vlastní názvy sloupců, například navrh = Rozpočet ${(question.year ?? 2027) + 1}. Mají-li sloupce v názvu rok, vyplňte ho i ve formuláři. Nic se nezapsalo.`,
    )
  const faults: string[] = []
  const periods = new Set<string>()
  const organisations = new Set<string>()
  const merged = new Map<string, Line>()
  const control: ReadLines['control'] = {}
  const wanted = question.ico ? normalIco(question.ico) : null
  const seen = new Map<string, number>()
  const repeated: string[] = []
  let added = 0
  for (const [index, row] of rows.slice(1).entries()) {
    const of = (field: Field) => (row[fieldOf.get(field) ?? -1] ?? '').trim()
    if (row.every((cell) => cell.trim() === '')) continue
    const wrong: string[] = []
    if (has('ico')) {
      const ico = normalIco(of('ico'))
      if (wanted !== null && ico !== null && ico !== wanted) continue
      if (ico === null) wrong.push(`„${of('ico')}“ není IČO`)
      else organisations.add(ico)
    }
    const whole = JSON.stringify(row)
    const first = seen.get(whole)
    if (first === undefined) seen.set(whole, index + 2)
    else repeated.push(`${index + 2} jako ${first}`)
    const read = new Map<Stage | 'amount', number | null>()
    for (const field of amounts) {
      const amount = readAmount(of(field))
      if (amount === undefined) wrong.push(`„${of(field)}“ není částka`)
      else read.set(field, amount)
    }
    if (has('period')) periods.add(of('period'))
    else if (has('year')) periods.add(of('year'))
    const section = folded(of('section'))
    const isLine = ['', 'prijmy', 'vydaje', 'rozpocet', 'financovani'].includes(section)
    // the older statement lists financing by rows of the statement, with a sum of them first
    const polozka = of('polozka') || (section === 'financovani' ? of('control') : '')
    const paragraf = (of('paragraf') || '0000').padStart(4, '0')
    const kind = of('kind').toUpperCase()
    if (isLine && !/^\d{4}$/.test(polozka)) wrong.push(`položka „${polozka}“ nejsou čtyři číslice`)
    if (isLine && !/^\d{4}$|^\d{6}$/.test(paragraf))
      wrong.push(`paragraf „${of('paragraf')}“ nejsou čtyři ani šest číslic`)
    if (isLine && !['', 'KDF', 'KOF', 'ROZ'].includes(kind))
      wrong.push(`druh řádku „${of('kind')}“ neznáme; čekáme KDF, KOF nebo ROZ`)
    if (wrong.length > 0) {
      faults.push(`řádek ${index + 2}: ${wrong.join(', ')}`)
      continue
    }
    if (section === 'rekapitulace' && has('control')) control[of('control')] = stagesOf(read)
    if (!isLine || (section === 'financovani' && polozka === '8000')) continue
    const line: Line = {
      side: sideOf(polozka),
      paragraf,
      polozka,
      orj: of('orj'),
      org: of('org'),
      name: question.kind === 'draft' ? of('name').slice(0, 300) || null : null,
      // columns of other stages beside a draft are of the year before; a draft beside a statement is no draft
      ...stagesFor(question.kind, read),
    }
    if (has('amount')) {
      const stage: Stage = question.kind === 'draft' ? 'draft' : kind === 'ROZ' ? 'amended' : 'actual'
      line[stage] = read.get('amount') ?? null
    }
    const key = `${line.side} ${paragraf} ${polozka} ${line.orj} ${line.org}`
    const before = merged.get(key)
    if (before) {
      added++
      for (const stage of ['draft', 'approved', 'amended', 'actual'] as const)
        before[stage] = line[stage] === null ? before[stage] : (before[stage] ?? 0) + line[stage]
    } else merged.set(key, line)
  }
  if (organisations.size > 1)
    throw new DomainError(
      'many_organisations',
      `Soubor má řádky ${organisations.size} organizací. Napište IČO té, jejíž rozpočet nahráváte. Nic se nezapsalo.`,
    )
  if (faults.length > 0)
    throw new DomainError(
      'wrong_lines',
      `Nic se nezapsalo, v souboru jsou chyby. ${faults.slice(0, 10).join('; ')}${faults.length > 10 ? `; a dalších ${faults.length - 10}` : ''}.`,
    )
  if (merged.size === 0)
    throw new DomainError(
      'wrong_lines',
      'V souboru není žádný řádek rozpočtu této organizace. Nic se nezapsalo.',
    )
  return {
    ...periodOf([...periods], question),
    ico: [...organisations][0] ?? null,
    lines: [...merged.values()],
    control,
    log: [
      ...(repeated.length > 0
        ? [
            `Úplně stejné řádky (${repeated.length}), sečetly se; jsou-li v souboru omylem dvakrát, opravte ho: řádek ${repeated.slice(0, 10).join(', ')}${repeated.length > 10 ? ' a další' : ''}.`,
          ]
        : []),
      `Přečteno řádků: ${rows.length - 1}, z nich řádků rozpočtu: ${merged.size}.`,
      ...(added > 0 && question.kind !== 'ledger'
        ? [`${added} řádků mělo stejné kódy jako jiný řádek; sečetly se.`]
        : []),
    ],
  }
}

function stagesFor(kind: ImportKind, read: ReadonlyMap<string, number | null>): Record<Stage, number | null> {
  const of = (stage: Stage) => ((stage === 'draft') === (kind === 'draft') ? (read.get(stage) ?? null) : null)
  return { draft: of('draft'), approved: of('approved'), amended: of('amended'), actual: of('actual') }
}

const stagesOf = (read: ReadonlyMap<string, number | null>): Partial<Record<Stage, number>> =>
  Object.fromEntries([...read].filter((entry): entry is [Stage, number] => entry[1] !== null))

/** `2024012`, `2024-12`, or a year alone, which is its December. */
function periodOf(periods: string[], question: ReadQuestion): { year: number; month: number } {
  const read = new Set(
    periods.map((text) => {
      const fiscal = /^(\d{4})0(\d{2})$/.exec(text)
      const month = /^(\d{4})-(\d{1,2})/.exec(text)
      const found = fiscal ?? month
      return found ? `${found[1]} ${Number(found[2])}` : /^\d{4}$/.test(text) ? `${text} 12` : ''
    }),
  )
  if (read.size > 1 || read.has(''))
    throw new DomainError(
      'no_period',
      `Soubor má mít řádky jednoho období, má ${read.size}: ${periods.slice(0, 6).join(', ')}. Rozdělte ho. Nic se nezapsalo.`,
    )
  const [only] = read
  const [year, month] = only ? only.split(' ').map(Number) : [question.year, question.month ?? 12]
  if (!year || !month || year < 1993 || year > 2100 || month > 12)
    throw new DomainError(
      'no_period',
      'Soubor neříká, kterého je roku. Doplňte rok ve formuláři. Nic se nezapsalo.',
    )
  return { year, month }
}
