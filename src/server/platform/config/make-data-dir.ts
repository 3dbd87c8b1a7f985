import { mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes the data folder with the folders above it. One level after another: Node's own recursive way never ends
 * where the system refuses a folder as missing, as under /proc.
 * @throws Error with a sentence that names DATA_DIR
 */
export function makeDataDir(folder: string): void {
  const missing: string[] = []
  for (let at = resolve(folder); !makes(at); at = dirname(at)) {
    if (at === dirname(at)) break
    missing.unshift(at)
  }
  for (const at of missing)
    if (!makes(at)) throw new Error(`DATA_DIR: složku ${folder} nejde založit. Nastavte jinou.`)
}

/** Whether the folder stands now; false when the one above it does not. */
function makes(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch (cause) {
    const { code } = cause as { code?: string }
    if (code === 'ENOENT') return false
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return true
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new Error(`DATA_DIR: v cestě ${folder} stojí soubor. Nastavte složku.`, { cause })
    throw cause
  }
}
