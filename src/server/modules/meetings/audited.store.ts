import { sql } from 'kysely'
import type { Db } from '../../platform/database/database.ts'

/** What an auditor calls a record: names of bodies, meetings and tasks by their ids. */
export async function findAudited(
  db: Db,
  ids: readonly string[],
): Promise<
  { id: string; body: string; number: number | null; heldOn: string | null; text: string | null }[]
> {
  const { rows } = await sql<{
    id: string
    body: string
    number: number | null
    heldOn: string | null
    text: string | null
  }>`
    select b.id, b.name as body, null::int as number, null::text as held_on, null as text
      from meetings.body b where b.id = any(${ids}::uuid[])
    union all
    select m.id, b.name, m.number, m.held_on::text, null
      from meetings.meeting m join meetings.body b on b.id = m.body_id where m.id = any(${ids}::uuid[])
    union all
    select t.id, b.name, m.number, m.held_on::text, t.text
      from meetings.task t join meetings.meeting m on m.id = t.meeting_id join meetings.body b on b.id = m.body_id
      where t.id = any(${ids}::uuid[])
    union all
    select s.id, b.name, s.year, null, null
      from meetings.schedule s join meetings.body b on b.id = s.body_id where s.id = any(${ids}::uuid[])`.execute(
    db,
  )
  return rows
}
