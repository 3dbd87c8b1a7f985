import type { CzDocument } from './describe-dataset.ts'

/** Namespaces of what catalogues say. */
export const prefixes = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  pu: 'https://data.gov.cz/slovník/podmínky-užití/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

type Kind = 'iri' | 'text' | 'date' | 'decimal' | 'duration'

/** What each word of a DCAT-AP-CZ document says in RDF (the norm's JSON-LD context, 2024-05-28). */
const properties: Readonly<Record<string, [predicate: string, kind: Kind]>> = {
  název: [`${prefixes.dct}title`, 'text'],
  popis: [`${prefixes.dct}description`, 'text'],
  poskytovatel: [`${prefixes.dct}publisher`, 'iri'],
  téma: [`${prefixes.dcat}theme`, 'iri'],
  koncept_euroVoc: [`${prefixes.dcat}theme`, 'iri'],
  periodicita_aktualizace: [`${prefixes.dct}accrualPeriodicity`, 'iri'],
  klíčové_slovo: [`${prefixes.dcat}keyword`, 'text'],
  prvek_rúian: [`${prefixes.dct}spatial`, 'iri'],
  časové_pokrytí: [`${prefixes.dct}temporal`, 'iri'],
  začátek: [`${prefixes.dcat}startDate`, 'date'],
  konec: [`${prefixes.dcat}endDate`, 'date'],
  kontaktní_bod: [`${prefixes.dcat}contactPoint`, 'iri'],
  jméno: [`${prefixes.vcard}fn`, 'text'],
  'e-mail': [`${prefixes.vcard}hasEmail`, 'iri'],
  dokumentace: [`${prefixes.foaf}page`, 'iri'],
  domovská_stránka: [`${prefixes.foaf}homepage`, 'iri'],
  specifikace: [`${prefixes.dct}conformsTo`, 'iri'],
  schéma: [`${prefixes.dct}conformsTo`, 'iri'],
  prostorové_rozlišení_v_metrech: [`${prefixes.dcat}spatialResolutionInMeters`, 'decimal'],
  časové_rozlišení: [`${prefixes.dcat}temporalResolution`, 'duration'],
  je_součástí: [`${prefixes.dcat}inSeries`, 'iri'],
  kategorie_hvd: [`${prefixes.dcatap}hvdCategory`, 'iri'],
  právní_předpis: [`${prefixes.dcatap}applicableLegislation`, 'iri'],
  distribuce: [`${prefixes.dcat}distribution`, 'iri'],
  datová_sada: [`${prefixes.dcat}dataset`, 'iri'],
  podmínky_užití: [`${prefixes.pu}specifikace`, 'iri'],
  autorské_dílo: [`${prefixes.pu}autorské-dílo`, 'iri'],
  autor: [`${prefixes.pu}autor`, 'text'],
  databáze_jako_autorské_dílo: [`${prefixes.pu}databáze-jako-autorské-dílo`, 'iri'],
  autor_databáze: [`${prefixes.pu}autor-databáze`, 'text'],
  databáze_chráněná_zvláštními_právy: [`${prefixes.pu}databáze-chráněná-zvláštními-právy`, 'iri'],
  osobní_údaje: [`${prefixes.pu}osobní-údaje`, 'iri'],
  přístupové_url: [`${prefixes.dcat}accessURL`, 'iri'],
  soubor_ke_stažení: [`${prefixes.dcat}downloadURL`, 'iri'],
  formát: [`${prefixes.dct}format`, 'iri'],
  typ_média: [`${prefixes.dcat}mediaType`, 'iri'],
  typ_média_komprese: [`${prefixes.dcat}compressFormat`, 'iri'],
  typ_média_balíčku: [`${prefixes.dcat}packageFormat`, 'iri'],
  přístupová_služba: [`${prefixes.dcat}accessService`, 'iri'],
  přístupový_bod: [`${prefixes.dcat}endpointURL`, 'iri'],
  popis_přístupového_bodu: [`${prefixes.dcat}endpointDescription`, 'iri'],
}

const classes: Readonly<Record<string, string>> = {
  Katalog: `${prefixes.dcat}Catalog`,
  'Datová sada': `${prefixes.dcat}Dataset`,
  'Datová série': `${prefixes.dcat}DatasetSeries`,
  Distribuce: `${prefixes.dcat}Distribution`,
  'Datová služba': `${prefixes.dcat}DataService`,
  'Specifikace podmínek užití': `${prefixes.pu}Specifikace`,
  'Časový interval': `${prefixes.dct}PeriodOfTime`,
  Organizace: `${prefixes.vcard}Organization`,
}

const datatypes = {
  date: `${prefixes.xsd}date`,
  decimal: `${prefixes.xsd}decimal`,
  duration: `${prefixes.xsd}duration`,
} as const

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r' }
const quoted = (text: string) => `"${text.replace(/[\\"\n\r]/g, (sign) => escapes[sign]!)}"`
// characters that an IRI cannot hold (RFC 3987) would break the line; they are percent-encoded
export const iriTerm = (iri: string) =>
  `<${iri.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (sign) => encodeURIComponent(sign))}>`
export const textTerm = (text: string, language?: string) =>
  language ? `${quoted(text)}@${language}` : quoted(text)
export const typedTerm = (text: string, datatype: string) => `${quoted(text)}^^${iriTerm(datatype)}`

/**
 * A DCAT-AP-CZ document as N-Triples (W3C). Blank nodes are named after `scope`, so that triples of several documents never mix.
 * The test beside it compares this with the norm's own context.
 */
export function triplesOf(document: CzDocument, scope: string): string {
  const lines: string[] = []
  let blanks = 0
  const write = (node: CzDocument): string => {
    const subject = typeof node['iri'] === 'string' ? iriTerm(node['iri']) : `_:${scope}${blanks++}`
    const type = classes[String(node['typ'])]
    if (type) lines.push(`${subject} ${iriTerm(`${prefixes.rdf}type`)} ${iriTerm(type)} .`)
    for (const [word, value] of Object.entries(node)) {
      const known = properties[word]
      if (!known) continue
      for (const term of termsOf(value, known[1], write))
        lines.push(`${subject} ${iriTerm(known[0])} ${term} .`)
    }
    return subject
  }
  write(document)
  return `${[...new Set(lines)].join('\n')}\n`
}

function termsOf(value: unknown, kind: Kind, write: (node: CzDocument) => string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => termsOf(one, kind, write))
  if (kind === 'text')
    return Object.entries(value as Record<string, string | string[]>).flatMap(([language, given]) =>
      [given].flat().map((text) => textTerm(text, language)),
    )
  if (typeof value === 'object' && value !== null) return [write(value as CzDocument)]
  const text = String(value)
  return [kind === 'iri' ? iriTerm(text) : typedTerm(text, datatypes[kind])]
}
