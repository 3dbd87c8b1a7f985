import { isUtf8 } from 'node:buffer'
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { Refused } from './column-names.ts'

const named: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1250': 'Windows-1250',
}

/**
 * A text file in UTF-8 without a mark, whatever encoding it came in; the whole of it is looked at, not its beginning.
 * @param target where the text is written when the file needs a change
 * @returns path of the text, and the encoding it came in
 * @throws Refused for a file with NULs, which is no text
 */
export async function spoolText(path: string, target: string): Promise<{ path: string; encoding: string }> {
  const encoding = await encodingOf(path)
  if (encoding === 'utf-8') return { path, encoding: named[encoding]! }
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding)
  await pipeline(
    createReadStream(path),
    async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) yield withoutNul(decoder.decode(chunk, { stream: true }))
      yield decoder.decode()
    },
    createWriteStream(target),
  )
  return { path: target, encoding: named[encoding] ?? 'UTF-8' }
}

const nulRefusal = () =>
  new Refused('V souboru jsou nulové znaky, není to čistý text. Uložte tabulku znovu jako CSV v UTF-8.')

const withoutNul = (text: string): string => {
  if (text.includes('\0')) throw nulRefusal()
  return text
}

async function encodingOf(path: string): Promise<string> {
  const handle = await open(path)
  const head = Buffer.alloc(4)
  await handle.read(head, 0, 4, 0)
  await handle.close()
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const mark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf
  let held: Buffer = Buffer.alloc(0)
  let valid = true
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
    if (chunk.includes(0)) throw nulRefusal()
    if (!valid) continue
    const bytes = held.length > 0 ? Buffer.concat([held, chunk]) : chunk
    const whole = bytes.length - unfinished(bytes)
    valid = isUtf8(bytes.subarray(0, whole))
    held = bytes.subarray(whole)
  }
  if (!valid || held.length > 0) return 'windows-1250'
  return mark ? 'utf-8-bom' : 'utf-8'
}

/** Bytes at the end that begin a character of UTF-8 which goes on in the next chunk. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? back : 0
  }
  return 0
}
