import { Readable } from 'node:stream'
import { permanentBase } from '../../../platform/config/permanent-base.ts'
import { publicBodyIri } from '../../../../shared/catalogue/codelists.ts'
import { database } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { convertTriples, type graphTypes } from './convert-triples.ts'
import { describeCatalogue, type CzDocument } from './describe-dataset.ts'
import { graphsOfPublisher, irisOf, listCatalogues } from './graph.store.ts'
import { iriTerm, prefixes, textTerm, triplesOf } from './triples.ts'

export const cataloguePath = (ico: string) => `/lkod/${ico}`

/** Publishers that have a catalogue. */
export const catalogueList = async () => listCatalogues(database())

/** The catalogue of one publisher as a DCAT-AP-CZ document. @throws DomainError `not_found` when it publishes nothing */
export async function readCatalogue(ico: string): Promise<CzDocument> {
  const found = (await listCatalogues(database())).find((one) => one.ico === ico)
  if (!found) throw notFound()
  return describe(found, await irisOf(database(), ico))
}

/** The same with its publisher, in one of the formats of RDF; JSON-LD is the DCAT-AP-CZ document itself. @throws DomainError `not_found` */
export async function readCatalogueGraph(ico: string, type: (typeof graphTypes)[number]): Promise<string> {
  const document = await readCatalogue(ico)
  if (type === 'application/ld+json') return JSON.stringify(document)
  const [found] = (await listCatalogues(database())).filter((one) => one.ico === ico)
  return convertTriples(withAgent(document, found!), type)
}

/** Everything that is said of a publisher's datasets, as a stream of N-Triples in pieces. @throws DomainError `not_found` */
export async function streamCatalogue(ico: string): Promise<Readable> {
  const head = await readCatalogueGraph(ico, 'application/n-triples')
  async function* pieces() {
    yield Buffer.from(head)
    for (let from = ''; ;) {
      const graphs = await graphsOfPublisher(database(), ico, from, 500)
      if (graphs.length === 0) return
      yield Buffer.from(graphs.map(({ triples }) => triples).join(''))
      from = graphs.at(-1)!.iri
    }
  }
  return Readable.from(pieces())
}

const describe = async (one: { ico: string; name: string }, datasets: readonly string[]) => {
  const base = await permanentBase()
  return describeCatalogue({
    iri: `${base}${cataloguePath(one.ico)}`,
    ico: one.ico,
    publisher: one.name,
    homepage: `${base}/data?poskytovatel=${one.ico}`,
    datasets,
  })
}

/** All catalogues of the city hall, a graph each: what stands above the datasets. */
export async function catalogueTriples(): Promise<{ iri: string; triples: string }[]> {
  const graphs: { iri: string; triples: string }[] = []
  for (const one of await listCatalogues(database())) {
    const document = await describe(one, await irisOf(database(), one.ico))
    graphs.push({ iri: String(document['iri']), triples: withAgent(document, one) })
  }
  return graphs
}

/** A catalogue with what DCAT-AP 3.0.1 says of its publisher beside. */
export function withAgent(document: CzDocument, { ico, name }: { ico: string; name: string }): string {
  const agent = iriTerm(publicBodyIri(ico))
  return `${triplesOf(document, 'k')}${agent} ${iriTerm(`${prefixes.rdf}type`)} ${iriTerm(`${prefixes.foaf}Agent`)} .
${agent} ${iriTerm(`${prefixes.foaf}name`)} ${textTerm(name, 'cs')} .\n`
}
