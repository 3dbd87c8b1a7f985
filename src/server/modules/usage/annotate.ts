import * as v from 'valibot'
import { isoDate, recordLine } from '../../../shared/meetings/record.ts'
import { annotationKinds } from '../../../shared/usage/words.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { isId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { notFound } from '../../platform/domain-error.ts'
import { mayPlan } from '../platforms/index.ts'
import { deleteAnnotation, insertAnnotation } from './use.store.ts'
import { findUsePlatform } from './use-platform.ts'
import { wrongForm } from '../../platform/wrong-form.ts'

const annotation = v.pipe(
  v.object({
    kind: v.picklist(annotationKinds, 'Druh události: vyberte jednu z možností.'),
    startsOn: v.pipe(v.string(), v.nonEmpty('Od: zadejte den.'), isoDate),
    endsOn: v.pipe(v.string(), v.nonEmpty('Do: zadejte den.'), isoDate),
    text: v.pipe(recordLine(300), v.nonEmpty('Popis: napište, co se stalo.')),
  }),
  v.check(({ startsOn, endsOn }) => startsOn <= endsOn, 'Konec události nesmí být před začátkem.'),
)

/**
 * Notes what happened to a platform: an outage is left out of growth, a change of method divides the figures, a campaign explains.
 * @throws DomainError `not_found`, `wrong_annotation`
 */
export async function annotate(
  actor: Actor,
  slug: string,
  id: string,
  input: { kind: string; startsOn: string; endsOn: string; text: string },
): Promise<void> {
  if (!(await mayPlan(actor)) || !isId(id)) throw notFound()
  const platform = await findUsePlatform(slug)
  const checked = v.safeParse(annotation, input)
  if (!checked.success) throw wrongForm('wrong_annotation', checked.issues)
  await inTransaction(actor, async (work) => {
    await insertAnnotation(work.db, { id, platformId: platform.id, ...checked.output })
    work.audit({ action: 'usage.annotation.added', subject: { kind: 'platform', id: platform.id } })
  })
}

/** @throws DomainError `not_found` */
export async function removeAnnotation(actor: Actor, slug: string, id: string): Promise<void> {
  if (!(await mayPlan(actor)) || !isId(id)) throw notFound()
  const platform = await findUsePlatform(slug)
  await inTransaction(actor, async (work) => {
    if (!(await deleteAnnotation(work.db, platform.id, id))) throw notFound()
    work.audit({ action: 'usage.annotation.removed', subject: { kind: 'platform', id: platform.id } })
  })
}
