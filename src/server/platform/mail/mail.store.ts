import { sql } from 'kysely'
import type { Db } from '../database/database.ts'

export interface OutboxMail {
  id: string
  recipient: string
  subject: string
  text: string
  calendar: string | null
  messageId: string
  state: 'waiting' | 'sent' | 'held'
  createdAt: Date
  sentAt: Date | null
}

export async function insertMail(
  db: Db,
  mail: Pick<OutboxMail, 'id' | 'recipient' | 'subject' | 'text' | 'calendar' | 'messageId' | 'state'>,
): Promise<void> {
  await sql`insert into platform.mail (id, recipient, subject, text, calendar, message_id, state)
    values (${mail.id}, ${mail.recipient}, ${mail.subject}, ${mail.text}, ${mail.calendar}, ${mail.messageId}, ${mail.state})`.execute(
    db,
  )
}

/** Locks a mail that still waits; another worker that holds it makes this one skip it. */
export async function lockWaitingMail(db: Db, id: string): Promise<OutboxMail | undefined> {
  const { rows } =
    await sql<OutboxMail>`select * from platform.mail where id = ${id} and state = 'waiting' for update skip locked`.execute(
      db,
    )
  return rows[0]
}

export async function markSent(db: Db, id: string, at: Date): Promise<void> {
  await sql`update platform.mail set state = 'sent', sent_at = ${at} where id = ${id}`.execute(db)
}

export async function listMail(db: Db, limit = 100): Promise<OutboxMail[]> {
  const { rows } =
    await sql<OutboxMail>`select * from platform.mail order by created_at desc limit ${limit}`.execute(db)
  return rows
}

/** Mail that waits since before `since`. */
export async function listStaleMail(db: Db, job: string, since: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select m.id from platform.mail m
    where m.state = 'waiting' and m.created_at < ${since}
      and not exists (select 1 from jobs.job j where j.name = ${job} and j.state in ('created', 'retry', 'active')
        and j.data->>'id' = m.id::text)
    order by m.created_at limit 500`.execute(db)
  return rows.map(({ id }) => id)
}
