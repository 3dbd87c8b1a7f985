import { Readable } from 'node:stream'
import type { FileView } from '../files/files.ts'

/** A stored file as an answer: always to be saved, never to be run in the page. */
export const fileResponse = ({ file, content }: { file: FileView; content: Readable }): Response =>
  new Response(Readable.toWeb(content) as ReadableStream, {
    headers: {
      'content-type': file.mediaType,
      'content-length': String(file.size),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-security-policy': 'sandbox',
      'cache-control': 'private, no-cache',
    },
  })
