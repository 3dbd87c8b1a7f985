import { resolutionRegister } from '#server/modules/meetings/index.ts'
import { readQuery } from '#server/platform/http/query.ts'
import type { PageServerLoad } from './$types'

/** The first rows of the register for a frame in the city's own web: no cookies, no scripts, no header. */
export const load: PageServerLoad = async ({ url }) => {
  const query = readQuery(url)
  const [body, count] = [query.slug('organ'), query.number('pocet', 1, 30) ?? 5]
  const { rows } = await resolutionRegister({ page: 1, ...(body ? { body } : {}) })
  return { rows: rows.slice(0, count) }
}
