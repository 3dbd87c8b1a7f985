import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { residentMemory } from '../../../platform/child/run-in-child.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { onClose } from '../../../platform/http/closing.ts'
import { projectRoot } from '../../../platform/project-root.ts'
import type { Order } from './sparql-child.ts'

/** Milliseconds that one query may take */
const usualPatience = 20_000
const idle = 5 * 60_000
/** Mebibytes of the process; the catalogue of 20,000 datasets is a good third of it */
const mostMemory = 1600
const mostWaiting = 20

/** What somebody whose turn it is may do with the process. */
export interface Turn {
  /** @throws DomainError `wrong_query`, `query_too_slow`, `query_too_big` */
  send: (order: Order, patience?: number) => Promise<string>
  /** Revision of the catalogue that the process holds; 0 for none */
  loaded: () => number
  noteLoaded: (revision: number) => void
}

interface Answer {
  output?: string
  refused?: string
}

/** One process with an engine in it, given to one at a time: whoever waits behind a slow query is not blamed for it. */
export class SparqlProcess {
  #child: ChildProcess | undefined
  #loaded = 0
  #resting: NodeJS.Timeout | undefined
  #waiting = 0
  #last: Promise<unknown> = Promise.resolve()
  /** Who waits for the next answer */
  #asking: { answer: (given: Answer) => void; fail: () => void } | undefined

  constructor() {
    onClose(() => Promise.resolve(this.#stop()))
  }

  get waiting(): number {
    return this.#waiting
  }

  /** @throws DomainError `too_busy` */
  inTurn(work: (turn: Turn) => Promise<string>): Promise<string> {
    if (this.#waiting >= mostWaiting)
      throw new DomainError('too_busy', 'Dotazů je teď příliš mnoho. Zkuste to za chvíli.', 503)
    this.#waiting++
    const given: Turn = {
      send: (order, patience) => this.#send(order, patience),
      loaded: () => this.#loaded,
      noteLoaded: (revision) => {
        this.#loaded = revision
      },
    }
    const turn = this.#last.then(() => work(given))
    this.#last = turn.catch(() => undefined)
    return turn.finally(() => {
      this.#waiting--
    })
  }

  #send(order: Order, patience = usualPatience): Promise<string> {
    const asked = (this.#child ??= this.#start())
    clearTimeout(this.#resting)
    return new Promise((resolve, reject) => {
      const watch = setInterval(() => {
        if (residentMemory(asked.pid) > mostMemory) fail()
      }, 100)
      const finish = () => {
        clearTimeout(timer)
        clearInterval(watch)
        this.#asking = undefined
        this.#resting = setTimeout(() => this.#stop(), idle).unref()
      }
      const end = (problem: DomainError) => {
        finish()
        this.#stop()
        reject(problem)
      }
      const timer = setTimeout(
        () =>
          end(
            new DomainError(
              'query_too_slow',
              'Dotaz trval déle než 20 sekund, ukončili jsme ho. Omezte ho, nebo si stáhněte celý katalog.',
              408,
            ),
          ),
        patience,
      )
      const fail = () => end(new DomainError('query_too_big', 'Dotaz se nevešel do paměti. Omezte ho.', 413))
      this.#asking = {
        answer: ({ output, refused }) => {
          // a trap leaves the memory of the engine as it happened to be
          if (refused !== undefined && /unreachable|out of bounds|memory/i.test(refused)) return fail()
          finish()
          if (refused === undefined) resolve(output!)
          else reject(new DomainError('wrong_query', `Dotaz nejde zodpovědět: ${refused.slice(0, 300)}`, 400))
        },
        fail,
      }
      // where the channel is closed already, the end of the process tells it
      asked.send(order, () => undefined)
    })
  }

  #start(): ChildProcess {
    const started = fork(join(projectRoot, 'src/server/modules/catalogue/exchange/sparql-child.ts'), [], {
      serialization: 'advanced',
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const ended = () => {
      // one that we ended ourselves has nobody waiting for it
      if (this.#child !== started) return
      this.#child = undefined
      this.#loaded = 0
      this.#asking?.fail()
    }
    started.on('message', (given: Answer) => {
      if (this.#child === started) this.#asking?.answer(given)
    })
    started.on('exit', ended)
    started.on('error', ended)
    started.unref()
    started.channel?.unref()
    return started
  }

  #stop(): void {
    clearTimeout(this.#resting)
    const running = this.#child
    this.#child = undefined
    this.#loaded = 0
    running?.kill('SIGKILL')
  }
}

/** Answers from documents at hand, which is what harvesters ask for: no endless query stands before them. */
const documents = new SparqlProcess()
/** Those that hold the whole catalogue; the second is started only when the first is busy. */
const catalogues = [new SparqlProcess(), new SparqlProcess()]

export const inTurn = (work: (turn: Turn) => Promise<string>): Promise<string> => documents.inTurn(work)

/** A turn with a process for the whole catalogue, the one with the shorter queue. */
export const inTurnOfCatalogue = (work: (turn: Turn) => Promise<string>): Promise<string> =>
  catalogues.toSorted((a, b) => a.waiting - b.waiting)[0]!.inTurn(work)
