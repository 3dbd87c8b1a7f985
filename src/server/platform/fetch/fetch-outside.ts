import { lookup } from 'node:dns/promises'
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { BlockList, isIP } from 'node:net'
import { DomainError } from '../domain-error.ts'

/**
 * Addresses of this machine and of inner networks (RFC 6890): whatever a stranger's address leads to, not there.
 * The list itself sees an address of version 4 inside one of version 6.
 */
const inner = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['fec0::', 10],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inner.addSubnet(network, prefix, 'ipv6')

export const isInner = (address: string): boolean =>
  inner.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

let innerAllowed = false

/** Lets fetching reach inner networks too; only composition roots and test set-up call it. */
export function allowInnerNetworks(allowed: boolean): void {
  innerAllowed = allowed
}

export interface Outside {
  status: number
  headers: IncomingMessage['headers']
  /** Where redirects led */
  address: string
  content: IncomingMessage
}

const mostRedirects = 5

/**
 * Fetches from somewhere else. The address that was looked at is the one that is connected to; redirects are followed and looked at again;
 * nothing inner is reached.
 * @throws DomainError `wrong_address`, `unreachable` with a sentence that says why
 */
export async function fetchOutside(
  address: string,
  { method = 'GET', wait = 15_000, headers = {}, body, redirects = mostRedirects }: Fetching = {},
): Promise<Outside> {
  let at = address
  for (let hop = 0; hop <= redirects; hop++) {
    const response = await once(at, { method, wait, headers, ...(body === undefined ? {} : { body }) })
    const { statusCode = 0, headers: given } = response
    if (redirects === 0 || ![301, 302, 303, 307, 308].includes(statusCode) || !given.location)
      return { status: statusCode, headers: given, address: at, content: response }
    response.destroy()
    if (!URL.canParse(given.location, at)) throw unreachable('přesměrovává na neplatnou adresu')
    at = new URL(given.location, at).href
  }
  throw unreachable('adresa přesměrovává pořád dokola')
}

export interface Fetching {
  method?: 'GET' | 'HEAD' | 'POST'
  /** Milliseconds until the answer begins and between two pieces of it */
  wait?: number
  headers?: Record<string, string>
  body?: string
  /** How many are followed */
  redirects?: number
}

async function once(
  address: string,
  {
    method,
    wait,
    headers,
    body,
  }: Required<Pick<Fetching, 'method' | 'wait' | 'headers'>> & { body?: string },
): Promise<IncomingMessage> {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    throw new DomainError(
      'wrong_address',
      'Adresa: zadejte celou adresu, která začíná https://, bez jména a hesla.',
    )
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const found = await lookup(host, { all: true }).catch(() => [])
  if (found.length === 0) throw unreachable(`server ${host} se nepodařilo najít`)
  if (!innerAllowed && found.some((one) => isInner(one.address)))
    throw new DomainError(
      'wrong_address',
      'Adresa vede do vnitřní sítě, odtud nestahujeme. Zadejte veřejnou adresu.',
    )
  const [{ address: pinned, family }] = found as [{ address: string; family: number }]
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const headersBy = new AbortController()
    const late = setTimeout(() => headersBy.abort(), 2 * wait)
    const sent = send(
      url,
      {
        method,
        headers: { 'user-agent': 'Radnice', accept: '*/*', ...headers },
        timeout: wait,
        // headers that trickle in are not waited for either; the body has only to keep coming
        signal: headersBy.signal,
        // the name is not looked up again: it could lead elsewhere by then
        lookup: ((_: string, options: { all?: boolean }, done: (...given: unknown[]) => void) =>
          options.all ? done(null, [{ address: pinned, family }]) : done(null, pinned, family)) as never,
      },
      (response) => {
        clearTimeout(late)
        resolve(response)
      },
    )
    sent.on('close', () => clearTimeout(late))
    sent.on('timeout', () => sent.destroy(new Error('time')))
    sent.on('error', (problem) =>
      reject(
        unreachable(
          problem.message === 'time' || problem.name === 'AbortError'
            ? 'server neodpověděl včas'
            : 'spojení se nepodařilo',
        ),
      ),
    )
    sent.end(body)
  })
}

const unreachable = (why: string) =>
  new DomainError('unreachable', `Z adresy nejde stahovat: ${why}. Zkontrolujte ji, nebo to zkuste později.`)
