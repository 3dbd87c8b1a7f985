import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the program, found from here both in sources and in the bundle; child programs and fonts lie under it. */
export const projectRoot: string = findRoot(import.meta.dirname)

function findRoot(from: string): string {
  if (existsSync(join(from, 'node_modules')) && existsSync(join(from, 'server.ts'))) return from
  const above = dirname(from)
  if (above === from) throw new Error('The folder of the program was not found')
  return findRoot(above)
}
