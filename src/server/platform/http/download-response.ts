import { Readable } from 'node:stream'
import { streamOf, type Bytes } from '../files/bytes.ts'
import { sendStraight } from './straight-body.ts'

export interface Download {
  name: string
  mediaType: string
  /** Bytes; left out where the file is still being written */
  size?: number
  /** Of its bytes; the same file is not sent twice */
  digest?: string
  /** @param from first byte, @param to the last one */
  open: (from?: number, to?: number) => Bytes
}

/** What an answer is made for; `platform` is what the server gives beside the request. */
export interface Asked {
  request: Request
  platform: Readonly<App.Platform> | undefined
}

/**
 * A public file for anybody anywhere (CORS): saved, never run; nothing is sent when it has not changed, one part of it on request (RFC 9110 §§ 13, 14).
 * @param permanent the address never answers with anything else
 */
export function downloadResponse(asked: Asked, file: Download, { permanent = false } = {}): Response {
  const { request } = asked
  const headers: Record<string, string> = {
    'content-type': file.mediaType,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy': 'sandbox',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'content-length, etag',
    'cache-control': permanent ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
    ...(file.digest ? { etag: `"${file.digest}"`, 'accept-ranges': 'bytes' } : {}),
  }
  if (file.digest && request.headers.get('if-none-match')?.includes(file.digest))
    return new Response(null, { status: 304, headers })
  const range = file.size === undefined ? null : rangeOf(request.headers.get('range'), file.size)
  if (range === 'beyond')
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${file.size}` },
    })
  if (range)
    return streamed(asked, () => file.open(range.from, range.to), 206, {
      ...headers,
      'content-range': `bytes ${range.from}-${range.to}/${file.size}`,
      'content-length': String(range.to - range.from + 1),
    })
  return streamed(
    asked,
    () => file.open(),
    200,
    file.size === undefined ? headers : { ...headers, 'content-length': String(file.size) },
  )
}

function streamed(
  { request, platform }: Asked,
  open: () => Bytes,
  status: number,
  headers: Record<string, string>,
): Response {
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const body = open()
  return sendStraight(platform?.req, body)
    ? new Response(null, { status, headers })
    : new Response(Readable.toWeb(streamOf(body)) as ReadableStream, { status, headers })
}

/** One range of bytes that a request asks for; null for the whole file, which several or senseless ranges get too. */
function rangeOf(header: string | null, size: number): { from: number; to: number } | 'beyond' | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (first === undefined || (first === '' && last === '')) return null
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (from >= size) return 'beyond'
  return from <= to ? { from, to } : null
}
