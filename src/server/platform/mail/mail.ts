import { database } from '../database/database.ts'
import { newId } from '../database/new-id.ts'
import type { Work } from '../database/transaction.ts'
import { sendJob, type JobDefinition } from '../jobs/jobs.ts'
import { insertMail, listStaleMail, lockWaitingMail, markSent } from './mail.store.ts'

export interface NewMail {
  recipient: string
  subject: string
  text: string
  /** An iCalendar object sent along (RFC 6047) */
  calendar?: string
}

interface MailSettings {
  /** `smtp://…`; without it mail stays in the outbox, where the demo shows it */
  smtpUrl: string | undefined
  from: string
}

let settings: MailSettings = { smtpUrl: undefined, from: 'radnice@localhost.localdomain' }

export function configureMail(chosen: MailSettings): void {
  settings = chosen
}

/** Puts mail into the outbox within the caller's transaction; it leaves after commit, with the same Message-ID at every attempt. */
export async function queueMail(work: Work, mail: NewMail): Promise<string> {
  const id = newId()
  const host = settings.from.split('@')[1] ?? 'localhost'
  const state = settings.smtpUrl ? 'waiting' : 'held'
  await insertMail(work.db, {
    id,
    messageId: `<${id}@${host}>`,
    state,
    calendar: mail.calendar ?? null,
    recipient: mail.recipient,
    subject: mail.subject,
    text: mail.text,
  })
  if (settings.smtpUrl) await work.enqueue('platform.mail.send', { id })
  return id
}

/** Sends one mail of the outbox. Repeated, it sends nothing twice once the first sending was noted. */
export const sendMail: JobDefinition = {
  name: 'platform.mail.send',
  retries: 12,
  run: async ({ id }, now) => {
    await database()
      .transaction()
      .execute(async (db) => {
        const mail = await lockWaitingMail(db, String(id))
        if (!mail || !settings.smtpUrl) return
        const { createTransport } = await import('nodemailer')
        const transport = createTransport(settings.smtpUrl, {
          connectionTimeout: 10_000,
          socketTimeout: 30_000,
        } as object)
        try {
          await transport.sendMail({
            from: settings.from,
            to: mail.recipient,
            subject: mail.subject,
            text: mail.text,
            messageId: mail.messageId,
            disableFileAccess: true,
            disableUrlAccess: true,
            ...(mail.calendar
              ? { icalEvent: { method: methodOf(mail.calendar), content: mail.calendar } }
              : {}),
          })
        } finally {
          transport.close()
        }
        await markSent(db, mail.id, now)
      })
  },
}

/** RFC 6047 § 2.4: the part's method is the one of the object it holds. */
const methodOf = (calendar: string): string => /^METHOD:(\w+)/m.exec(calendar)?.[1] ?? 'PUBLISH'

/** The address from which mail comes. */
export const senderAddress = (): string => settings.from.match(/<([^<>]+)>/)?.[1] ?? settings.from

/** Milliseconds in which a mail's own job surely stands */
const graceful = 15 * 60_000

/**
 * Waiting mail that has no job any more (after a restore, or when its last attempt failed after some five hours) gets one again:
 * a mail server may be down for days, and each mail still has one job at the most.
 */
export const sweepMail: JobDefinition = {
  name: 'platform.mail.sweep',
  schedule: '*/30 * * * *',
  run: async (_, now) => {
    if (!settings.smtpUrl) return
    for (const id of await listStaleMail(database(), sendMail.name, new Date(now.getTime() - graceful)))
      await sendJob(database(), sendMail.name, { id })
  },
}
