import { isDay } from '../../../../shared/time/is-day.ts'
import type { Column } from '../../../../shared/catalogue/column.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { named, quoted } from '../data/sql-text.ts'

export const operators = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'contains',
  'starts',
  'in',
  'null',
  'notnull',
] as const
export type Operator = (typeof operators)[number]
export const aggregates = ['count', 'sum', 'avg', 'min', 'max'] as const
export type Aggregate = (typeof aggregates)[number]

export interface Filter {
  column: string
  operator: Operator
  value: string
}

export const buckets = ['month', 'year'] as const
/** Rows of one value together, or days of one month or year. */
export interface Grouping {
  column: string
  bucket: (typeof buckets)[number] | null
}

/** What is asked of a table, wherever it is asked: the page, the API, an export. */
export interface TableQuery {
  select: readonly string[]
  filters: readonly Filter[]
  /** Words that a row has to have somewhere */
  text: string
  sort: readonly { column: string; descending: boolean }[]
  group: readonly Grouping[]
  aggregates: readonly { function: Aggregate; column: string | null }[]
}

type Value = string | number | boolean | null
export interface BuiltQuery {
  sql: string
  values: Value[]
}

const wrong = (sentence: string) => new DomainError('wrong_parameter', sentence, 400)

/** Name of an aggregate in the answer: `sum_castka`, `count`. */
export const aggregateName = (one: TableQuery['aggregates'][number]): string =>
  one.column === null ? one.function : `${one.function}_${one.column}`

/**
 * SQL of a question about a table. Names are only those of the table's columns; values are always parameters.
 * @throws DomainError `wrong_parameter` that names the parameter and the way out
 */
export function buildQuery(query: TableQuery, columns: readonly Column[]): BuiltQuery {
  const values: Value[] = []
  const known = (name: string): Column => {
    const column = columns.find((one) => one.name === name)
    if (!column)
      throw wrong(`Sloupec „${name}“ tabulka nemá. Má tyto: ${columns.map((one) => one.name).join(', ')}.`)
    return column
  }
  const parameter = (value: Value): string => {
    values.push(value)
    return `$${values.length}`
  }
  const conditions = query.filters.map((filter) => condition(filter, known(filter.column), parameter))
  if (query.text !== '') {
    const words = parameter(`%${query.text.replace(/[\\%_]/g, '\\$&')}%`)
    const somewhere = columns.map(({ name }) => `${named(name)}::varchar ilike ${words} escape '\\'`)
    conditions.push(`(${somewhere.join(' or ')})`)
  }
  const where = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''
  const grouped = query.group.length > 0 || query.aggregates.length > 0
  const output = grouped
    ? groupedColumns(query, known)
    : (query.select.length > 0 ? query.select : columns.map((one) => one.name)).map((name) =>
        named(known(name).name),
      )
  const names = grouped
    ? [...query.group.map(({ column }) => column), ...query.aggregates.map(aggregateName)]
    : columns.map((one) => one.name)
  const twice = grouped && names.find((name, at) => names.indexOf(name) !== at)
  if (twice) throw wrong(`Odpověď by měla dva sloupce „${twice}“. V group ani v agg neopakujte stejné jméno.`)
  const order = query.sort.map(({ column, descending }) => {
    if (!names.includes(column)) throw wrong(`Řadit podle „${column}“ nejde. Vyberte z: ${names.join(', ')}.`)
    return `${named(column)} ${descending ? 'desc' : 'asc'} nulls last`
  })
  const groupBy = query.group.length > 0 ? ` group by ${query.group.map((_, at) => at + 1).join(', ')}` : ''
  // equal rows keep one order, so that pages never repeat or skip any; without an order rows come as they are in the file
  const last = grouped
    ? query.group.map(({ column }) => named(column))
    : order.length > 0
      ? ['file_row_number']
      : []
  const by = order.length + last.length > 0 ? ` order by ${[...order, ...last].join(', ')}` : ''
  const from = last[0] === 'file_row_number' ? 'numbered' : 'data'
  return { sql: `select ${output.join(', ')} from ${from}${where}${groupBy}${by}`, values }
}

