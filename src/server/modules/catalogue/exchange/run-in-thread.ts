import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { DomainError } from '../../../platform/domain-error.ts'
import { projectRoot } from '../../../platform/project-root.ts'
import type { Order } from './sparql-thread.ts'

/** Milliseconds that one query may take */
const usualPatience = 20_000
const idle = 5 * 60_000
/** Bytes that the server may grow by while a query runs, the loading of 20,000 datasets among them */
const mostGrowth = 1.5 * 2 ** 30
const mostWaiting = 20

let worker: Worker | undefined
let loaded = 0
let resting: NodeJS.Timeout | undefined
let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/** What somebody whose turn it is may do with the thread. */
export interface Turn {
  /** @throws DomainError `wrong_query`, `query_too_slow`, `query_too_big` */
  send: (order: Order, patience?: number) => Promise<string>
  /** Revision of the catalogue that the thread holds; 0 for none */
  loaded: () => number
  noteLoaded: (revision: number) => void
}

/**
 * Gives the thread to one at a time: whoever waits behind a slow query is not blamed for it.
 * @throws DomainError `too_busy`
 */
export function inTurn(work: (turn: Turn) => Promise<string>): Promise<string> {
  if (waiting >= mostWaiting)
    throw new DomainError('too_busy', 'Dotazů je teď příliš mnoho. Zkuste to za chvíli.', 503)
  waiting++
  const noteLoaded = (revision: number) => {
    loaded = revision
  }
  const turn = last.then(() => work({ send, loaded: () => (worker ? loaded : 0), noteLoaded }))
  last = turn.catch(() => undefined)
  return turn.finally(() => {
    waiting--
  })
}

interface Answer {
  output?: string
  refused?: string
}

/** Who waits for the thread's next answer. */
let asking: { answer: (given: Answer) => void; fail: () => void } | undefined

function send(order: Order, patience = usualPatience): Promise<string> {
  const thread = (worker ??= start())
  clearTimeout(resting)
  return new Promise((resolve, reject) => {
    const before = process.memoryUsage.rss()
    // the engine's memory is the server's own: a query that takes too much of it is ended with the thread
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > mostGrowth) fail()
    }, 100)
    const finish = () => {
      clearTimeout(timer)
      clearInterval(watch)
      asking = undefined
      resting = setTimeout(() => void stop(), idle).unref()
    }
    const timer = setTimeout(() => {
      finish()
      void stop()
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
      void stop()
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
    try {
      thread.postMessage(order)
    } catch (problem) {
      finish()
      reject(problem as Error)
    }
  })
}

function start(): Worker {
  const thread = new Worker(join(projectRoot, 'src/server/modules/catalogue/exchange/sparql-thread.ts'), {
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  })
  thread.on('message', (given: Answer) => asking?.answer(given))
  thread.on('error', () => asking?.fail())
  thread.unref()
  return thread
}

async function stop(): Promise<void> {
  clearTimeout(resting)
  const thread = worker
  worker = undefined
  loaded = 0
  await thread?.terminate()
}
