import type { Actor } from '../../platform/actor/actor.ts'

/** Whoever looks after platforms and figures brings budgets in and says what of them belongs to the smart city. */
export const mayManageBudget = ({ roles }: Actor): boolean =>
  roles.includes('administrator') || roles.includes('analyst')
