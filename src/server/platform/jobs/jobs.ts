import { fromKysely, PgBoss } from 'pg-boss'
import type { Db } from '../database/database.ts'
import { describeError, log } from '../log/log.ts'

/** Work done in the background: at least once, so `run` must bear being repeated. */
export interface JobDefinition {
  /** `module.noun.verb` */
  name: string
  /** @param data ids only, never personal values */
  run: (data: Record<string, unknown>, now: Date) => Promise<void>
  /** Attempts after the first; the pause between them doubles */
  retries?: number
  /** Cron expression in Europe/Prague */
  schedule?: string
  /** Minutes after which it counts as lost and is begun anew; 15 unless told, less than a day */
  minutes?: number
}

export interface Jobs {
  close: () => Promise<void>
}

let boss: PgBoss | undefined

/** Makes the tables and queues; called where the schema is migrated. */
export async function installJobs(url: string, definitions: readonly JobDefinition[]): Promise<void> {
  const installer = new PgBoss({
    connectionString: url,
    schema: 'jobs',
    supervise: false,
    schedule: false,
    max: 2,
  })
  installer.on('error', () => undefined)
  await installer.start()
  try {
    for (const { name, retries = 8, minutes = 15 } of definitions) {
      const policy = {
        retryLimit: retries,
        retryDelay: 15,
        retryBackoff: true,
        retryDelayMax: 3600,
        expireInSeconds: minutes * 60,
      }
      if (await installer.getQueue(name)) await installer.updateQueue(name, policy)
      else await installer.createQueue(name, policy)
    }
  } finally {
    await installer.stop({ graceful: false })
  }
}

/** Opens the queues for sending; with `work`, this process also does the jobs. */
export async function openJobs(
  url: string,
  definitions: readonly JobDefinition[],
  { work }: { work: boolean },
): Promise<Jobs> {
  const opened = new PgBoss({
    connectionString: url,
    schema: 'jobs',
    migrate: false,
    supervise: work,
    schedule: work,
    max: 4,
  })
  opened.on('error', (error) => log('error', 'jobs.failed', describeError(error)))
  await opened.start()
  boss = opened
  if (work) for (const definition of definitions) await doJobs(opened, definition)
  return {
    close: async () => {
      boss = undefined
      await opened.stop({ graceful: true, timeout: 10_000 })
    },
  }
}

async function doJobs(opened: PgBoss, { name, run, schedule }: JobDefinition): Promise<void> {
  if (schedule) await opened.schedule(name, schedule, {}, { tz: 'Europe/Prague' })
  await opened.work<Record<string, unknown>>(name, { pollingIntervalSeconds: 1 }, async ([job]) => {
    try {
      await run(job!.data ?? {}, new Date())
    } catch (error) {
      log('warn', 'jobs.attempt_failed', { job: name, id: job!.id, ...describeError(error) })
      throw error
    }
  })
}

/** Enqueues a job that comes true only if the transaction does. */
export async function sendJob(
  db: Db,
  name: string,
  data: Record<string, unknown>,
  startAfter?: Date,
): Promise<void> {
  if (!boss) throw new Error('openJobs() was not called by the composition root')
  await boss.send(name, data, { db: fromKysely(db), ...(startAfter ? { startAfter } : {}) })
}

export interface FailedJob {
  id: string
  name: string
  failedAt: Date | null
  attempts: number
  message: string
}

/** Jobs that gave up after their last attempt, newest first. */
export async function listFailedJobs(): Promise<FailedJob[]> {
  if (!boss) return []
  const failed: FailedJob[] = []
  for (const { name } of await boss.getQueues()) {
    const jobs = await boss.findJobs(name, {})
    for (const job of jobs.filter(({ state }) => state === 'failed'))
      failed.push({
        id: job.id,
        name,
        failedAt: job.completedOn ?? null,
        attempts: job.retryCount + 1,
        message: messageOf(job.output),
      })
  }
  return failed.sort((a, b) => (b.failedAt?.getTime() ?? 0) - (a.failedAt?.getTime() ?? 0))
}

/** Puts a job that gave up back into its queue. */
export async function retryJob(name: string, id: string): Promise<void> {
  await boss?.retry(name, id)
}

function messageOf(output: unknown): string {
  const message = (output as { message?: unknown } | null)?.message
  return typeof message === 'string' ? message.slice(0, 300) : ''
}