function groupedColumns(query: TableQuery, known: (name: string) => Column): string[] {
  const groups = query.group.map(({ column, bucket }) => {
    const { name, type } = known(column)
    if (bucket === null) return named(name)
    if (type !== 'date' && type !== 'datetime')
      throw wrong(`Sloupec „${name}“ není den ani čas, po měsících ani letech ho seskupit nejde.`)
    return `strftime(${named(name)}, '${bucket === 'month' ? '%Y-%m' : '%Y'}') as ${named(name)}`
  })
  const computed = query.aggregates.map((one) => {
    if (one.function === 'count' && one.column === null) return `count(*) as ${named('count')}`
    if (one.column === null)
      throw wrong(`U funkce ${one.function} napište sloupec, například ${one.function}:castka.`)
    const { name, type } = known(one.column)
    if ((one.function === 'sum' || one.function === 'avg') && type !== 'integer' && type !== 'decimal')
      throw wrong(`Sloupec „${name}“ není číselný, ${one.function} z něj spočítat nejde.`)
    return `${one.function}(${named(name)}) as ${named(aggregateName(one))}`
  })
  return [...groups, ...computed]
}

function condition(
  { column, operator, value }: Filter,
  { type }: Column,
  parameter: (value: Value) => string,
): string {
  const c = named(column)
  const typed = (text: string): string => {
    const read = readValue(text, type)
    if (read === undefined)
      throw wrong(`Podmínka na „${column}“: „${text.slice(0, 40)}“ není ${typeWords[type]}. Opravte ji.`)
    const cast = {
      text: 'varchar',
      integer: 'bigint',
      decimal: 'double',
      boolean: 'boolean',
      date: 'date',
      datetime: 'timestamp',
    }[type]
    return `${parameter(read)}::${cast}`
  }
  switch (operator) {
    case 'null':
      return `${c} is null`
    case 'notnull':
      return `${c} is not null`
    case 'contains':
    case 'starts': {
      const escaped = value.replace(/[\\%_]/g, '\\$&')
      return `${c}::varchar ilike ${parameter(operator === 'starts' ? `${escaped}%` : `%${escaped}%`)} escape '\\'`
    }
    case 'in':
      return `${c} in (${listOfValues(value, column).map(typed).join(', ')})`
    case 'ne':
      return `${c} is distinct from ${typed(value)}`
    default:
      return `${c} ${{ eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' }[operator]} ${typed(value)}`
  }
}

function listOfValues(value: string, column: string): string[] {
  const all = value.split(',')
  if (all.length > 200) throw wrong(`Podmínka na „${column}“: vyjmenujte nejvýš 200 hodnot.`)
  return all
}

const typeWords: Readonly<Record<Column['type'], string>> = {
  text: 'text',
  integer: 'celé číslo',
  decimal: 'číslo',
  boolean: 'ano ani ne',
  date: 'den jako 2026-01-31',
  datetime: 'čas jako 2026-01-31T12:00',
}

function readValue(text: string, type: Column['type']): Value | undefined {
  const given = text.trim()
  if (type === 'text') return text
  if (type === 'boolean') return { ano: true, true: true, ne: false, false: false }[given.toLowerCase()]
  if (type === 'integer') return /^-?\d{1,18}$/.test(given) ? given : undefined
  if (type === 'decimal') return /^-?\d+([.,]\d+)?$/.test(given) ? given.replace(',', '.') : undefined
  if (type === 'date') return isDay(given) ? given : undefined
  const moment = /^(\d{4}-\d{2}-\d{2})([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?)?$/.exec(given)
  return moment && isDay(moment[1]!) ? given : undefined
}

/** The same question with its values inside, for an export, which takes no parameters. */
export const withValues = ({ sql, values }: BuiltQuery): string =>
  sql.replace(/\$(\d+)/g, (_, at: string) => {
    const value = values[Number(at) - 1]!
    return value === null ? 'null' : typeof value === 'string' ? quoted(value) : String(value)
  })
