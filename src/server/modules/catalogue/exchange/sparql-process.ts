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

let child: ChildProcess | undefined
let loaded = 0
let resting: NodeJS.Timeout | undefined
let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** What somebody whose turn it is may do with the process. */
export interface Turn {
  /** @throws DomainError `wrong_query`, `query_too_slow`, `query_too_big` */
  send: (order: Order, patience?: number) => Promise<string>
  /** Revision of the catalogue that the process holds; 0 for none */
  loaded: () => number
  noteLoaded: (revision: number) => void
}

/**
 * Gives the process to one at a time: whoever waits behind a slow query is not blamed for it.
 * @throws DomainError `too_busy`
 */
export function inTurn(work: (turn: Turn) => Promise<string>): Promise<string> {
  if (waiting >= mostWaiting)
    throw new DomainError('too_busy', 'Dotazů je teď příliš mnoho. Zkuste to za chvíli.', 503)
  waiting++
  const noteLoaded = (revision: number) => {
    loaded = revision
  }
  const turn = last.then(() => work({ send, loaded: () => (child ? loaded : 0), noteLoaded }))
  last = turn.catch(() => undefined)
  return turn.finally(() => {
    waiting--
  })
}

interface Answer {
  output?: string
  refused?: string
}

/** Who waits for the next answer. */
let asking: { answer: (given: Answer) => void; fail: () => void } | undefined

function send(order: Order, patience = usualPatience): Promise<string> {
  const asked = (child ??= start())
  clearTimeout(resting)
  return new Promise((resolve, reject) => {
    const watch = setInterval(() => {
      if (residentMemory(asked.pid) > mostMemory) fail()
    }, 100)
    const finish = () => {
      clearTimeout(timer)
      clearInterval(watch)
      asking = undefined
      resting = setTimeout(stop, idle).unref()
    }
    const timer = setTimeout(() => {
      finish()
      stop()
      reject(
        new DomainError(
          'query_too_slow',
          'Dotaz trval déle než 20 sekund, ukončili jsme ho. Omezte ho, nebo si stáhněte celý katalog.',
          408,
        ),
      )
    }, patience)
    const fail = () => {
      finish()
      stop()
      reject(new DomainError('query_too_big', 'Dotaz se nevešel do paměti. Omezte ho.', 413))
    }
    asking = {
      answer: ({ output, refused }) => {
        finish()
        // a trap leaves the memory of the engine as it happened to be
        if (refused !== undefined && /unreachable|out of bounds|memory/i.test(refused)) return fail()
        if (refused === undefined) resolve(output!)
        else reject(new DomainError('wrong_query', `Dotaz nejde zodpovědět: ${refused.slice(0, 300)}`, 400))
      },
      fail,
    }
    // where the channel is closed already, the end of the process tells it
    asked.send(order, () => undefined)
  })
}

function start(): ChildProcess {
  const started = fork(join(projectRoot, 'src/server/modules/catalogue/exchange/sparql-child.ts'), [], {
    serialization: 'advanced',
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const ended = () => {
    // one that we ended ourselves has nobody waiting for it
    if (child !== started) return
    child = undefined
    loaded = 0
    asking?.fail()
  }
  started.on('message', (given: Answer) => {
    if (child === started) asking?.answer(given)
  })
  started.on('exit', ended)
  started.on('error', ended)
  started.unref()
  started.channel?.unref()
  return started
}

function stop(): void {
  clearTimeout(resting)
  const running = child
  child = undefined
  loaded = 0
  running?.kill('SIGKILL')
}
onClose(() => Promise.resolve(stop()))
