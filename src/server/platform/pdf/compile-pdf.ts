import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../project-root.ts'

/** `ua-1` is tagged for screen readers, `a-2a` is for the archive, `a-3a` for the archive with a file attached; the compiler refuses a document that breaks its standard. */
export type PdfStandard = 'ua-1' | 'a-2a' | 'a-3a'

export interface CompileRequest {
  id: number
  source: string
  data: string
  standard: PdfStandard
}

type Answer = { id: number; pdf?: Uint8Array; error?: string }

const timeLimit = 20_000
const memoryLimit = 512

export class PdfError extends Error {
  override name = 'PdfError'
}

let child: ChildProcess | undefined
let last = 0
const waiting = new Map<
  number,
  { resolve: (pdf: Uint8Array) => void; reject: (error: Error) => void; timer: NodeJS.Timeout }
>()

/**
 * Sets a document. `source` is our own Typst template, never text of a user; `data` reaches it as JSON in `sys.inputs.data`.
 * @throws PdfError when the compiler refuses it, takes longer than 20 s, or dies
 */
export function compilePdf(source: string, data: unknown, standard: PdfStandard): Promise<Uint8Array> {
  const id = ++last
  const compiler = running()
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => compiler.kill('SIGKILL'), timeLimit)
    waiting.set(id, { resolve, reject, timer })
    compiler.send({ id, source, data: JSON.stringify(data), standard } satisfies CompileRequest)
    compiler.ref()
  })
}

/** Ends the compiler's process; the next document starts a new one. */
export function closePdf(): void {
  child?.kill('SIGKILL')
  child = undefined
}

function running(): ChildProcess {
  if (child) return child
  const started = fork(join(projectRoot, 'src', 'server', 'platform', 'pdf', 'typst-child.ts'), [], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${memoryLimit}`],
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  started.on('message', (answer: Answer) => {
    settle(answer.id, (job) =>
      answer.pdf ? job.resolve(answer.pdf) : job.reject(new PdfError(answer.error ?? 'no answer')),
    )
    if (waiting.size === 0) started.unref()
  })
  started.on('exit', () => {
    if (child === started) child = undefined
    for (const id of [...waiting.keys()])
      settle(id, (job) => job.reject(new PdfError('The compiler was stopped: the document took too long')))
  })
  started.unref()
  started.channel?.unref()
  child = started
  return started
}

function settle(
  id: number,
  end: (job: { resolve: (pdf: Uint8Array) => void; reject: (error: Error) => void }) => void,
): void {
  const job = waiting.get(id)
  if (!job) return
  waiting.delete(id)
  clearTimeout(job.timer)
  end(job)
}
