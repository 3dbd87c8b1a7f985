import { spawnSync, type SpawnOptions } from 'node:child_process'
import { chownSync } from 'node:fs'
import { ClusterError } from './cluster-error.ts'

/** How PostgreSQL is started: it refuses to run as root, so root hands it to an unprivileged user. */
export interface RunAs {
  /** Words in front of the program and its arguments */
  prefix: readonly string[]
  options: Pick<SpawnOptions, 'uid' | 'gid' | 'cwd' | 'env'>
  /** Gives a folder to the user that PostgreSQL runs as. */
  own: (folder: string) => void
}

const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C', ...(process.platform === 'win32' ? process.env : {}) }
const nobody = 65534

/**
 * @param probe a program that the chosen user must be able to run
 * @param dataDir the folder that the chosen user must be able to reach
 * @throws ClusterError naming DATA_DIR when root finds no way
 */
export function chooseRunAs(probe: string, dataDir: string): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [], options: { cwd: dataDir, env }, own: () => undefined }
  const asNobody = { uid: nobody, gid: nobody, cwd: '/', env }
  const reaches = (command: string, ...args: string[]) =>
    spawnSync(command, args, { ...asNobody, stdio: 'ignore' }).status === 0
  if (reaches(probe, '--version') && reaches('/bin/sh', '-c', 'cd "$1"', 'sh', dataDir))
    return { prefix: [], options: asNobody, own: (folder) => chownSync(folder, nobody, nobody) }
  const prefix = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--']
  const options = { cwd: '/', env }
  if (
    spawnSync(prefix[0]!, [...prefix.slice(1), probe, '--version'], { ...options, stdio: 'ignore' })
      .status === 0
  )
    return { prefix, options, own: () => undefined }
  throw new ClusterError(
    `PostgreSQL nesmí běžet jako root a neprivilegovaný uživatel se nedostane do DATA_DIR (${dataDir}). Zvolte složku, kterou smí číst všichni, nebo spusťte Radnici pod vlastním uživatelem.`,
  )
}
