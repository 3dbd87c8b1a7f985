import { Readable } from 'node:stream'

export interface Download {
  name: string
  mediaType: string
  /** Bytes; left out where the file is still being written */
  size?: number
  /** Of its bytes; the same file is not sent twice */
  digest?: string
  open: () => Readable
}

/**
 * A public file for anybody anywhere (CORS): saved, never run; nothing is sent when it has not changed (RFC 9110 § 13).
 * @param permanent the address never answers with anything else
 */
export function downloadResponse(request: Request, file: Download, { permanent = false } = {}): Response {
  const headers: Record<string, string> = {
    'content-type': file.mediaType,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy': 'sandbox',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'content-length, etag',
    'cache-control': permanent ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
    ...(file.digest ? { etag: `"${file.digest}"` } : {}),
  }
  if (file.digest && request.headers.get('if-none-match')?.includes(file.digest))
    return new Response(null, { status: 304, headers })
  return new Response(request.method === 'HEAD' ? null : (Readable.toWeb(file.open()) as ReadableStream), {
    headers: file.size === undefined ? headers : { ...headers, 'content-length': String(file.size) },
  })
}
