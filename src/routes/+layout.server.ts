import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ locals, url }) => ({
  locale: locals.locale,
  demo: locals.demo,
  /** Path without the language prefix */
  current: url.pathname.replace(/^\/en(?=\/|$)/, '') || '/',
})
