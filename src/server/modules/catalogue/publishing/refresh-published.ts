import type { Fault } from '../../../../shared/catalogue/fault.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { indexPublic, withdrawPublic } from '../../../platform/search/index-documents.ts'
import {
  findDataset,
  giveAddress,
  givenTo,
  indexDataset,
  noteDataset,
  type DatasetRow,
} from '../datasets/dataset.store.ts'
import { datasetTriples } from '../exchange/dcat-ap.ts'
import { describeDataset } from '../exchange/describe-dataset.ts'
import { nextRevision, saveGraph } from '../exchange/graph.store.ts'
import { datasetPath } from '../exchange/record-of.ts'
import type { DatasetRecord } from '../exchange/record.ts'
import { judgeForGate } from '../gate/judge-for-gate.ts'
import { recordFor } from './record-for.ts'

/** A refusal that names every fault. */
export class NotPublishable extends DomainError {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super('not_publishable', `Zveřejnit to zatím nejde: ${faults.map(({ text }) => text).join(' ')}`)
    this.faults = faults
  }
}

/**
 * Makes anew what the catalogue says of a dataset that stands published; of others nothing is said.
 * @throws NotPublishable when it would no longer pass the gate: nothing is then changed
 */
export async function refreshPublished(work: Work, id: string): Promise<void> {
  const row = await findDataset(work.db, { id })
  if (row?.state !== 'published') return
  const record = await recordFor(work.db, row)
  const faults = await judgeForGate(record)
  if (faults.length > 0) throw new NotPublishable(faults)
  await say(work, row, record)
}

async function say(work: Work, row: DatasetRow, record: DatasetRecord): Promise<void> {
  const { id, slug } = row
  const owner = await givenTo(work.db, datasetPath(slug))
  if (owner !== null && owner !== id)
    throw new Error(`The permanent address of ${slug} belongs to another dataset`)
  await giveAddress(work.db, { path: datasetPath(slug), kind: 'dataset', subjectId: id })
  for (const { iri } of record.distributions)
    await giveAddress(work.db, {
      path: iri.slice(iri.indexOf(datasetPath(slug))),
      kind: 'distribution',
      subjectId: id,
    })
  const formats = record.distributions.flatMap((one) => (one.kind === 'file' ? (one.format ?? []) : ['API']))
  await noteDataset(work.db, id, { formats: [...new Set(formats)] })
  await saveGraph(work.db, {
    datasetId: id,
    iri: record.iri,
    ico: record.ico!,
    revision: await nextRevision(work.db),
    document: JSON.stringify(describeDataset(record)),
    triples: datasetTriples(record, `b${id.replaceAll('-', '')}`),
  })
  const keywords = [...row.keywords, ...row.keywordsEn].join(' ')
  const rest = [row.description, row.descriptionEn, row.publisher, row.titleEn].filter(Boolean).join(' ')
  await indexDataset(work.db, id, { title: row.title, keywords, rest })
  await indexPublic(work.db, [
    {
      kind: 'dataset',
      id,
      path: datasetPath(slug),
      title: row.title,
      body: [row.description, keywords].filter(Boolean).join(' '),
      day: localDay(row.publishedAt ?? work.actor.now),
    },
  ])
}

/** Takes a dataset out of everything that speaks to the public; its address stays given. */
export async function unsay(work: Work, row: DatasetRow, record: DatasetRecord): Promise<void> {
  await saveGraph(work.db, {
    datasetId: row.id,
    iri: record.iri,
    ico: record.ico ?? '',
    revision: await nextRevision(work.db),
    document: '',
    triples: '',
  })
  await withdrawPublic(work.db, 'dataset', [row.id])
}
