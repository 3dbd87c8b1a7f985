import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { residentMemory } from '../../../platform/child/run-in-child.ts'
import { onClose } from '../../../platform/http/closing.ts'
import { projectRoot } from '../../../platform/project-root.ts'
import type { Answer, Ask } from './query-child.ts'

export type Question = Omit<Ask, 'id' | 'time'> & { time?: number }

interface Asked {
  question: Ask
  resolve: (answer: Answer) => void
  tries: number
  /** The process that works on it; undefined while it waits for its turn */
  child?: ChildProcess
  timer?: NodeJS.Timeout
}

/** Milliseconds that a question may take */
export const longestTime = 10_000
const grace = 2000
const idle = 120_000
/** Questions that a process works on at once; DuckDB's calls take one thread of the pool each */
const atOnce = 3
/** Mebibytes; DuckDB keeps its own tables under half of it, but not everything is counted there. */
const mostMemory = 1100

/** A process that answers questions, a few at once; its clock for a question starts when its turn comes. */
export class QueryProcess {
  readonly #mostWaiting: number
  readonly #asked = new Map<number, Asked>()
  #child: ChildProcess | undefined
  #resting: NodeJS.Timeout | undefined
  #last = 0

  constructor(mostWaiting: number) {
    this.#mostWaiting = mostWaiting
    onClose(() => Promise.resolve(this.#stop()))
  }

  ask(question: Question): Promise<Answer> {
    const id = ++this.#last
    if (this.#asked.size >= this.#mostWaiting)
      return Promise.resolve({ id, refused: { code: 'busy', message: '' } })
    return new Promise((resolve) => {
      this.#asked.set(id, { question: { time: longestTime, ...question, id }, resolve, tries: 0 })
      this.#next()
    })
  }

  #next(): void {
    const working = [...this.#asked.values()].filter(({ child }) => child !== undefined).length
    const waiting = [...this.#asked.values()].filter(({ child }) => child === undefined)
    for (const one of waiting.slice(0, atOnce - working)) this.#send(one)
  }

  #send(one: Asked): void {
    const child = (this.#child ??= this.#start())
    clearTimeout(this.#resting)
    one.child = child
    // a question that does not heed its interruption takes the process with it
    one.timer = setTimeout(() => {
      this.#settle(one.question.id, { id: one.question.id, refused: { code: 'slow', message: '' } })
      child.kill('SIGKILL')
    }, one.question.time + grace)
    // where the channel is closed already, the end of the process tells it
    child.send(one.question, () => undefined)
  }

  #settle(id: number, answer: Answer): void {
    const one = this.#asked.get(id)
    if (!one) return
    clearTimeout(one.timer)
    this.#asked.delete(id)
    if (this.#asked.size === 0) this.#resting = setTimeout(() => this.#stop(), idle).unref()
    one.resolve(answer)
    this.#next()
  }

  #start(): ChildProcess {
    const child = fork(join(projectRoot, 'src/server/modules/catalogue/query/query-child.ts'), [], {
      serialization: 'advanced',
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const watch = setInterval(() => {
      if (residentMemory(child.pid) > mostMemory) child.kill('SIGKILL')
    }, 100).unref()
    const ended = () => {
      clearInterval(watch)
      if (this.#child === child) this.#child = undefined
      this.#restart(child)
    }
    child.on('message', (answer: Answer) => this.#settle(answer.id, answer))
    child.on('exit', ended)
    child.on('error', ended)
    child.unref()
    child.channel?.unref()
    return child
  }

  /** Those who were asked beside one that took the process down are asked once more, one by one; what was being sent is not. */
  #restart(child: ChildProcess): void {
    for (const one of [...this.#asked.values()].filter((asked) => asked.child === child)) {
      clearTimeout(one.timer)
      const { id } = one.question
      if (one.tries > 0 || one.question.export || one.question.foreign)
        this.#settle(id, { id, refused: { code: 'big', message: '' } })
      else {
        one.tries++
        delete one.child
      }
    }
    this.#next()
  }

  #stop(): void {
    clearTimeout(this.#resting)
    const child = this.#child
    this.#child = undefined
    child?.kill()
  }
}
