import { readCsvw } from '#server/modules/catalogue/index.ts'
import { openData } from '#server/platform/http/open-data.ts'
import type { RequestHandler } from './$types'

/** What `data.csv` holds: CSV on the Web (W3C, csv2metadata), found by the name beside the file. */
export const GET: RequestHandler = ({ params }) => openData(readCsvw(params.slug))
