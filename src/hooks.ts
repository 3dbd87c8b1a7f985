import type { Reroute } from '@sveltejs/kit/hooks'

/** English pages are the Czech ones under /en. */
export const reroute: Reroute = ({ url }) =>
  url.pathname === '/en' ? '/' : url.pathname.startsWith('/en/') ? url.pathname.slice(3) : undefined
