import { mayHandle } from '#server/modules/cases/index.ts'
import { recordableBodies } from '#server/modules/meetings/index.ts'
import { takeNotice } from '#server/platform/http/notice.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = async ({ locals, cookies }) => ({
  keepsRecords: (await recordableBodies(locals.actor)).length > 0,
  signedName: locals.signed?.name ?? '',
  handlesCases: mayHandle(locals.actor),
  roles: locals.actor.roles,
  notice: takeNotice(cookies),
})
