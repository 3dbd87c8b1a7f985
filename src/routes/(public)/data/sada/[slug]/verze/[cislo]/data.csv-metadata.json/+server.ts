import { error } from '@sveltejs/kit'
import { readCsvw } from '#server/modules/catalogue/index.ts'
import { openData } from '#server/platform/http/open-data.ts'
import type { RequestHandler } from './$types'

/** What `data.csv` of one version holds: CSV on the Web (W3C, csv2metadata). */
export const GET: RequestHandler = ({ params }) => {
  if (!/^\d{1,6}$/.test(params.cislo)) error(404)
  return openData(readCsvw(params.slug, Number(params.cislo)))
}
