import { Readable } from 'node:stream'
import { DomainError } from '../domain-error.ts'

/**
 * The first file of a posted form as a stream, so that a large one never lies in memory.
 * @param take gets the file as it comes; its promise ends when it was stored
 * @throws DomainError `nothing_given` when the form has no file; what `take` throws
 */
export async function streamUpload(
  request: Request,
  take: (file: { name: string; content: AsyncIterable<Uint8Array> }) => Promise<void>,
): Promise<void> {
  const nothing = () => new DomainError('nothing_given', 'Soubor: vyberte soubor, který chcete nahrát.')
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data') || !request.body) throw nothing()
  const { Busboy } = await import('@fastify/busboy')
  const source = Readable.fromWeb(request.body as never)
  await new Promise<void>((resolve, reject) => {
    const form = new Busboy({
      headers: { 'content-type': type },
      limits: { files: 1, fields: 20, fieldSize: 10_000 },
    })
    let taking: Promise<void> | undefined
    let file: Readable | undefined
    form.on('file', (_, content, name) => {
      if (!name) {
        content.resume()
        return
      }
      file = content
      taking = take({ name, content })
      taking.catch((problem: unknown) => {
        content.resume()
        source.unpipe(form)
        source.resume()
        reject(problem as Error)
      })
    })
    form.on('finish', () => {
      if (!taking) reject(nothing())
      else taking.then(resolve, reject)
    })
    const broken = () => {
      file?.destroy(new Error('The upload broke off'))
      form.destroy()
      reject(new DomainError('broken_upload', 'Nahrávání se přerušilo. Zkuste to znovu.', 400))
    }
    form.on('error', broken)
    source.on('error', broken)
    source.on('close', () => {
      if (!source.readableEnded) broken()
    })
    source.pipe(form)
  })
}
