import type { Actor } from '../../platform/actor/actor.ts'
import { recordableBodies } from '../meetings/index.ts'

/** Whoever looks after platforms writes their register, and alone reads versions, servers, security contacts and weaknesses. */
export const mayManagePlatforms = ({ roles }: Actor): boolean =>
  roles.includes('administrator') || roles.includes('analyst')

/** The plan of development and the figures of use are also kept by whoever keeps a body's records. */
export const mayPlan = async (actor: Actor): Promise<boolean> =>
  mayManagePlatforms(actor) || (await recordableBodies(actor)).length > 0

/** Everybody who works in the office reads the register, but for what is sensitive. */
export const mayReadInside = (actor: Actor): boolean => actor.accountId !== null || actor.kind === 'system'
