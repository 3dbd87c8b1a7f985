import type { DuckDBConnection } from '@duckdb/node-api'
import type {
  Column,
  ColumnNote,
  ColumnRole,
  ColumnType,
  LoadNote,
  LoadedTable,
  RowFault,
} from '../../../../shared/catalogue/column.ts'
import { aggregates } from './aggregates.ts'
import { Refused } from './column-names.ts'
import { columnStats } from './column-stats.ts'
import {
  dangerous,
  isDangerous,
  isIdentifier,
  latitudeName,
  longitudeName,
  sjtskPairs,
  typeRules,
  undotted,
  type TypeRule,
} from './decide-types.ts'
import type { Source } from './source.ts'
import { rowsTogether } from './limits.ts'
import { named, quoted } from './sql-text.ts'
import { mostFaults } from './row-faults.ts'
import { isSjtsk, sjtskToWgs84 } from './to-wgs84.ts'

interface Typed {
  name: string
  title: string
  type: ColumnType
  scale: number | null
  /** SQL that reads the value of the raw column */
  read: string
}

const cell = (name: string) => `nullif(trim(${named(name)}), '')`
const ruleOf = (type: ColumnType): TypeRule | undefined => typeRules.find((rule) => rule.type === type)
const sampled = 5000
/** Share of values from which a column nearly had another type */
const mostly = 0.5

/** Decides the types of a raw table by every one of its rows, writes it as Parquet in the order it came, and tells about its columns. */
export async function typeTable(
  db: DuckDBConnection,
  source: Source,
  { notes, target, told }: { notes: Readonly<Record<string, ColumnNote>>; target: string; told: LoadNote[] },
): Promise<LoadedTable> {
  const rows = Number((await db.runAndReadAll('select count(*) from raw')).getRowsJson()[0]![0])
  if (rows === 0 && source.faults.total === 0) throw new Refused('V souboru je jen záhlaví, žádná data.')
  const [first] = source.faults.list
  if (rows === 0 && first)
    throw new Refused(
      `Žádný řádek nejde přečíst, první chyba je u záznamu č. ${first.row}${first.code === 'quote' ? ': uvozovka není ukončená a pohltila zbytek souboru' : ''}. Opravte ho a nahrajte soubor znovu.`,
    )
  const typed = await decide(db, source, notes, told)
  const faults = { ...source.faults, list: [...source.faults.list] }
  for (const column of typed) {
    if (notes[column.name]?.type === undefined || column.type === 'text') continue
    await addValueFaults(db, column, faults)
  }
  const harmless = await addFormulas(db, typed, faults)
  const places = await placeColumns(db, typed, told)
  const columnsOf = [...typed.map(({ name, read }) => `${read} as ${named(name)}`), ...places.select]
  await db.run(
    `copy (select ${columnsOf.join(', ')} from raw ${places.join}) to ${quoted(target)} (format parquet, compression zstd, row_group_size ${rowsTogether(typed.length)})`,
  )
  const all = [...typed, ...places.columns]
  const stats = await columnStats(db, target, all)
  const columns: Column[] = all.map(({ name, title, type, scale }, at) => ({
    name,
    title,
    type,
    scale,
    role: roleOf(name, type, notes, stats[at]!),
    ...(harmless.has(name) ? { harmless: true } : {}),
    stats: stats[at]!,
  }))
  return { rows, columns, faults, notes: told }
}

async function decide(
  db: DuckDBConnection,
  source: Source,
  notes: Readonly<Record<string, ColumnNote>>,
  told: LoadNote[],
): Promise<Typed[]> {
  const free = source.names.filter((name) => notes[name]?.type === undefined)
  const sample = `(select * from raw limit ${sampled})`
  const sampledShares = await fitting(
    db,
    sample,
    free.flatMap((name) => typeRules.filter((rule) => allowed(rule.type, name, source)).map((rule) => ({ name, rule }))),
  )
  const likely = sampledShares.filter(({ share }) => share === 1)
  const sure = (await fitting(db, 'raw', likely)).filter(({ share }) => share === 1)
  const types = new Map<string, ColumnType>()
  for (const { name, rule } of sure) if (!types.has(name)) types.set(name, rule.type)
  for (const name of free) {
    // most of it looked like something else than a text: whoever sent it should know what stood in the way
    const lost = sampledShares.find((one) => one.name === name && one.share >= mostly && !types.has(name))
    if (lost) told.push({ code: 'mixed', column: name, example: await exampleOf(db, name, lost.rule) })
    if (!types.has(name) && isIdentifier(name) && !source.textual.has(name)) told.push({ code: 'identifier', column: name })
  }
  const scales = await scalesOf(db, source.names.filter((name) => (notes[name]?.type ?? types.get(name)) === 'decimal'))
  const guarded = await guardedOf(db, source.names)
  return source.names.map((name, at) => {
    const type = notes[name]?.type ?? types.get(name) ?? 'text'
    const scale = type === 'decimal' ? (scales.get(name) ?? null) : null
    return {
      name,
      title: source.heads[at]!,
      type,
      scale,
      read: ruleOf(type)?.read(cell(name), scale) ?? (guarded.has(name) ? unguarded(name) : cell(name)),
    }
  })
}

