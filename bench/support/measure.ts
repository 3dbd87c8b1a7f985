import { readdirSync, readFileSync } from 'node:fs'

export interface Figure {
  name: string
  value: string
  reference: string
  reach: string
}

const figures: Figure[] = []

/** Notes a figure beside its reference of the same run. */
export function figure(name: string, value: string, reference: string, reach: string): void {
  figures.push({ name, value, reference, reach })
  process.stdout.write(`${name}: ${value}; reference ${reference}; to reach ${reach}\n`)
}

export const allFigures = (): readonly Figure[] => figures

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Milliseconds of each of `runs` calls, after `warm` that do not count. */
export async function times(
  runs: number,
  call: (run: number) => Promise<unknown>,
  warm = 5,
): Promise<number[]> {
  const taken: number[] = []
  for (let run = -warm; run < runs; run++) {
    const started = performance.now()
    await call(Math.max(0, run))
    if (run >= 0) taken.push(performance.now() - started)
  }
  return taken
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`

/** Proportional set size of a process and all its descendants, and of postgres in a data folder, in MB. */
export function memoryOf(pid: number, dataDir: string): number {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const parents = new Map(
    all.flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        return [[Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])] as const]
      } catch {
        return []
      }
    }),
  )
  const postmaster = Number(readFileSync(`${dataDir}/postgres/postmaster.pid`, 'utf8').split('\n')[0])
  const belongs = (one: number): boolean =>
    one === pid || one === postmaster || (parents.has(one) && one > 1 && belongs(parents.get(one)!))
  return [...parents.keys()].filter(belongs).reduce((sum, one) => sum + pss(one), 0)
}

function pss(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
