import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { listBodiesBelonged, rolesOn } from './body.store.ts'
import { recordableBodies } from './import-minutes.ts'
import { mayReadInside } from './policy.ts'

/** Bodies whose inside the actor reads today: those whose records they keep, and those they belong to. */
export async function insideBodies(actor: Actor) {
  const recordable = await recordableBodies(actor)
  const belonged =
    actor.personId === null ? [] : await listBodiesBelonged(database(), actor.personId, localDay(actor.now))
  return { recordable, belonged, ids: [...new Set([...recordable.map(({ id }) => id), ...belonged])] }
}

/** Whether the actor belongs to a body, or keeps its records. */
export async function belongsTo(actor: Actor, bodyId: string): Promise<boolean> {
  return mayReadInside(actor, await rolesOn(database(), actor, bodyId))
}
