import type { Query } from 'sparqljs'
import { permanentBase } from '../../../platform/config/permanent-base.ts'
import { database } from '../../../platform/database/database.ts'
import { atMost } from '../../../platform/http/at-most.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { catalogueTriples } from './catalogue-graph.ts'
import { graphTypes } from './convert-triples.ts'
import { chunkOfQuery, makesGraph } from './chunk-of-query.ts'
import { graphsAfter, graphsOf, readRevision } from './graph.store.ts'
import { datasetPath } from './record-of.ts'
import { inTurn, inTurnOfCatalogue, type Turn } from './sparql-process.ts'

const longestQuery = 100_000
const alone = atMost(1)

/** Media types of answers: tables and graphs (SPARQL 1.1 Protocol § 2.1.6). */
export const tableTypes = [
  'application/sparql-results+json',
  'application/sparql-results+xml',
  'text/csv',
  'text/tab-separated-values',
] as const
/**
 * Answers a SPARQL 1.1 query over everything published, in a process that is ended with a query that does not end. A query that names
 * its datasets, as harvesters do, is answered from their documents alone.
 * @param accept media types in the order of preference; one that fits the form of the query is used
 * @param patience milliseconds, 20,000 unless told
 * @param visitor who asks: one question over the whole catalogue at a time, so that nobody takes all the turns
 * @throws DomainError `wrong_query` with the place of the fault, `query_too_long`, `query_too_slow`, `too_busy`, `too_many_at_once`
 */
export async function askSparql(
  query: string,
  accept: readonly string[],
  { patience, visitor }: { patience?: number; visitor?: string } = {},
): Promise<{ text: string; type: string }> {
  if (query.length > longestQuery)
    throw new DomainError('query_too_long', 'Dotaz je delší než 100 000 znaků. Zkraťte ho.', 413)
  if (query.trim() === '')
    throw new DomainError('wrong_query', 'Dotaz je prázdný. Pošlete ho v parametru query.', 400)
  const parsed = await parse(query)
  const offered: readonly string[] = makesGraph(parsed) ? graphTypes : tableTypes
  const type = accept.find((one) => offered.includes(one)) ?? offered[0]!
  const datasets = `${await permanentBase()}${datasetPath('')}`
  const chunk = chunkOfQuery(parsed)
  const named = chunk?.every((iri) => iri.startsWith(datasets) && !iri.slice(datasets.length).includes('/'))
  const triples = named ? (await graphsOf(database(), chunk!)).map((one) => one.triples).join('') : null
  const order = { kind: 'ask', query, format: type, triples, graph: makesGraph(parsed) } as const
  const text =
    triples === null
      ? await ofOne(visitor, () =>
          inTurnOfCatalogue(async (turn) => {
            await bringUpToDate(turn)
            return turn.send(order, patience)
          }),
        )
      : await inTurn((turn) => turn.send(order, patience))
  return { text, type }
}

/** A question of ours stands in no visitor's way. */
const ofOne = (visitor: string | undefined, work: () => Promise<string>): Promise<string> =>
  visitor === undefined ? work() : alone(visitor, work)

async function parse(query: string): Promise<Query> {
  const { Parser } = await import('sparqljs')
  try {
    const parsed = new Parser().parse(query)
    if (parsed.type !== 'query') throw new Error('odpovídáme jen na dotazy, změny nejsou povolené')
    if (/"type":"service"/.test(JSON.stringify(parsed))) throw new Error('SERVICE není povolené')
    return parsed
  } catch (problem) {
    throw new DomainError(
      'wrong_query',
      `Dotaz není platný SPARQL 1.1: ${(problem as Error).message.slice(0, 300)}`,
      400,
    )
  }
}

/** Brings into the process what has changed since it was last asked. */
async function bringUpToDate({ send, loaded, noteLoaded }: Turn): Promise<void> {
  const revision = await readRevision(database())
  if (loaded() === revision) return
  let from = ''
  for (;;) {
    const graphs = await graphsAfter(database(), loaded(), from, 500)
    if (graphs.length === 0) break
    await send({ kind: 'load', graphs })
    from = graphs.at(-1)!.iri
  }
  await send({ kind: 'load', graphs: await catalogueTriples() })
  noteLoaded(revision)
}
