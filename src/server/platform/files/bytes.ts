import { open, type FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'

/** Bytes that are asked for a piece at a time, into memory of whoever asks; nothing is opened before the first piece. */
export interface Bytes {
  /** Fills the buffer as far as there is something; 0 at the end. @throws when the rest never comes */
  read(into: Buffer): Promise<number>
  close(): Promise<void>
}

/** A file that nobody changes. @param from first byte, @param to the last one */
export function bytesOfFile(path: string, from: number, to: number): Bytes {
  let file: FileHandle | undefined
  let at = from
  return {
    async read(into) {
      file ??= await open(path)
      const { bytesRead } = await file.read(into, 0, Math.min(into.length, to + 1 - at), at)
      at += bytesRead
      if (bytesRead === 0 && at <= to) throw new Error(`The file ends before its byte ${to}`)
      return bytesRead
    },
    close: async () => file?.close(),
  }
}

export const pieceSize = 2 ** 18

/** The same as a stream, for whoever keeps its pieces. */
export const streamOf = (bytes: Bytes): Readable => Readable.from(pieces(bytes), { objectMode: false })

async function* pieces(bytes: Bytes): AsyncGenerator<Buffer> {
  try {
    for (;;) {
      const piece = Buffer.allocUnsafeSlow(pieceSize)
      const length = await bytes.read(piece)
      if (length === 0) return
      yield piece.subarray(0, length)
    }
  } finally {
    await bytes.close()
  }
}
