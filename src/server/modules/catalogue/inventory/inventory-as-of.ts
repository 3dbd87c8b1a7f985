import { localInstant } from '../../../../shared/time/local-instant.ts'
import { shiftDay } from '../../../../shared/time/shift-day.ts'
import { database } from '../../../platform/database/database.ts'
import { listOpened } from '../datasets/dataset.store.ts'
import { datasetPath } from '../exchange/record-of.ts'
import type { CatalogueTables } from '../tables.ts'
import { deliveryOf } from './read-inventory.ts'
import { listOrganisations } from './organisation.store.ts'
import type { publicFields } from './source-form.ts'
import { listStatesBefore } from './source.store.ts'

type Source = CatalogueTables['catalogue.source']

/** What everybody may know of a source: an allow list, so that a new column stays inside until somebody lets it out. */
export type PublicSource = Pick<Source, (typeof publicFields)[number]> & {
  id: string
  organisationId: string
  organisation: string
  /** A dataset of it stands published in the catalogue */
  opened: boolean
  datasetPath: string | null
}

/** What was known of an answer at the end of a day: one that came later had not come, and who was asked later had not been. */
function deliveryThen(
  one: { answeredAt: Date | null; hasNone: boolean; askedOn: string | null; dueOn: string | null },
  on: string,
  end: Date,
) {
  const asked = one.askedOn !== null && one.askedOn <= on
  const answered = one.answeredAt !== null && one.answeredAt < end
  return deliveryOf(
    { answeredAt: answered ? one.answeredAt : null, hasNone: one.hasNone, dueOn: asked ? one.dueOn : null },
    on,
  )
}

/** The public inventory at the end of a day, as it was recorded until then. */
export async function inventoryAsOf(on: string) {
  const end = new Date(localInstant(shiftDay(on, 1), '00:00'))
  const organisations = (await listOrganisations(database())).map((one) => ({
    id: one.id,
    name: one.name,
    ico: one.ico,
    kind: one.kind,
    delivery: deliveryThen(one, on, end),
  }))
  const opened = new Map(
    (await listOpened(database(), end)).map(({ sourceId, slug }) => [sourceId, datasetPath(slug)]),
  )
  const places = new Map(organisations.map(({ id }, at) => [id, at]))
  const sources: PublicSource[] = (await listStatesBefore(database(), end))
    .map(({ content, ...row }) => ({
      ...(JSON.parse(content) as Omit<PublicSource, 'id'> & { ended: boolean; privateChanged?: string[] }),
      ...row,
      opened: opened.has(row.id),
      datasetPath: opened.get(row.id) ?? null,
    }))
    .filter(({ ended }) => !ended)
    .map(({ ended: _, privateChanged: __, ...source }) => source)
    .sort(
      (a, b) =>
        places.get(a.organisationId)! - places.get(b.organisationId)! || a.name.localeCompare(b.name, 'cs'),
    )
  return { organisations, sources }
}
