import { sql } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { RecordPart } from '../tables.ts'

/** Where the words of each part stand, with what is hidden from the public. */
const places: Record<RecordPart, { table: string; column: string }> = {
  title: { table: 'meetings.agenda_item', column: 'full_title' },
  text: { table: 'meetings.agenda_item', column: 'full_text' },
  resolution: { table: 'meetings.resolution', column: 'full_text' },
  task: { table: 'meetings.task', column: 'full_text' },
  note: { table: 'meetings.task_review', column: 'full_note' },
}

export interface Part {
  part: RecordPart
  id: string
  /** With marks of what is not public */
  text: string
  /** The item that it belongs to, where it does */
  itemId: string | null
}

/** All parts of a record that have words of their own, in its order. */
export async function listParts(db: Db, meetingId: string): Promise<Part[]> {
  const { rows } = await sql<Part>`
    select part, id, text, item_id from (
      select 'title' as part, id, full_title as text, id as item_id, position, 0 as rank, 0 as place from meetings.agenda_item where meeting_id = ${meetingId}
      union all
      select 'text', id, full_text, id, position, 1, 0 from meetings.agenda_item where meeting_id = ${meetingId}
      union all
      select 'resolution', r.id, r.full_text, r.item_id, coalesce(i.position, 100000), 2, r.position
        from meetings.resolution r left join meetings.agenda_item i on i.id = r.item_id where r.meeting_id = ${meetingId}
      union all
      select 'task', t.id, t.full_text, t.item_id, coalesce(i.position, 100000), 3, t.position
        from meetings.task t left join meetings.agenda_item i on i.id = t.item_id where t.meeting_id = ${meetingId}
      union all
      select 'note', n.id, n.full_note, null, -1, 0, n.position from meetings.task_review n where n.meeting_id = ${meetingId} and n.full_note is not null
    ) p order by position, rank, place`.execute(db)
  return rows
}

export async function findPart(
  db: Db,
  meetingId: string,
  part: RecordPart,
  id: string,
): Promise<string | undefined> {
  const { table, column } = places[part]
  const { rows } = await sql<{ text: string }>`
    select ${sql.ref(column)} as text from ${sql.table(table)} where id = ${id} and meeting_id = ${meetingId} for update`.execute(
    db,
  )
  return rows[0]?.text
}

export async function setPart(db: Db, part: RecordPart, id: string, text: string): Promise<void> {
  const { table, column } = places[part]
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${text} where id = ${id}`.execute(db)
}
