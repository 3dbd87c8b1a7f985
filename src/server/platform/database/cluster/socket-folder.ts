import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClusterError } from './cluster-error.ts'

// sun_path holds 107 bytes and ".s.PGSQL.5432.lock" must fit behind the folder
const longest = 107 - '/.s.PGSQL.5432.lock'.length

/** The 0700 folder of the database's socket: in DATA_DIR, or in the temporary folder when that path is too long. */
export function socketFolder(dataDir: string): string {
  const inside = join(dataDir, 'run')
  if (Buffer.byteLength(inside) <= longest) return inside
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  return join(tmpdir(), `radnice-${name}`)
}

/**
 * Makes the folder, or accepts one that is ours.
 * @throws ClusterError when somebody else made it first (the temporary folder is shared)
 */
export function makeSocketFolder(folder: string, own: (folder: string) => void): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  const us = process.getuid?.()
  const ours =
    us === undefined || us === 0 ? found.isDirectory() && [0, 65534].includes(found.uid) : found.uid === us
  if (us !== undefined && (!ours || found.isSymbolicLink()))
    throw new ClusterError(`Složka ${folder} patří někomu jinému. Smažte ji, nebo zkraťte cestu DATA_DIR.`)
  chmodSync(folder, 0o700)
  own(folder)
}
