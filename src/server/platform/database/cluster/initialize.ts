import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { ClusterError } from './cluster-error.ts'
import type { RunAs } from './run-as.ts'

/** Makes the folder of an empty cluster: built beside and renamed, so a half-made one is never taken for whole. */
export function initializeCluster(folder: string, binaries: Binaries, runAs: RunAs): void {
  if (existsSync(join(folder, 'PG_VERSION'))) return
  const draft = `${folder}.new-${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  runAs.own(draft)
  const args = ['-D', draft, '-U', 'radnice', '--auth=trust', '--encoding=UTF8', '--data-checksums']
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const [command, ...before] = [...runAs.prefix, binaries.initdb]
  const run = spawnSync(command!, [...before, ...args, ...locale], { ...runAs.options, encoding: 'utf8' })
  if (run.status !== 0) {
    rmSync(draft, { recursive: true, force: true })
    throw new ClusterError(describeFailure(folder, run.stderr || run.error?.message || ''))
  }
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(join(folder, 'PG_VERSION'))) throw error
  }
}

/** Turns what PostgreSQL printed into a sentence for the operator. */
export function describeFailure(folder: string, output: string): string {
  if (/No space left on device/i.test(output))
    return `Na disku se složkou ${folder} není místo. Uvolněte ho a spusťte Radnici znovu.`
  if (/incompatible with server|initialized by PostgreSQL version/i.test(output))
    return `Složku ${folder} založila jiná verze PostgreSQL. Obnovte do prázdné složky zálohu (radnice backup restore).`
  if (/Permission denied/i.test(output))
    return `Databáze nesmí do složky ${folder}. Opravte její práva, nebo zvolte jinou DATA_DIR.`
  return `Databázi ve složce ${folder} nelze spustit: ${output.trim().split('\n').slice(-3).join(' ') || 'neznámá příčina'}`
}
