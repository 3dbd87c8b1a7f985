import { randomUUID } from 'node:crypto'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import compression from 'compression'
import { log } from '../log/log.ts'
import { countAnswer, countRefusal, registry } from './metrics.ts'
import { followWithBody } from './straight-body.ts'

export interface EdgeOptions {
  publicUrl: string
  trustProxy: boolean
  /** True when the database answers; behind /readyz */
  ready: () => Promise<boolean>
  /** Answers what must not wait for the application, before anything is measured or written to the log; true when it did */
  first?: (request: IncomingMessage, response: ServerResponse, address: string) => boolean
  application: (request: IncomingMessage, response: ServerResponse, next: () => void) => void
}

const forwarded = ['forwarded', 'x-forwarded-proto', 'x-forwarded-host', 'x-forwarded-port', 'x-real-ip']
const requestIdShape = /^[\w-]{8,64}$/

/**
 * The outermost layer: request id, probes, foreign Host refused, forwarded headers dropped, compression, access log.
 * The application behind it may trust `x-request-id`, `x-forwarded-proto` and `x-forwarded-for`.
 */
export function createEdge({ publicUrl, trustProxy, ready, first, application }: EdgeOptions): Server {
  const home = new URL(publicUrl)
  const compress = compression() as unknown as (
    req: IncomingMessage,
    res: ServerResponse,
    next: () => void,
  ) => void

  const visitorOf = (request: IncomingMessage): string => {
    const given = trustProxy ? String(request.headers['x-forwarded-for'] ?? '') : ''
    // the last address is the one that our own proxy saw
    return given.slice(given.lastIndexOf(',') + 1).trim() || (request.socket.remoteAddress ?? '127.0.0.1')
  }

  const listener: RequestListener = (request, response) => {
    if (first?.(request, response, visitorOf(request))) return
    const started = performance.now()
    const given = trustProxy ? String(request.headers['x-request-id'] ?? '') : ''
    const id = requestIdShape.test(given) ? given : randomUUID()
    const path = request.url?.split('?')[0] ?? '/'
    response.setHeader('x-request-id', id)
    response.on('close', () => {
      const seconds = (performance.now() - started) / 1000
      countAnswer(request.method ?? 'GET', response.statusCode, seconds)
      log('info', 'http.answered', {
        requestId: id,
        method: request.method,
        path: withoutToken(path),
        status: response.statusCode,
        ms: Math.round(seconds * 1000),
      })
    })
    if (path === '/healthz') return plain(response, 200, 'ok')
    if (path === '/readyz')
      return void ready().then(
        (yes) => plain(response, yes ? 200 : 503, yes ? 'ready' : 'database does not answer'),
        () => plain(response, 503, 'database does not answer'),
      )
    if (path === '/metrics') return void serveMetrics(request, response)
    if (request.headers.host !== home.host) {
      countRefusal('host')
      return plain(response, 421, `Tato adresa nepatří Radnici. Pokračujte na ${home.origin}.`)
    }
    const refused = tooLarge(request, path)
    if (refused) {
      countRefusal('size')
      return plain(response, refused.status, refused.text)
    }
    for (const name of forwarded) request.headers[name] = undefined
    if (!trustProxy || !request.headers['x-forwarded-for'])
      request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? '127.0.0.1'
    request.headers['x-forwarded-proto'] = home.protocol.slice(0, -1)
    request.headers['x-request-id'] = id
    // harvesters post forms without an Origin; what only reads can be posted to from anywhere
    if (request.method === 'POST' && path === '/sparql') request.headers['origin'] = home.origin
    compress(request, response, () => {
      followWithBody(request, response)
      application(request, response, () => plain(response, 404, 'Not found'))
    })
  }
  const server = createServer(
    // a large file on the line of an office takes half an hour
    { requestTimeout: 30 * 60_000, headersTimeout: 20_000, keepAliveTimeout: 65_000 },
    listener,
  )
  return server
}

const mebibyte = 2 ** 20
const largestBody = 40 * mebibyte
/** Data of datasets are read as they come and never lie in memory whole. */
const largestData = 601 * mebibyte
const takesData = /^\/(?:en\/)?urad\/data\/sady\/[0-9a-f-]{36}\/data$/

/** A body that is longer than its page takes is refused by what it promises, before it comes. */
function tooLarge(request: IncomingMessage, path: string): { status: number; text: string } | null {
  if (request.method === 'GET' || request.method === 'HEAD') return null
  const limit = takesData.test(path) ? largestData : largestBody
  const promised = request.headers['content-length']
  if (promised === undefined && request.headers['transfer-encoding'] !== undefined)
    return { status: 411, text: 'Pošlete délku (Content-Length), jinak nevíme, kolik toho přijde.' }
  if (Number(promised ?? 0) <= limit) return null
  return {
    status: 413,
    text: `Posíláte ${Math.round(Number(promised) / mebibyte)} MB, tahle stránka přijme nejvýš ${Math.floor(limit / mebibyte)} MB. Soubor zmenšete nebo rozdělte.`,
  }
}

/** Metrics are for the machine itself and its collector, never for the world: only a direct local connection gets them. */
async function serveMetrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const from = request.socket.remoteAddress ?? ''
  const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(from) && !request.headers['x-forwarded-for']
  if (!local) return plain(response, 404, 'Not found')
  response.writeHead(200, { 'content-type': registry.contentType })
  response.end(await registry.metrics())
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
  response.end(`${text}\n`)
}

/** Capability links end in a 43-character token; it never reaches a log. */
function withoutToken(path: string): string {
  return path.replace(/[\w-]{43,}/g, '…')
}
