import { localDay } from '../../../../shared/time/local-day.ts'
import { shiftDay } from '../../../../shared/time/shift-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/domain-error.ts'
import type { ReportParameter } from '../../../platform/reports/report-definition.ts'
import { findBody, listBodies, rolesOn } from '../body.store.ts'
import { insideBodies } from '../inside-bodies.ts'
import { mayReadInside } from '../policy.ts'

/** Bodies whose inside the actor reads. */
export const bodyParameter: ReportParameter = {
  name: 'organ',
  label: 'Orgán',
  kind: 'choice',
  choices: async (actor) => {
    const { ids } = await insideBodies(actor)
    return (await listBodies(database()))
      .filter(({ id }) => ids.includes(id))
      .map(({ slug, name }) => ({ value: slug, label: name }))
  },
  usual: async (actor) => (await bodyParameter.choices!(actor))[0]?.value ?? '',
}

const yearBack = ({ now }: Actor) => shiftDay(localDay(now), -364)

/** First and last day of the period, the last year unless told. */
export const periodParameters: readonly ReportParameter[] = [
  { name: 'od', label: 'Od', kind: 'day', usual: yearBack },
  { name: 'do', label: 'Do', kind: 'day', usual: ({ now }) => localDay(now) },
]

/** @throws DomainError `not_found` when the actor does not read the body's inside */
export async function bodyInside(actor: Actor, slug: string) {
  const db = database()
  const body = await findBody(db, slug)
  if (!body || !mayReadInside(actor, await rolesOn(db, actor, body.id))) throw notFound()
  return body
}
