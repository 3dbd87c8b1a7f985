import type { Actor } from './actor/actor.ts'
import { database } from './database/database.ts'
import { inTransaction } from './database/transaction.ts'
import { notFound } from './domain-error.ts'
import { listFailedJobs, retryJob, type FailedJob } from './jobs/jobs.ts'
import { listMail, type OutboxMail } from './mail/mail.store.ts'

/** What the administrator watches: jobs that gave up, and the newest mail of the outbox. Mail texts only in the demo. */
export async function readOperation(
  actor: Actor,
  demo: boolean,
): Promise<{ failed: FailedJob[]; mail: OutboxMail[] }> {
  if (!actor.roles.includes('administrator')) throw notFound()
  const [failed, mail] = await Promise.all([listFailedJobs(), listMail(database(), 50)])
  return { failed, mail: demo ? mail : mail.map((one) => ({ ...one, text: '' })) }
}

/** Puts a failed job back to work, and notes who did. @throws DomainError `not_found` */
export async function retryFailedJob(actor: Actor, name: string, id: string): Promise<void> {
  if (!actor.roles.includes('administrator')) throw notFound()
  await retryJob(name, id)
  await inTransaction(actor, async (work) =>
    work.audit({ action: 'platform.job.retried', subject: { kind: 'job', id }, details: { job: name } }),
  )
}