/** An apostrophe that our own CSV put before what a spreadsheet would run is not a part of the text. */
const unguarded = (name: string) => `regexp_replace(${cell(name)}, '^''(${dangerous})', '\\1')`

/** Columns where a value begins with an apostrophe; in the others nothing has to be looked for. */
async function guardedOf(db: DuckDBConnection, names: readonly string[]): Promise<Set<string>> {
  const answers = await aggregates(
    db,
    'raw',
    names.map((name) => `coalesce(bool_or(ascii(${cell(name)}) = 39), false)`),
  )
  return new Set(names.filter((_, at) => answers[at] === true))
}

const allowed = (type: ColumnType, name: string, source: Source): boolean =>
  type === 'date' || type === 'datetime'
    ? true
    : !source.textual.has(name) && !(isIdentifier(name) && type !== 'boolean')

/** What share of a column's values fits a type; a column without a value fits nothing. */
async function fitting<Pair extends { name: string; rule: TypeRule }>(
  db: DuckDBConnection,
  from: string,
  pairs: readonly Pair[],
): Promise<(Pair & { share: number })[]> {
  const tests = pairs.map(({ name, rule }) => {
    const c = cell(name)
    const readable =
      rule.type === 'date' || rule.type === 'datetime' ? ` and ${rule.read(c, null)} is not null` : ''
    return `coalesce(count(*) filter (regexp_full_match(${c}, ${quoted(rule.pattern)})${readable}) / nullif(count(${c}), 0)::double, 0)`
  })
  const answers = await aggregates(db, from, tests)
  return pairs.map((pair, at) => ({ ...pair, share: Number(answers[at]) }))
}

async function exampleOf(db: DuckDBConnection, name: string, rule: TypeRule): Promise<string> {
  const c = cell(name)
  const found = await db.runAndReadAll(
    `select ${c} from raw where ${c} is not null and not regexp_full_match(${c}, ${quoted(rule.pattern)}) limit 1`,
  )
  return String(found.getRowsJson()[0]?.[0] ?? '').slice(0, 60)
}

/** Digits after the point that hold every value exactly in 18 digits; null where only a floating number would do. */
async function scalesOf(db: DuckDBConnection, names: readonly string[]): Promise<Map<string, number | null>> {
  if (names.length === 0) return new Map()
  const parts = names.flatMap((name) => {
    const digits = `regexp_replace(${undotted(cell(name))}, '[^0-9.,]', '', 'g')`
    return [
      `max(length(regexp_extract(${digits}, '[.,]([0-9]*)$', 1)))`,
      `max(length(regexp_extract(${digits}, '^([0-9]*)', 1)))`,
    ]
  })
  const row = await aggregates(db, 'raw', parts)
  return new Map(
    names.map((name, at) => {
      const [scale, whole] = [Number(row[2 * at] ?? 0), Number(row[2 * at + 1] ?? 0)]
      return [name, scale + whole <= 18 ? scale : null]
    }),
  )
}

/** Values that a type given by hand does not read: they are emptied, and told row by row. */
async function addValueFaults(db: DuckDBConnection, column: Typed, faults: LoadedTable['faults']): Promise<void> {
  const wrong = `${cell(column.name)} is not null and (${column.read}) is null`
  const counted = await db.runAndReadAll(`select count(*) from raw where ${wrong}`)
  const count = Number(counted.getRowsJson()[0]![0])
  if (count === 0) return
  faults.total += count
  faults.rows += count
  const code = `not-${column.type}` as RowFault['code']
  await addExamples(db, column.name, wrong, code, faults)
}

/**
 * Texts that a spreadsheet would run as formulas: kept as they are, defused in CSV, and told.
 * @returns columns of texts none of which has to be defused
 */
