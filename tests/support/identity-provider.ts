import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export interface Subject {
  email?: string
  name?: string
  groups?: string[]
  given_name?: string
  family_name?: string
  birthdate?: string
  address?: { formatted: string }
  /** Level of assurance by which they sign in (claim `acr`) */
  acr?: string
}

export interface IdentityProvider {
  issuer: string
  clientId: string
  clientSecret: string
  /** Who signs in next, and what the provider says of them */
  subject: string
  subjects: Map<string, Subject>
  /** Walks from the provider's address back to ours, as a browser would. @returns the address it ends at */
  walk: (address: string) => Promise<URL>
  stop: () => Promise<void>
}

/** A real OpenID Connect provider on this machine, in which whoever is `subject` signs in without being asked. */
export async function startIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const running: IdentityProvider = {
    issuer,
    clientId: 'radnice',
    clientSecret: 'jen-pro-zkousku',
    subject: '',
    subjects: new Map(),
    walk: (address) => walk(address, issuer),
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: running.clientId,
        client_secret: running.clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    cookies: { keys: ['zkouška'] },
    acrValues: [...new Set(loa)],
    claims: {
      acr: null,
      openid: ['sub', 'groups'],
      email: ['email', 'email_verified'],
      profile: ['name', 'given_name', 'family_name', 'birthdate'],
      address: ['address'],
      phone: ['phone_number'],
    },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => {
        const known = Object.entries(running.subjects.get(sub) ?? {}).filter(([name]) => name !== 'acr')
        return { sub, email_verified: true, ...Object.fromEntries(known) }
      },
    }),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  })
  const callback = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void callback(request, response)
    void (async () => {
      const { prompt, params, session } = await provider.interactionDetails(request, response)
      if (prompt.name === 'login')
        return provider.interactionFinished(request, response, {
          login: { accountId: running.subject, ...acrOf(running.subjects.get(running.subject)) },
        })
      const grant = new provider.Grant({
        accountId: session!.accountId,
        clientId: String(params['client_id']),
      })
      grant.addOIDCScope('openid email profile address phone')
      const grantId = await grant.save()
      return provider.interactionFinished(request, response, { consent: { grantId } })
    })()
  })
  return running
}

const loa = ['low', 'substantial', 'high'].map((level) => `http://eidas.europa.eu/LoA/${level}`)
const acrOf = (subject?: Subject) => (subject?.acr === undefined ? {} : { acr: subject.acr })

async function walk(address: string, issuer: string): Promise<URL> {
  const jar = new Map<string, string>()
  let next = new URL(address)
  while (next.origin === issuer) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]!.split('=')
      jar.set(name, value)
    }
    const location = response.headers.get('location')
    if (!location) throw new Error(`The provider stopped at ${next.href}: ${await response.text()}`)
    next = new URL(location, next)
  }
  return next
}
