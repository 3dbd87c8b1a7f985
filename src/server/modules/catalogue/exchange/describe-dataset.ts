import {
  formatIri,
  frequencyIri,
  hvdIri,
  hvdRegulation,
  mediaTypeIri,
  publicBodyIri,
  ruianIri,
  terms,
  themeIri,
  type TermsQuestion,
} from '../../../../shared/catalogue/codelists.ts'
import type { DatasetRecord, DistributionRecord } from './record.ts'

/** A document of DCAT-AP-CZ: JSON-LD by the norm's own context. */
export type CzDocument = Record<string, unknown>

export const czContext =
  'https://ofn.gov.cz/dcat-ap-cz-rozhraní-katalogů-otevřených-dat/2024-05-28/kontexty/rozhraní-katalogů-otevřených-dat.jsonld'

/** Drops what is not stated, so that absence stays absence. */
const stated = (document: CzDocument): CzDocument =>
  Object.fromEntries(
    Object.entries(document).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )
const texts = (cs: string | null, en: string | null = null) =>
  cs === null && en === null ? null : stated({ cs, en })
const words = (cs: readonly string[], en: readonly string[]) =>
  cs.length + en.length === 0 ? null : stated({ cs: [...cs], en: [...en] })

/** The address that an answer about terms of use has; null when it is not answered. */
export const termIri = (question: TermsQuestion, answer: string | null): string | null =>
  answer === null ? null : ((terms[question] as Readonly<Record<string, string>>)[answer] ?? null)

/**
 * A dataset or a series as DCAT-AP-CZ says it (open formal norm of 2024-05-28, sections Datová sada and Datová série).
 * What the record does not state is absent; whether the document is complete is the gate's to say.
 */
export function describeDataset(record: DatasetRecord): CzDocument {
  const high = record.hvdCategories.length > 0
  const legislation = [...new Set([...record.legislation, ...(high ? [hvdRegulation] : [])])]
  const contact =
    record.contactName === null && record.contactEmail === null
      ? null
      : stated({
          typ: 'Organizace',
          jméno: texts(record.contactName),
          'e-mail': record.contactEmail === null ? null : `mailto:${record.contactEmail}`,
        })
  return stated({
    '@context': czContext,
    typ: record.kind === 'series' ? 'Datová série' : 'Datová sada',
    iri: record.iri,
    název: texts(record.title, record.titleEn),
    popis: texts(record.description, record.descriptionEn),
    poskytovatel: record.ico === null ? null : publicBodyIri(record.ico),
    téma: record.themes.map(themeIri),
    periodicita_aktualizace: record.frequency === null ? null : frequencyIri(record.frequency),
    klíčové_slovo: words(record.keywords, record.keywordsEn),
    prvek_rúian: record.spatial.map(ruianIri),
    časové_pokrytí:
      record.startsOn === null && record.endsOn === null
        ? null
        : stated({ typ: 'Časový interval', začátek: record.startsOn, konec: record.endsOn }),
    kontaktní_bod: contact,
    dokumentace: record.page,
    specifikace: [...record.conformsTo],
    koncept_euroVoc: record.euroVoc.map((number) => `http://eurovoc.europa.eu/${number}`),
    prostorové_rozlišení_v_metrech: record.spatialResolution,
    časové_rozlišení: record.temporalResolution,
    je_součástí: record.seriesIri,
    kategorie_hvd: record.hvdCategories.map(hvdIri),
    právní_předpis: legislation,
    distribuce: record.distributions.map((one) => describeDistribution(one, record, legislation, contact)),
  })
}

function describeDistribution(
  one: DistributionRecord,
  record: DatasetRecord,
  legislation: readonly string[],
  contact: CzDocument | null,
): CzDocument {
  const high = record.hvdCategories.length > 0
  return stated({
    iri: one.iri,
    typ: 'Distribuce',
    podmínky_užití: stated({
      typ: 'Specifikace podmínek užití',
      autorské_dílo: termIri('authorWork', record.terms.authorWork),
      autor: record.terms.authorWork === 'ccBy' ? texts(record.authorName) : null,
      databáze_jako_autorské_dílo: termIri('databaseWork', record.terms.databaseWork),
      autor_databáze: record.terms.databaseWork === 'ccBy' ? texts(record.databaseAuthorName) : null,
      databáze_chráněná_zvláštními_právy: termIri('databaseRight', record.terms.databaseRight),
      osobní_údaje: termIri('personalData', record.terms.personalData),
    }),
    přístupové_url: one.accessUrl,
    název: texts(one.title, one.titleEn ?? null),
    právní_předpis: high ? [...legislation] : null,
    ...(one.kind === 'file'
      ? {
          soubor_ke_stažení: one.downloadUrl,
          formát: one.format === null ? null : formatIri(one.format),
          typ_média: one.mediaType === null ? null : mediaTypeIri(one.mediaType),
          typ_média_komprese: one.compressMediaType === null ? null : mediaTypeIri(one.compressMediaType),
          typ_média_balíčku: one.packageMediaType === null ? null : mediaTypeIri(one.packageMediaType),
          schéma: one.schemaUrl,
        }
      : {
          přístupová_služba: stated({
            iri: `${one.iri}/sluzba`,
            typ: 'Datová služba',
            název: texts(one.title ?? record.title),
            přístupový_bod: one.endpointUrl,
            popis_přístupového_bodu: one.endpointDescription,
            specifikace: [...one.conformsTo],
            dokumentace: one.documentation === null ? null : [one.documentation],
            kategorie_hvd: high ? record.hvdCategories.map(hvdIri) : null,
            právní_předpis: high ? [...legislation] : null,
            kontaktní_bod: high ? contact : null,
          }),
        }),
  })
}

/**
 * A catalogue of one publisher as DCAT-AP-CZ says it (section Katalog): the national catalogue takes its publisher from the data box
 * that registered it, therefore each IČO has a catalogue of its own.
 */
export const describeCatalogue = (catalogue: {
  iri: string
  ico: string
  publisher: string
  homepage: string
  datasets: readonly string[]
}): CzDocument => ({
  ...stated({
    '@context': czContext,
    iri: catalogue.iri,
    typ: 'Katalog',
    název: { cs: `Otevřená data: ${catalogue.publisher}` },
    popis: { cs: `Katalog otevřených dat, která zveřejňuje ${catalogue.publisher}.` },
    poskytovatel: publicBodyIri(catalogue.ico),
    domovská_stránka: catalogue.homepage,
  }),
  // an empty catalogue still says that it lists nothing
  datová_sada: [...catalogue.datasets],
})
