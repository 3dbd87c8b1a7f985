import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { describeDataset } from '../exchange/describe-dataset.ts'
import { harvested } from '../gate/harvested.ts'
import { judgeForGate } from '../gate/judge-for-gate.ts'
import { isOverdue, rateQuality } from '../gate/rate-quality.ts'
import { listOrganisations } from '../inventory/organisation.store.ts'
import { listSources } from '../inventory/source.store.ts'
import { mayCurate } from '../policy.ts'
import { listNews } from '../readers/news.store.ts'
import { recordFor } from '../publishing/record-for.ts'
import { upkeepOf } from '../publishing/upkeep-of.ts'
import { findDataset, listChanges, listDatasets, listDistributions, listMembers } from './dataset.store.ts'

/** All records for their curator, the newest change first. @throws DomainError `not_found` */
export async function listForCurator(actor: Actor) {
  if (!mayCurate(actor)) throw notFound()
  const rows = await listDatasets(database())
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    title: row.title,
    publisher: row.publisher,
    state: row.state,
    generated: row.generated,
    formats: row.formats,
    changedAt: row.changedAt,
    dataChangedAt: row.dataChangedAt,
    overdue: row.state === 'published' && isOverdue(row.frequency, row.dataChangedAt, actor.now),
  }))
}

/** What the form of a record offers to choose from. @throws DomainError `not_found` */
export async function datasetChoices(actor: Actor) {
  if (!mayCurate(actor)) throw notFound()
  const [organisations, sources, datasets] = await Promise.all([
    listOrganisations(database()),
    listSources(database()),
    listDatasets(database()),
  ])
  return {
    organisations: organisations.map(({ id, name, ico }) => ({ id, name, ico })),
    sources: sources
      .filter(({ ended }) => !ended)
      .map(({ id, name, organisation }) => ({ id, name, organisation })),
    series: datasets.filter(({ kind }) => kind === 'series').map(({ id, title }) => ({ id, title })),
  }
}

/** Names of what a history refers to by ids. */
async function namesOf(changes: Awaited<ReturnType<typeof listChanges>>): Promise<Record<string, string>> {
  const references = ['organisationId', 'seriesId', 'sourceId']
  if (!changes.some(({ fields }) => references.some((name) => name in fields))) return {}
  const [organisations, sources, datasets] = await Promise.all([
    listOrganisations(database()),
    listSources(database()),
    listDatasets(database()),
  ])
  return Object.fromEntries([
    ...organisations.map(({ id, name }) => [id, name]),
    ...sources.map(({ id, name }) => [id, name]),
    ...datasets.map(({ id, title }) => [id, title]),
  ]) as Record<string, string>
}

/** One record with everything its curator works with: faults, quality, what the national catalogue will see. @throws DomainError `not_found` */
export async function readForCurator(actor: Actor, id: string) {
  if (!mayCurate(actor) || !isId(id)) throw notFound()
  const row = await findDataset(database(), { id })
  if (!row) throw notFound()
  const record = await recordFor(database(), row)
  const [faults, linked, changes, news, members, upkeep] = await Promise.all([
    judgeForGate(record),
    listDistributions(database(), [id]),
    listChanges(database(), id),
    listNews(database(), { datasetId: id, limit: 200 }),
    listMembers(database(), id),
    upkeepOf(row, actor.now),
  ])
  return {
    dataset: row,
    iri: record.iri,
    distributions: record.distributions,
    linked,
    faults,
    quality: rateQuality(record, upkeep),
    harvested: harvested(record),
    document: describeDataset(record),
    changes,
    events: news.flatMap(({ kind, at, version }) => (kind === 'changed' ? [] : [{ kind, at, version }])),
    names: await namesOf(changes),
    members,
  }
}
