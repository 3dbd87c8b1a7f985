import { oparlPart } from '#server/modules/meetings/index.ts'
import { openData } from '#server/platform/http/open-data.ts'
import type { RequestHandler } from './$types'

/** An object that stands inside another one, by its own address: an agenda item, a file, a location, a consultation. */
export const GET: RequestHandler = ({ params }) => openData(oparlPart(params.kind, params.id, params.part))
