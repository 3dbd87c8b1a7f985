import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ locals }) => ({
  signedName: locals.signed?.name ?? '',
  roles: locals.actor.roles,
})
