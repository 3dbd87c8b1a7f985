import type { IncomingMessage, ServerResponse } from 'node:http'
import { eventKinds, type EventKind } from '../../../../shared/usage/words.ts'
import { countEvent } from './count-event.ts'

const longestBody = 2_000
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
/** The counter for pages of other vendors: one request a page, no cookie, nothing kept in the browser. */
const script = Buffer.from(
  `(function(){var s=document.currentScript;if(!s||!navigator.sendBeacon)return;var u=new URL('/uzivani/udalost',s.src),p=s.dataset.platforma;window.radnice=function(k,c){navigator.sendBeacon(u,JSON.stringify({p:p,k:k,c:c||location.pathname}))};radnice('view')})()\n`,
)

/**
 * Counting of use, answered before anything else of the server: `POST /uzivani/udalost` with `{ p, k, c }` (platform, kind,
 * path) as text, `GET /uzivani/pocitadlo.gif?p=…` for pages without JavaScript, `GET /uzivani/pocitadlo.js`.
 * Answers 202 whether it counted or not: who is counted learns nothing about the register. 413 for a body over 2 kB, 400 for
 * what is no event.
 * @param address of the visitor, as the edge trusts it
 * @returns whether the request was one of these
 */
export function answerBeacon(request: IncomingMessage, response: ServerResponse, address: string): boolean {
  const url = request.url ?? ''
  if (!url.startsWith('/uzivani/')) return false
  if (request.method === 'POST' && url === '/uzivani/udalost') {
    receive(request, response, address)
    return true
  }
  if (request.method !== 'GET') return false
  const [path, query] = url.split('?', 2)
  if (path === '/uzivani/pocitadlo.js') {
    response.writeHead(200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=86400',
      'cross-origin-resource-policy': 'cross-origin',
    })
    response.end(script)
    return true
  }
  if (path !== '/uzivani/pocitadlo.gif') return false
  const asked = new URLSearchParams(query)
  const referer = request.headers.referer
  void count(request, address, {
    p: asked.get('p'),
    k: asked.get('k') ?? 'view',
    c: asked.get('c') ?? pathOf(referer),
  })
  response.writeHead(200, {
    'content-type': 'image/gif',
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'cross-origin',
  })
  response.end(pixel)
  return true
}

function receive(request: IncomingMessage, response: ServerResponse, address: string): void {
  const parts: Buffer[] = []
  let size = 0
  request.on('data', (part: Buffer) => {
    size += part.length
    if (size <= longestBody) parts.push(part)
  })
  request.on('end', () => {
    if (size > longestBody) return end(response, 413)
    let said: unknown
    try {
      said = JSON.parse(
        parts.length === 1 ? parts[0]!.toString('utf8') : Buffer.concat(parts).toString('utf8'),
      )
    } catch {
      return end(response, 400)
    }
    if (typeof said !== 'object' || said === null || !('p' in said) || !('k' in said))
      return end(response, 400)
    const { p, k, c } = said as Record<string, unknown>
    count(request, address, { p, k, c }).then(
      (isEvent) => end(response, isEvent ? 202 : 400),
      () => end(response, 503),
    )
  })
}

/** @returns whether it was an event at all */
async function count(
  { headers }: IncomingMessage,
  address: string,
  { p, k, c }: { p: unknown; k: unknown; c: unknown },
): Promise<boolean> {
  if (typeof p !== 'string' || !eventKinds.includes(k as EventKind)) return false
  await countEvent({
    platform: p,
    kind: k as EventKind,
    path: typeof c === 'string' ? c : '/',
    address,
    agent: headers['user-agent'] ?? '',
    from: headers.origin ?? headers.referer,
    at: new Date(),
  })
  return true
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'access-control-allow-origin': '*', 'content-length': '0' })
  response.end()
}

function pathOf(referer: string | undefined): string {
  try {
    return new URL(referer ?? '').pathname
  } catch {
    return '/'
  }
}
