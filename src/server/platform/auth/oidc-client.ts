import type { Configuration } from 'openid-client'
import { DomainError } from '../domain-error.ts'
import { describeError, log } from '../log/log.ts'
import { publicOrigin } from './auth.ts'
import { beginCeremony, takeCeremony } from './ceremony.ts'
import type { SignInRequest } from './sign-in.ts'

/** A client of one OpenID Connect provider (OpenID Connect Core 1.0): authorization code with PKCE, state and nonce. */
export interface OidcClient {
  issuer: string
  clientId: string
  clientSecret: string
  /** Path to which the provider returns the browser */
  returns: string
  /** Under which the ceremony of a browser is kept */
  ceremony: string
  scope: string
}

// Loaded when somebody comes through a provider
const library = () => import('openid-client')
const seconds = 10
const discovered = new Map<string, Promise<Configuration>>()

const failed = () =>
  new DomainError(
    'oidc_failed',
    'Přihlášení se nepovedlo. Zkuste to znovu, nebo se přihlaste jiným způsobem.',
    502,
  )

async function configuration(client: OidcClient): Promise<Configuration> {
  const { allowInsecureRequests, discovery } = await library()
  const server = new URL(client.issuer)
  // plain http only towards this very machine
  const local = server.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(server.hostname)
  const key = `${client.issuer} ${client.clientId} ${client.clientSecret}`
  if (!discovered.has(key))
    discovered.set(
      key,
      discovery(server, client.clientId, client.clientSecret, undefined, {
        timeout: seconds,
        ...(local ? { execute: [allowInsecureRequests] } : {}),
      }),
    )
  return discovered.get(key)!.catch((error: unknown) => {
    discovered.delete(key)
    log('error', 'oidc.unreachable', describeError(error))
    throw failed()
  })
}

const callback = (client: OidcClient) => `${publicOrigin().origin}${client.returns}`

/**
 * Begins signing in.
 * @param content what is wanted back at the end, kept on this side
 * @param more parameters of the request, such as `acr_values`
 * @returns the provider's address to send the browser to
 * @throws DomainError `oidc_failed`
 */
export async function beginAuthorization(
  client: OidcClient,
  request: SignInRequest,
  content: Record<string, string>,
  userId: string | null = null,
  more: Record<string, string> = {},
): Promise<string> {
  const oidc = await library()
  const config = await configuration(client)
  const kept = {
    verifier: oidc.randomPKCECodeVerifier(),
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
  }
  await beginCeremony(request, client.ceremony, { ...content, ...kept }, userId)
  return oidc.buildAuthorizationUrl(config, {
    redirect_uri: callback(client),
    scope: client.scope,
    code_challenge: await oidc.calculatePKCECodeChallenge(kept.verifier),
    code_challenge_method: 'S256',
    state: kept.state,
    nonce: kept.nonce,
    ...more,
  }).href
}

/**
 * Ends signing in: the provider's answer is verified against what this browser began.
 * @returns claims of the ID token and of userinfo, the ID token's own apart, and what was kept
 * @throws DomainError `oidc_failed`
 */
export async function finishAuthorization(
  client: OidcClient,
  request: SignInRequest,
  query: URLSearchParams,
): Promise<{
  sub: string
  claims: Record<string, unknown>
  idToken: Record<string, unknown>
  content: Record<string, string>
  userId: string | null
}> {
  const begun = await takeCeremony(request, client.ceremony)
  if (!begun) throw failed()
  const oidc = await library()
  const config = await configuration(client)
  const answer = new URL(callback(client))
  answer.search = query.toString()
  const tokens = await oidc
    .authorizationCodeGrant(config, answer, {
      pkceCodeVerifier: begun.content['verifier'] ?? '',
      expectedState: begun.content['state'] ?? '',
      expectedNonce: begun.content['nonce'] ?? '',
      idTokenExpected: true,
    })
    .catch((error: unknown) => {
      log('warn', 'oidc.refused', describeError(error))
      throw failed()
    })
  const claims = tokens.claims()
  if (!claims) throw failed()
  const user = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub).catch(() => ({}))
  return {
    sub: claims.sub,
    claims: { ...claims, ...user },
    idToken: claims,
    content: begun.content,
    userId: begun.userId,
  }
}
