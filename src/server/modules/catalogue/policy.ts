import type { Actor } from '../../platform/actor/actor.ts'

/** Whoever looks after platforms and figures is the curator: keeps the inventory, writes records of datasets and publishes them. */
export const mayCurate = ({ roles }: Actor): boolean =>
  roles.includes('administrator') || roles.includes('analyst')