async function addFormulas(
  db: DuckDBConnection,
  typed: readonly Typed[],
  faults: LoadedTable['faults'],
): Promise<Set<string>> {
  const texts = typed
    .filter(({ type }) => type === 'text')
    .map(({ name, read }) => ({
      name,
      read,
      wrong: `ascii(${cell(name)}) in (43, 45, 61, 64) and regexp_matches(${cell(name)}, '^(=|@)[A-Za-z(+-]|^[+-].*[(|!]')`,
    }))
  const counts = (condition: (one: (typeof texts)[number]) => string) =>
    aggregates(
      db,
      'raw',
      texts.map((one) => `count(*) filter (${condition(one)})`),
    )
  const told = await counts(({ wrong }) => wrong)
  for (const [at, { name, wrong }] of texts.entries()) {
    const count = Number(told[at])
    if (count === 0) continue
    faults.total += count
    await addExamples(db, name, wrong, 'formula', faults)
  }
  const defused = await counts(({ read }) => isDangerous(read))
  return new Set(texts.filter((_, at) => Number(defused[at]) === 0).map(({ name }) => name))
}

async function addExamples(
  db: DuckDBConnection,
  name: string,
  wrong: string,
  code: RowFault['code'],
  faults: LoadedTable['faults'],
): Promise<void> {
  const left = mostFaults - faults.list.length
  if (left <= 0) return
  const found = await db.runAndReadAll(
    `select file_row_number + 1 + (select count(*) from gap where gap.row - gap.nth < file_row_number + 1), ${cell(name)} from raw where ${wrong} order by file_row_number limit ${Math.min(left, 100)}`,
  )
  for (const [row, value] of found.getRowsJson())
    faults.list.push({ row: Number(row), column: name, value: String(value).slice(0, 200), code })
}

const roleOf = (
  name: string,
  type: ColumnType,
  notes: Readonly<Record<string, ColumnNote>>,
  { min, max }: { min: string | null; max: string | null },
): ColumnRole | null => {
  const within = (limit: number) =>
    type === 'decimal' && min !== null && Math.abs(Number(min)) <= limit && Math.abs(Number(max)) <= limit
  if (latitudeName.test(name) && within(90)) return 'latitude'
  if (longitudeName.test(name) && within(180)) return 'longitude'
  if (name === 'geometrie') return 'geometry'
  return notes[name]?.key ? 'key' : null
}

interface Places {
  select: string[]
  join: string
  columns: Typed[]
}

/** Longitude and latitude beside coordinates of S-JTSK, which no map on the web understands. */
async function placeColumns(db: DuckDBConnection, typed: readonly Typed[], told: LoadNote[]): Promise<Places> {
  const none: Places = { select: [], join: '', columns: [] }
  const numeric = (name: string) =>
    typed.find((one) => one.name === name && (one.type === 'integer' || one.type === 'decimal'))
  const pair = sjtskPairs.map(([a, b]) => [numeric(a), numeric(b)]).find(([a, b]) => a && b)
  if (!pair || typed.some(({ name }) => latitudeName.test(name) || longitudeName.test(name))) return none
  const [first, second] = pair as [Typed, Typed]
  const read = await db.runAndReadAll(
    `select file_row_number, (${first.read})::double, (${second.read})::double from raw where (${first.read}) is not null and (${second.read}) is not null`,
  )
  const points = read.getRowsJS() as [bigint, number, number][]
  if (points.length === 0 || !points.every(([, a, b]) => isSjtsk(a, b))) return none
  await db.run('create table places (row bigint, longitude double, latitude double)')
  const appender = await db.createAppender('places')
  for (const [row, a, b] of points) {
    const [longitude, latitude] = sjtskToWgs84(a, b)
    appender.appendBigInt(row)
    appender.appendDouble(longitude)
    appender.appendDouble(latitude)
    appender.endRow()
  }
  appender.closeSync()
  told.push({ code: 'sjtsk' })
  const added = (name: string, title: string, column: string): Typed => ({
    name,
    title,
    type: 'decimal',
    scale: null,
    read: `places.${column}`,
  })
  return {
    select: ['places.longitude as zemepisna_delka', 'places.latitude as zemepisna_sirka'],
    join: 'left join places on places.row = raw.file_row_number order by raw.file_row_number',
    columns: [
      added('zemepisna_delka', 'Zeměpisná délka', 'longitude'),
      added('zemepisna_sirka', 'Zeměpisná šířka', 'latitude'),
    ],
  }
}
