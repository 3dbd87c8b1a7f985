import { compareAnnex } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals, params }) =>
  answer(compareAnnex(locals.actor, params.body, params.meeting, params.cislo))
