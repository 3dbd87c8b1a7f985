/** Objects on one page of an external list */
export const pageSize = 100

/** What a reader asked of a list (OParl 1.1, 2.5.3): instants, both ends included. */
export interface ListQuestion {
  page: number
  createdSince: Date | null
  createdUntil: Date | null
  modifiedSince: Date | null
  modifiedUntil: Date | null
}

const filters = {
  created_since: 'createdSince',
  created_until: 'createdUntil',
  modified_since: 'modifiedSince',
  modified_until: 'modifiedUntil',
} as const

/** Reads the query of a list. @returns null when an instant is not one (RFC 3339) */
export function readListQuestion(query: URLSearchParams): ListQuestion | null {
  const question: ListQuestion = {
    page: Math.max(1, Math.min(1_000_000, Number.parseInt(query.get('page') ?? '1', 10) || 1)),
    createdSince: null,
    createdUntil: null,
    modifiedSince: null,
    modifiedUntil: null,
  }
  for (const [name, field] of Object.entries(filters)) {
    const given = query.get(name)
    if (given === null) continue
    // a plus that a careless client did not encode arrives as a space
    const instant = new Date(given.replace(/ (?=\d\d:?\d\d$)/, '+'))
    if (!/^\d{4}-\d{2}-\d{2}T/.test(given) || Number.isNaN(instant.getTime())) return null
    question[field] = instant
  }
  return question
}

export interface ExternalList {
  data: readonly object[]
  pagination: { totalElements: number; elementsPerPage: number; currentPage: number; totalPages: number }
  links: { first: string; prev?: string; self: string; next?: string; last: string }
}

/** A page of an external list (OParl 1.1, 2.5): `next` on every page but the last, filters kept in all links. */
export function externalList(
  address: string,
  query: URLSearchParams,
  page: number,
  total: number,
  data: readonly object[],
): ExternalList {
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const link = (to: number) => {
    const kept = new URLSearchParams([...query].filter(([name]) => name in filters))
    if (to > 1) kept.set('page', String(to))
    return kept.size > 0 ? `${address}?${kept}` : address
  }
  return {
    data,
    pagination: { totalElements: total, elementsPerPage: pageSize, currentPage: page, totalPages: pages },
    links: {
      first: link(1),
      ...(page > 1 ? { prev: link(Math.min(page - 1, pages)) } : {}),
      self: link(page),
      ...(page < pages ? { next: link(page + 1) } : {}),
      last: link(pages),
    },
  }
}
