import type { Actor } from '../../platform/actor/actor.ts'

/** Clerks write the guides of life situations. */
export const mayEdit = ({ roles }: Actor): boolean =>
  roles.includes('administrator') || roles.includes('clerk')

/** How far a service is digitised is judged by whoever writes the guides or looks after the city's platforms. */
export const mayJudge = (actor: Actor): boolean => mayEdit(actor) || actor.roles.includes('analyst')

/** Everybody who works in the office reads drafts, doubts and dates of review. */
export const mayReadInside = (actor: Actor): boolean => actor.accountId !== null || actor.kind === 'system'
