import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Puts an uploaded file aside on the disk, for readers that want a path; whoever asked removes it. @returns its path */
export async function spoolUpload(file: File): Promise<string> {
  const path = join(tmpdir(), `radnice-${randomUUID()}`)
  await pipeline(Readable.fromWeb(file.stream() as never), createWriteStream(path, { mode: 0o600 }))
  return path
}
