import { localDay } from '../../../../shared/time/local-day.ts'
import { shiftDay } from '../../../../shared/time/shift-day.ts'
import { database } from '../../../platform/database/database.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { currentVersion, listFiles } from '../data/data.store.ts'
import { findDataset, listDistributions, listMembers, type DatasetRow } from '../datasets/dataset.store.ts'
import { convertTriples, type graphTypes } from '../exchange/convert-triples.ts'
import { licenceOf } from '../exchange/dcat-ap.ts'
import { graphsOf } from '../exchange/graph.store.ts'
import { listApplications, useSince } from '../readers/news.store.ts'
import { recordFor } from '../publishing/record-for.ts'

/** A published dataset by its slug. @throws DomainError `not_found`; `withdrawn` (410) with the day, for its address stays */
export async function publishedRow(slug: string): Promise<DatasetRow> {
  const row = await findDataset(database(), { slug })
  if (row?.state === 'published') return row
  if (row?.firstPublishedAt)
    throw new DomainError(
      'withdrawn',
      `Datová sada „${row.title}“ tu byla zveřejněná a město ji stáhlo. Její adresa nikdy nebude označovat nic jiného.`,
      410,
    )
  throw notFound()
}

/** A dataset as its page shows it. @throws DomainError `not_found`, `withdrawn` */
export async function readDataset(slug: string, now = new Date()) {
  const row = await publishedRow(slug)
  const record = await recordFor(database(), row)
  const checks = new Map(
    (await listDistributions(database(), [row.id])).map(({ id, alive, checkedAt }) => [
      id,
      { alive, checkedAt },
    ]),
  )
  const version = await currentVersion(database(), row.id)
  const files = version ? await listFiles(database(), [version.id]) : []
  const members = (await listMembers(database(), row.id)).filter(({ state }) => state === 'published')
  return {
    dataset: row,
    iri: record.iri,
    licence: licenceOf(record.terms),
    distributions: record.distributions.map((one) => ({
      ...one,
      check: checks.get(one.iri.split('/').at(-1)!) ?? null,
    })),
    members,
    applications: await listApplications(database(), row.id),
    use: await useSince(database(), row.id, shiftDay(localDay(now), -30)),
    /** Where Radnice itself keeps the data */
    table: version
      ? {
          rows: version.rows ?? 0,
          columns: version.columns.length,
          omitted: files.some((one) => one.omitted !== null),
          /** Bytes of its files by their formats */
          sizes: Object.fromEntries(files.map(({ format, size }) => [format, size])),
        }
      : null,
  }
}

/** What the catalogue says of a dataset, in one of the formats of RDF. JSON-LD is the DCAT-AP-CZ document itself. @throws DomainError `not_found`, `withdrawn` */
export async function readRecord(slug: string, type: (typeof graphTypes)[number]): Promise<string> {
  const row = await publishedRow(slug)
  const { iri } = await recordFor(database(), row)
  const [graph] = await graphsOf(database(), [iri])
  if (!graph) throw notFound()
  return type === 'application/ld+json' ? graph.document : convertTriples(graph.triples, type)
}
