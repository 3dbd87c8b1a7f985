import type { Handle } from '@sveltejs/kit/hooks'
import { localDay } from '../../../shared/time/local-day.ts'
import { recentAuditLength } from '../audit/audit-length.ts'
import { database } from '../database/database.ts'

interface Page {
  html: string
  headers: [string, string][]
}

const pages = new Map<string, Page>()
const mostPages = 300
const longestPage = 200_000
const longestQuery = 100

/** Public pages whose address alone decides what they show; signing in and setting up are not among them. */
const cached =
  /^\/\(public\)(?:$|\/(?:jednani|usneseni|ukoly|organy|vlozit|design|platformy|rozpocet)(?:\/|$))/

/**
 * Keeps rendered public pages, which are the same for everyone: the session is never read there.
 * A page holds while the audit trail stands still and the day lasts: every change of a record lengthens the trail,
 * so another server's change is seen too, within a tenth of a second.
 */
export const pageCache: Handle = async ({ event, resolve }) => {
  const { url, request, route, locals } = event
  if (request.method !== 'GET' || !cached.test(route.id ?? '') || url.search.length > longestQuery)
    return resolve(event)
  if (event.isDataRequest) return resolve(event)
  const version = `${await recentAuditLength(database())} ${localDay(locals.actor.now)}`
  const key = `${version} ${url.pathname}${url.search}`
  const known = pages.get(key)
  if (known) return answer(known, request.headers.get('if-none-match'))
  const response = await resolve(event)
  if (response.status !== 200 || !response.headers.get('content-type')?.startsWith('text/html'))
    return response
  const html = await response.text()
  const headers = [...response.headers]
  if (html.length <= longestPage && !response.headers.has('set-cookie')) keep(key, { html, headers })
  return new Response(html, { headers })
}

function answer({ html, headers }: Page, has: string | null): Response {
  const etag = headers.find(([name]) => name === 'etag')?.[1]
  if (etag !== undefined && has?.includes(etag)) return new Response(null, { status: 304, headers: { etag } })
  return new Response(html, { headers })
}

/** The oldest page gives way; pages of earlier versions are never asked for again and go first. */
function keep(key: string, page: Page): void {
  pages.set(key, page)
  for (const oldest of pages.keys()) {
    if (pages.size <= mostPages) break
    pages.delete(oldest)
  }
}
