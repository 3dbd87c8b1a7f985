import { readQuestion } from '../../../platform/search/question.ts'
import {
  findPublished,
  publisherNames,
  type Chosen,
  type FacetCount,
  type FacetName,
} from './find-datasets.store.ts'

export interface Search extends Omit<Chosen, 'question'> {
  text: string
  order: 'best' | 'newest' | 'title'
  /** From 1 */
  page: number
}

export const perPage = 20

/** Searches the public catalogue by words and facets. Words are matched by their Czech stems; the last one may be unfinished. */
export async function findDatasets({ text, order, page, ...chosen }: Search) {
  const question = readQuestion(text)
  const ask = (asked: string | null) =>
    findPublished({ ...chosen, question: asked }, { limit: perPage, offset: (page - 1) * perPage, order })
  let found = await ask(question?.whole ?? null)
  if (found.total === 0 && question && question.unfinished !== question.whole)
    found = await ask(question.unfinished)
  const names = await publisherNames()
  return {
    total: found.total,
    pages: Math.ceil(found.total / perPage),
    datasets: found.datasets,
    facets: Object.fromEntries(
      (['publisher', 'theme', 'format', 'frequency', 'highValue'] as const).map((name) => [
        name,
        countsOf(found.facets, name).map((one) => ({
          ...one,
          ...(name === 'publisher' ? { label: names.get(one.value) ?? one.value } : {}),
        })),
      ]),
    ) as Record<FacetName, { value: string; count: number; label?: string }[]>,
  }
}

const countsOf = (facets: readonly FacetCount[], name: FacetName) =>
  facets
    .filter(({ facet }) => facet === name)
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value))
    .map(({ value, count }) => ({ value, count }))
