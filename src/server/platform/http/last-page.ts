import { redirect } from '@sveltejs/kit'

/** A page number beyond the list leads to its last page. */
export function toLastPage(url: URL, page: number, pages: number): void {
  if (page <= pages) return
  const query = new URLSearchParams(url.searchParams)
  if (pages > 1) query.set('strana', String(pages))
  else query.delete('strana')
  redirect(307, query.size > 0 ? `${url.pathname}?${query}` : url.pathname)
}
