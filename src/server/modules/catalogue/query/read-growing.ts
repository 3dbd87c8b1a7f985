import { open } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

const piece = 2 ** 20

/**
 * Bytes of a file while somebody is still writing it, to its end.
 * @param written ends when nothing more will come; its failure breaks the reading off
 */
export async function* readGrowing(path: string, written: Promise<unknown>): AsyncGenerator<Buffer> {
  let ended = false
  let failure: unknown
  written.then(
    () => (ended = true),
    (problem: unknown) => {
      failure = problem
      ended = true
    },
  )
  const file = await open(path)
  try {
    for (;;) {
      const last = ended
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(piece), 0, piece)
      if (bytesRead > 0) yield buffer.subarray(0, bytesRead)
      // what was written between the last look and the end is read once more
      else if (last) break
      else await pause(4)
    }
    if (failure !== undefined) throw failure
  } finally {
    await file.close()
  }
}
