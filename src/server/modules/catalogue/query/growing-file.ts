import { open, rm, type FileHandle } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Bytes } from '../../../platform/files/bytes.ts'

/**
 * Bytes of a file while somebody is still writing it, to its end; the file is gone when they are closed.
 * @param written ends when nothing more will come; its failure breaks the reading off
 */
export function growingFile(path: string, written: Promise<unknown>): Bytes {
  let file: FileHandle | undefined
  let ended = false
  let failure: unknown
  written.then(
    () => (ended = true),
    (problem: unknown) => {
      failure = problem
      ended = true
    },
  )
  return {
    async read(into) {
      file ??= await open(path)
      for (let length = 0; ;) {
        const last = ended
        const { bytesRead } = await file.read(into, length, into.length - length)
        length += bytesRead
        // what was written between the last look and the end is read once more
        if (last && bytesRead === 0 && failure !== undefined) throw failure
        // crumbs cost more than they hurry
        if (length >= into.length / 4 || (last && bytesRead === 0)) return length
        await pause(4)
      }
    },
    async close() {
      await file?.close()
      await rm(path, { force: true })
    },
  }
}
