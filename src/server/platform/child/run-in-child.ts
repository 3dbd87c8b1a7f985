import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../project-root.ts'

export interface Caps {
  /** Milliseconds */
  time: number
  /** Mebibytes of resident memory */
  memory: number
}

export class ChildError extends Error {
  override name = 'ChildError'
  readonly reason: 'time' | 'memory' | 'crash' | 'refused'

  constructor(reason: ChildError['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

/**
 * Runs one job on a foreign file in a process of its own, killed when it takes too long or too much memory.
 * @param script path under the program's folder; it answers one message `{ input }` with `{ output }` or `{ refused }`
 * @throws ChildError
 */
export function runInChild<Output>(script: string, input: unknown, caps: Caps): Promise<Output> {
  return new Promise((resolve, reject) => {
    const child = fork(join(projectRoot, script), [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${caps.memory}`],
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    giveWay(child.pid)
    let ended = false
    const end = (finish: () => void) => {
      if (ended) return
      ended = true
      clearTimeout(timer)
      clearInterval(watch)
      child.kill('SIGKILL')
      finish()
    }
    const timer = setTimeout(
      () => end(() => reject(new ChildError('time', 'The job took too long'))),
      caps.time,
    )
    const watch = setInterval(() => {
      if (residentMemory(child.pid) > caps.memory)
        end(() => reject(new ChildError('memory', 'The job took too much memory')))
    }, 50)
    child.on('message', (answer: { output?: Output; refused?: string }) =>
      end(() =>
        answer.refused === undefined
          ? resolve(answer.output as Output)
          : reject(new ChildError('refused', answer.refused)),
      ),
    )
    child.on('error', (error) => end(() => reject(new ChildError('crash', error.message))))
    child.on('exit', (_, signal) =>
      end(() =>
        reject(new ChildError(signal === 'SIGABRT' ? 'memory' : 'crash', 'The job ended without an answer')),
      ),
    )
    child.send({ input })
  })
}

/** Pages go first: what is worked on in the background gets what they leave. */
function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // it has ended already, or the system does not let us
  }
}

/** Mebibytes in memory; zero where the system does not tell. */
export function residentMemory(pid: number | undefined): number {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 2 ** 20
  } catch {
    return 0
  }
}
