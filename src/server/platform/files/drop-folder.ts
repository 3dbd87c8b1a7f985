import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Puts files for another program into a folder that it watches: a folder `id` with all of them, durable, appears whole or not at
 * all. Done again, it is made anew.
 */
export async function dropFolder(
  watched: string,
  id: string,
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<void> {
  const [target, draft] = [join(watched, id), join(watched, `.${id}.draft`)]
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true })
  for (const { name, bytes } of files) await writeDurably(join(draft, name), bytes)
  await rm(target, { recursive: true, force: true })
  await rename(draft, target)
}

/** A description of what is dropped, for a program to read. */
export const asJson = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o640)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
