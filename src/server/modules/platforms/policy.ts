import type { Actor } from '../../platform/actor/actor.ts'
import { recordableBodies } from '../meetings/index.ts'

/** Whoever looks after platforms and figures, and whoever keeps a body's records: the plan of development is the body's own. */
export const mayManagePlatforms = async (actor: Actor): Promise<boolean> =>
  actor.roles.some((role) => role === 'administrator' || role === 'analyst') ||
  (await recordableBodies(actor)).length > 0

/** Everybody who works in the office reads the whole register. */
export const mayReadInside = (actor: Actor): boolean => actor.accountId !== null || actor.kind === 'system'
