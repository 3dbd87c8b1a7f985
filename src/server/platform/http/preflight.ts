import type { Handle } from '@sveltejs/kit/hooks'

const open = /^\/(?:api|\(public\)\/(?:data\/sada|lkod|sparql|oparl))(?:\/|$)/

/** Browsers ask before a script of another site sends a header of its own (CORS preflight, Fetch § 4.8); open data are for any of them. */
export const preflight: Handle = ({ event, resolve }) => {
  if (event.request.method !== 'OPTIONS' || !open.test(event.route.id ?? '')) return resolve(event)
  return new Response(null, {
    status: 204,
    headers: {
      allow: 'GET, HEAD, OPTIONS',
      'access-control-allow-origin': '*',
      'access-control-allow-methods': /sparql/.test(event.route.id ?? '') ? 'GET, HEAD, POST' : 'GET, HEAD',
      'access-control-allow-headers': '*',
      'access-control-max-age': '86400',
    },
  })
}
