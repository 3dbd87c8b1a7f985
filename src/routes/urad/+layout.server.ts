import { recordableBodies } from '#server/modules/meetings/index.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ locals }) => ({
  keepsRecords: (await recordableBodies(locals.actor)).length > 0,
  signedName: locals.signed?.name ?? '',
  roles: locals.actor.roles,
})
