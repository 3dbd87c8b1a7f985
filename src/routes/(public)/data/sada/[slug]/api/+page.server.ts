import { publishedTable } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { publicUrl } from '#server/platform/config/public-url.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params }) => {
  const { dataset, columns, notes } = await answer(publishedTable(params.slug))
  return {
    slug: dataset.slug,
    title: dataset.title,
    columns: columns.map(({ name, title, type }) => ({ name, title: notes[name]?.title ?? title, type })),
    endpoint: `${publicUrl()}/api/v1/data/${dataset.slug}`,
  }
}
