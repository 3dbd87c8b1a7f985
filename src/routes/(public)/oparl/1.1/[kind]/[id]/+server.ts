import { oparlObject } from '#server/modules/meetings/index.ts'
import { openData } from '#server/platform/http/open-data.ts'
import type { RequestHandler } from './$types'

/** One object of OParl 1.1 at its permanent address. */
export const GET: RequestHandler = ({ params }) => openData(oparlObject(params.kind, params.id))
