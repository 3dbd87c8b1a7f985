import { localDay } from '#shared/time/local-day.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ locals, url }) => ({
  locale: locals.locale,
  demo: locals.demo,
  /** Day on which the page is shown; the page cache lasts no longer */
  today: localDay(locals.actor.now),
  /** Path without the language prefix */
  current: url.pathname.replace(/^\/en(?=\/|$)/, '') || '/',
})
