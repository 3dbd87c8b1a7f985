import { oparlSystem } from '#server/modules/meetings/index.ts'
import { openData } from '#server/platform/http/open-data.ts'
import type { RequestHandler } from './$types'

/** OParl 1.1 System. */
export const GET: RequestHandler = () => openData(oparlSystem())
