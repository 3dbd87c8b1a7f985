import { findSituations, publicTitles } from '#server/modules/services/index.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { areas } from '#shared/services/words.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url }) => {
  const query = readQuery(url)
  const text = query.text('text') ?? ''
  const area = query.oneOf('oblast', areas)
  const all = await publicTitles()
  return {
    text,
    area: area ?? null,
    found: text === '' ? null : await findSituations(text),
    areas: areas
      .map((name) => ({ name, situations: all.filter((one) => one.area === name) }))
      .filter(({ situations }) => situations.length > 0),
  }
}
