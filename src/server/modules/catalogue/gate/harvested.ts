import { createHash } from 'node:crypto'
import { publicBodyIri } from '../../../../shared/catalogue/codelists.ts'
import { termIri } from '../exchange/describe-dataset.ts'
import type { DatasetRecord } from '../exchange/record.ts'

/** What becomes of a dataset in the national catalogue. */
export interface Harvested {
  /** Address that it will have there; null when it is skipped */
  iri: string | null
  /** Why it is skipped: names of the properties that are missing */
  missing: string[]
  publisher: string | null
  distributions: { iri: string; title: string | null; harvestedIri: string | null }[]
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex')

/**
 * A dataset as the national catalogue will see it after its next harvest. Its query asks for six properties and skips, without a word,
 * whatever lacks one; a distribution without an access address or one of the four answers about terms is dropped. Addresses there
 * are made of ours by MD5, so ours must never change; the publisher is whoever registered the catalogue.
 */
export function harvested(record: DatasetRecord): Harvested {
  const asked: [string, boolean][] = [
    ['název', record.title !== ''],
    ['popis', record.description !== null || record.descriptionEn !== null],
    ['téma', record.themes.length + record.euroVoc.length > 0],
    ['periodicita aktualizace', record.frequency !== null],
    ['klíčové slovo', record.keywords.length + record.keywordsEn.length > 0],
    ['území', record.spatial.length > 0],
  ]
  const missing = asked.filter(([, there]) => !there).map(([name]) => name)
  const iri =
    missing.length > 0 || record.ico === null
      ? null
      : `https://data.gov.cz/zdroj/datové-sady/${record.ico}/${md5(record.iri)}`
  const answered = (['authorWork', 'databaseWork', 'databaseRight', 'personalData'] as const).every(
    (question) => termIri(question, record.terms[question]) !== null,
  )
  return {
    iri,
    missing,
    publisher: record.ico === null ? null : publicBodyIri(record.ico),
    distributions: record.distributions.map((one) => ({
      iri: one.iri,
      title: one.title,
      harvestedIri:
        iri === null || !answered || one.accessUrl === null ? null : `${iri}/distribuce/${md5(one.iri)}`,
    })),
  }
}
