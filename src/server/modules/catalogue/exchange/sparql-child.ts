// Answers SPARQL over what the catalogue says; lives beside the server and is ended with a query that is endless or takes too much memory.
import oxigraph from 'oxigraph'

const { Store, namedNode, defaultGraph } = oxigraph
type Store = oxigraph.Store

/** The whole catalogue, a graph per dataset; filled when the first query needs it. */
const whole = new Store()

export type Order =
  | { kind: 'load'; graphs: readonly { iri: string; triples: string }[] }
  | { kind: 'ask'; query: string; format: string; triples: string | null; graph: boolean }
  | { kind: 'dump'; format: string; triples: string }

const nTriples = 'application/n-triples'

function carryOut(order: Order): string {
  if (order.kind === 'load') {
    for (const { iri, triples } of order.graphs) {
      whole.update(`DROP SILENT GRAPH <${iri}>`)
      if (triples !== '')
        whole.load(triples, { format: nTriples, to_graph_name: namedNode(iri), no_transaction: true })
    }
    return ''
  }
  const store = order.triples === null ? whole : filled(order.triples)
  if (order.kind === 'dump') return store.dump({ format: order.format, from_graph_name: defaultGraph() })
  const union = { use_default_graph_as_union: order.triples === null }
  if (!order.graph) return store.query(order.query, { results_format: order.format, ...union }) as string
  // solutions that repeat make triples that repeat; a graph has each once
  const graph = new Store(store.query(order.query, union) as oxigraph.Quad[])
  return graph.dump({ format: order.format, from_graph_name: defaultGraph() })
}

function filled(triples: string): Store {
  const store = new Store()
  store.load(triples, { format: nTriples, no_transaction: true })
  return store
}

process.on('message', (order: Order) => {
  try {
    process.send!({ output: carryOut(order) })
  } catch (problem) {
    process.send!({ refused: problem instanceof Error ? problem.message : String(problem) })
  }
})
process.on('disconnect', () => process.exit(0))
