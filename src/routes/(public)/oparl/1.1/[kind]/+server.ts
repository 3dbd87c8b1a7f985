import { oparlList } from '#server/modules/meetings/index.ts'
import { openData } from '#server/platform/http/open-data.ts'
import type { RequestHandler } from './$types'

/** An external list of OParl 1.1, 100 objects a page; `created_since|until` and `modified_since|until` filter it. */
export const GET: RequestHandler = ({ params, url }) => openData(oparlList(params.kind, url.searchParams))
