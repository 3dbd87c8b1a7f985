import { DomainError } from '../../../platform/domain-error.ts'
import {
  aggregates,
  buckets,
  operators,
  type Aggregate,
  type Filter,
  type Grouping,
  type Operator,
  type TableQuery,
} from './table-query.ts'

const wrong = (sentence: string) => new DomainError('wrong_parameter', sentence, 400)
const mostItems = 200
const listOf = (text: string | null): string[] => {
  const all = (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  if (all.length > mostItems) throw wrong(`Vyjmenujte nejvýš ${mostItems} sloupců.`)
  return all
}
const mostFilters = 50
const filtersOf = (texts: readonly string[]): Filter[] => {
  const given = texts.filter((text) => text.trim() !== '')
  if (given.length > mostFilters) throw wrong(`filter: zadejte nejvýš ${mostFilters} podmínek.`)
  return given.map(readFilter)
}

/** Parameters that the page, the API and exports share, so that an address of one is an address of the others. */
export const queryParameters = ['select', 'filter', 'q', 'sort', 'group', 'agg'] as const

/** @throws DomainError `wrong_parameter` for a parameter that nobody knows: a slip must not answer with everything */
export function refuseUnknown(parameters: URLSearchParams, alsoKnown: readonly string[]): void {
  const known: readonly string[] = [...queryParameters, ...alsoKnown]
  const unknown = [...parameters.keys()].find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw wrong(`Parametr „${unknown.slice(0, 40)}“ neznáme. Známe: ${known.join(', ')}.`)
}

/**
 * Reads a question about a table from an address: `select=a,b`, `filter=column:operator:value` (repeated, all hold),
 * `q=words`, `sort=-a,b`, `group=a,day:month`, `agg=count,sum:castka`.
 * @throws DomainError `wrong_parameter` that names the parameter
 */
export function readTableQuery(parameters: URLSearchParams): TableQuery {
  return {
    select: listOf(parameters.get('select')),
    filters: filtersOf(parameters.getAll('filter')),
    text: (parameters.get('q') ?? '').trim().slice(0, 200),
    sort: listOf(parameters.get('sort')).map((one) =>
      one.startsWith('-') ? { column: one.slice(1), descending: true } : { column: one, descending: false },
    ),
    group: listOf(parameters.get('group')).map(readGrouping),
    aggregates: listOf(parameters.get('agg')).map(readAggregate),
  }
}

function readFilter(text: string): Filter {
  const [, column, operator, value = ''] = /^([^:]+):([a-z]+)(?::([^]*))?$/.exec(text) ?? []
  if (column === undefined || !(operators as readonly string[]).includes(operator ?? ''))
    throw wrong(
      `filter: „${text.slice(0, 60)}“ není podmínka. Napište sloupec:operátor:hodnota, například castka:gte:1000. Operátory: ${operators.join(', ')}.`,
    )
  if (value.length > 5000) throw wrong(`filter: hodnota podmínky na „${column}“ je příliš dlouhá.`)
  return { column, operator: operator as Operator, value }
}

function readGrouping(text: string): Grouping {
  const [column = '', bucket] = text.split(':')
  if (bucket !== undefined && !(buckets as readonly string[]).includes(bucket))
    throw wrong(`group: „${text.slice(0, 60)}“ neznáme. Za dvojtečkou smí být ${buckets.join(', nebo ')}.`)
  return { column, bucket: (bucket as Grouping['bucket'] | undefined) ?? null }
}

function readAggregate(text: string): TableQuery['aggregates'][number] {
  const [name = '', column] = text.split(':')
  if (!(aggregates as readonly string[]).includes(name))
    throw wrong(
      `agg: „${text.slice(0, 60)}“ neznáme. Funkce: ${aggregates.join(', ')}, například sum:castka.`,
    )
  return { function: name as Aggregate, column: column ?? null }
}
