import { prefixes } from './triples.ts'
import type { ConstructQuery, Pattern, PropertyPath, Query, Term, Triple, Variable } from 'sparqljs'

const isVariable = (term: unknown): term is Variable => (term as Term | undefined)?.termType === 'Variable'

/** Properties that lead from one dataset's document into another's; where a pattern goes by a path, nobody knows. */
const outwards = new Set([
  `${prefixes.dcat}inSeries`,
  `${prefixes.dcat}dataset`,
  `${prefixes.dcat}servesDataset`,
  `${prefixes.dct}isPartOf`,
])
const staysInside = ({ predicate }: Triple): boolean =>
  'termType' in predicate && predicate.termType === 'NamedNode' && !outwards.has(predicate.value)

/** The one path that harvesters go: from a dataset to its series, by either of two names; both stand in the dataset's own document. */
const isSeriesPath = (path: PropertyPath): boolean =>
  path.pathType === '|' && path.items.every((item) => 'termType' in item && outwards.has(item.value))

/**
 * The datasets that alone can answer a query, when it names them: its VALUES bind variables to addresses, and every pattern goes on
 * from those or from what was reached from them. Such a query, like the one with which the national catalogue takes twenty datasets
 * at a time, needs only their documents and not the whole catalogue. Null when the query may reach further.
 */
export function chunkOfQuery(query: Query): string[] | null {
  if (query.type !== 'query' || !('where' in query) || !query.where) return null
  if (query.from && (query.from.default.length > 0 || query.from.named.length > 0)) return null
  const bound = new Map<string, Set<string>>()
  const triples: Triple[] = []
  let plain = true
  const collect = (patterns: readonly Pattern[], top: boolean): boolean =>
    patterns.every((pattern) => {
      switch (pattern.type) {
        case 'bgp':
          triples.push(...pattern.triples)
          // a path may go through other documents without saying so
          plain &&= pattern.triples.every(
            ({ predicate }) => 'termType' in predicate || isSeriesPath(predicate),
          )
          return true
        case 'values':
          for (const row of pattern.values)
            for (const [name, value] of Object.entries(row)) {
              // inside an alternative, or undefined in a row, it binds nothing for the whole
              if (
                value?.termType !== 'NamedNode' ||
                (!top && triples.some(({ subject }) => isVariable(subject) && `?${subject.value}` === name))
              )
                return false
              if (top) bound.set(name, (bound.get(name) ?? new Set()).add(value.value))
            }
          return true
        case 'group':
        case 'optional':
        case 'union':
          return collect(pattern.patterns, false)
        case 'filter':
          // a filter that looks into the graph may look anywhere
          return !JSON.stringify(pattern.expression).includes('exists')
        case 'bind':
          return true
        default:
          return false
      }
    })
  if (!collect(query.where, true) || !plain || bound.size === 0) return null
  const reached = new Set<string>()
  const iris = new Set<string>()
  for (const { subject } of triples)
    if (isVariable(subject))
      for (const iri of bound.get(`?${subject.value}`) ?? []) {
        reached.add(subject.value)
        iris.add(iri)
      }
  for (let grown = true; grown;) {
    grown = false
    for (const triple of triples) {
      const { subject, object } = triple
      if (
        staysInside(triple) &&
        isVariable(subject) &&
        reached.has(subject.value) &&
        isVariable(object) &&
        !reached.has(object.value)
      ) {
        reached.add(object.value)
        grown = true
      }
    }
  }
  const connected = triples.every(({ subject }) => isVariable(subject) && reached.has(subject.value))
  return connected && iris.size > 0 ? [...iris] : null
}

/** Whether a query makes a graph rather than a table. */
export const makesGraph = (query: Query): query is ConstructQuery =>
  query.type === 'query' && (query.queryType === 'CONSTRUCT' || query.queryType === 'DESCRIBE')
