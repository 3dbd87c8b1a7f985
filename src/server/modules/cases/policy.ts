import type { Actor } from '../../platform/actor/actor.ts'

/** Clerks handle cases. */
export const mayHandle = ({ roles }: Actor): boolean =>
  roles.includes('administrator') || roles.includes('clerk')

/** Administrators found departments. */
export const mayManage = ({ roles }: Actor): boolean => roles.includes('administrator')
