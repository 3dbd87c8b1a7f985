import { authority, publicBodyIri } from '../../../../shared/catalogue/codelists.ts'
import { describeDataset } from './describe-dataset.ts'
import type { DatasetRecord } from './record.ts'
import { iriTerm, prefixes, textTerm, triplesOf, typedTerm } from './triples.ts'

const licences: Readonly<Record<string, string>> = {
  ccBy: `${authority}/licence/CC_BY_4_0`,
  cc0: `${authority}/licence/CC0`,
}

/**
 * One licence for the rest of Europe, which does not know the four Czech answers: attribution where any of them asks for it,
 * otherwise no rights reserved. Works of several authors have no single licence.
 */
export function licenceOf({
  authorWork,
  databaseWork,
  databaseRight,
}: DatasetRecord['terms']): string | null {
  const answers = [authorWork, databaseWork, databaseRight]
  if (answers.includes(null) || authorWork === 'several') return null
  return answers.includes('ccBy') ? licences['ccBy']! : licences['cc0']!
}

/** Everything the catalogue says of a dataset: DCAT-AP-CZ and, beside it, what DCAT-AP 3.0.1 (SEMIC) reads, as N-Triples. */
export function datasetTriples(record: DatasetRecord, scope: string): string {
  const lines: string[] = []
  const say = (subject: string, predicate: string, object: string) =>
    lines.push(`${iriTerm(subject)} ${iriTerm(predicate)} ${object} .`)
  const licence = licenceOf(record.terms)
  if (record.ico !== null) {
    const publisher = publicBodyIri(record.ico)
    say(publisher, `${prefixes.rdf}type`, iriTerm(`${prefixes.foaf}Agent`))
    say(publisher, `${prefixes.foaf}name`, textTerm(record.publisher, 'cs'))
  }
  say(record.iri, `${prefixes.dct}identifier`, textTerm(record.iri))
  say(record.iri, `${prefixes.dct}language`, iriTerm(`${authority}/language/CES`))
  if (record.issued)
    say(
      record.iri,
      `${prefixes.dct}issued`,
      typedTerm(record.issued.toISOString(), `${prefixes.xsd}dateTime`),
    )
  if (record.modified)
    say(
      record.iri,
      `${prefixes.dct}modified`,
      typedTerm(record.modified.toISOString(), `${prefixes.xsd}dateTime`),
    )
  if (licence)
    for (const { iri } of record.distributions) say(iri, `${prefixes.dct}license`, iriTerm(licence))
  for (const one of record.distributions)
    if (one.kind === 'service') say(`${one.iri}/sluzba`, `${prefixes.dcat}servesDataset`, iriTerm(record.iri))
  return `${triplesOf(describeDataset(record), scope)}${lines.join('\n')}\n`
}
