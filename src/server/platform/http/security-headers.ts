import type { Handle } from '@sveltejs/kit/hooks'

const always: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'cross-origin-opener-policy': 'same-origin',
}
const base = `default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'`

/** The desk, the passkey, which only a script can ask for, and uploads that go on after a lost connection */
const scriptedRoutes = ['/urad', '/(public)/prihlaseni/klic', '/(public)/vyplnit/[token]/[page]/soubory']

/** The desk keeps SvelteKit's own nonce policy; every other page gets `script-src 'none'`. */
export const securityHeaders: Handle = async ({ event, resolve }) => {
  const response = await resolve(event)
  for (const [name, value] of Object.entries(always))
    if (!response.headers.has(name)) response.headers.set(name, value)
  if (event.url.protocol === 'https:')
    response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  const embedded = event.url.pathname.includes('/vlozit/')
  if (embedded) response.headers.delete('x-frame-options')
  const scripted =
    scriptedRoutes.some((route) => event.route.id?.startsWith(route)) &&
    response.headers.has('content-security-policy')
  if (!scripted)
    response.headers.set(
      'content-security-policy',
      `${base}; script-src 'none'; frame-ancestors ${embedded ? '*' : "'none'"}`,
    )
  return response
}
