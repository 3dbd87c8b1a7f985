import { inTurn } from './sparql-process.ts'

/** Media types of graphs, the usual one first. */
export const graphTypes = [
  'text/turtle',
  'application/n-triples',
  'application/ld+json',
  'application/rdf+xml',
] as const

/** Triples in another format. @param triples N-Triples */
export const convertTriples = (triples: string, type: (typeof graphTypes)[number]): Promise<string> =>
  type === 'application/n-triples'
    ? Promise.resolve(triples)
    : inTurn(({ send }) => send({ kind: 'dump', format: type, triples }))

/** Endings of files by the media types of graphs. */
export const graphFiles: ReadonlyMap<string, (typeof graphTypes)[number]> = new Map([
  ['jsonld', 'application/ld+json'],
  ['ttl', 'text/turtle'],
  ['nt', 'application/n-triples'],
  ['rdf', 'application/rdf+xml'],
])
