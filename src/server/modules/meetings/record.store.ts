import type { Insertable, Updateable } from 'kysely'
import type { ItemKind } from '../../../shared/meetings/words.ts'
import type { Db } from '../../platform/database/database.ts'
import { newId } from '../../platform/database/new-id.ts'
import type { MeetingsTables } from './tables.ts'

type Rows<Table extends keyof MeetingsTables> = readonly Insertable<MeetingsTables[Table]>[]

const tables = (db: Db) => db.withTables<MeetingsTables>()

export async function insertMeeting(
  db: Db,
  meeting: Insertable<MeetingsTables['meetings.meeting']>,
): Promise<void> {
  await tables(db).insertInto('meetings.meeting').values(meeting).execute()
}

/** Writes the meeting unless somebody else did since `version`. @returns whether it was written */
export async function updateMeeting(
  db: Db,
  id: string,
  version: number,
  change: Updateable<MeetingsTables['meetings.meeting']>,
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('meetings.meeting')
    .set((eb) => ({ ...change, changedAt: eb.fn<Date>('now'), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** One item of a programme, before anything is written of it. */
export async function insertItem(
  db: Db,
  {
    title,
    ...item
  }: {
    id?: string
    meetingId: string
    position: number
    number: string | null
    title: string
    kind: ItemKind
  },
): Promise<void> {
  const row = { id: newId(), parentId: null, presenter: null, fullText: '', onProgramme: true }
  await tables(db)
    .insertInto('meetings.agendaItem')
    .values({ ...row, ...item, fullTitle: title })
    .execute()
}

/** The number after the last item, where the programme is numbered by whole numbers; null elsewhere. */
export async function nextItemNumber(db: Db, meetingId: string): Promise<string | null> {
  const rows = await tables(db)
    .selectFrom('meetings.agendaItem')
    .select('number')
    .where('meetingId', '=', meetingId)
    .where('parentId', 'is', null)
    .execute()
  const numbers = rows.map(({ number }) => Number(number ?? NaN))
  return numbers.every(Number.isSafeInteger) ? String(Math.max(0, ...numbers) + 1) : null
}

/** The place after the last item of a programme. */
export async function nextItemPosition(db: Db, meetingId: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('meetings.agendaItem')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('meetingId', '=', meetingId)
    .executeTakeFirst()
  return (row?.last ?? -1) + 1
}

export async function insertVoteEvent(
  db: Db,
  row: Insertable<MeetingsTables['meetings.voteEvent']>,
): Promise<void> {
  await tables(db).insertInto('meetings.voteEvent').values(row).execute()
}

/** Locks a body's row, so that numbers given to its meetings cannot collide. */
export async function lockBody(db: Db, bodyId: string) {
  return tables(db)
    .selectFrom('meetings.body')
    .selectAll()
    .where('id', '=', bodyId)
    .forUpdate()
    .executeTakeFirst()
}

export async function slugTaken(db: Db, bodyId: string, slug: string): Promise<boolean> {
  const found = await tables(db)
    .selectFrom('meetings.meeting')
    .select('id')
    .where('bodyId', '=', bodyId)
    .where('slug', '=', slug)
    .executeTakeFirst()
  return found !== undefined
}

/** The body's meeting on a day, unless it was cancelled. */
export async function findMeetingOn(db: Db, bodyId: string, day: string): Promise<string | undefined> {
  const found = await tables(db)
    .selectFrom('meetings.meeting')
    .select('id')
    .where('bodyId', '=', bodyId)
    .where('heldOn', '=', day)
    .where('state', '!=', 'cancelled')
    .orderBy('id')
    .executeTakeFirst()
  return found?.id
}

export interface RecordParts {
  signatures: Rows<'meetings.signature'>
  attendance: Rows<'meetings.attendance'>
  items: Rows<'meetings.agendaItem'>
  resolutions: Rows<'meetings.resolution'>
  voteEvents: Rows<'meetings.voteEvent'>
  votes: Rows<'meetings.vote'>
  tasks: Rows<'meetings.task'>
  annexes: Rows<'meetings.annex'>
}

/**
 * Writes all parts of a record. Rows that keep their ids keep what hangs on them: files, reports, reviews;
 * rows that the record no longer has are removed.
 */
export async function saveRecordParts(db: Db, meetingId: string, parts: RecordParts): Promise<void> {
  const t = tables(db)
  await t.deleteFrom('meetings.signature').where('meetingId', '=', meetingId).execute()
  await t
    .deleteFrom('meetings.voteEvent')
    .where('resolutionId', 'in', (eb) =>
      eb.selectFrom('meetings.resolution').select('id').where('meetingId', '=', meetingId),
    )
    .execute()
  await replaceRows(db, 'meetings.agendaItem', meetingId, parts.items)
  await replaceRows(db, 'meetings.attendance', meetingId, parts.attendance)
  await replaceRows(db, 'meetings.resolution', meetingId, parts.resolutions)
  await replaceRows(db, 'meetings.task', meetingId, parts.tasks)
  await replaceRows(db, 'meetings.annex', meetingId, parts.annexes)
  if (parts.signatures.length) await t.insertInto('meetings.signature').values(parts.signatures).execute()
  if (parts.voteEvents.length) await t.insertInto('meetings.voteEvent').values(parts.voteEvents).execute()
  if (parts.votes.length) await t.insertInto('meetings.vote').values(parts.votes).execute()
}

type OwnedTable =
  'meetings.agendaItem' | 'meetings.attendance' | 'meetings.resolution' | 'meetings.task' | 'meetings.annex'

/** Rows of one meeting in one table become exactly these. All rows carry the same columns. */
async function replaceRows(
  db: Db,
  table: OwnedTable,
  meetingId: string,
  rows: readonly { id: string; meetingId: string }[],
): Promise<void> {
  const t = db.withTables<Record<OwnedTable, { id: string; meetingId: string }>>()
  const kept = rows.map(({ id }) => id)
  let gone = t.deleteFrom(table).where('meetingId', '=', meetingId)
  if (kept.length > 0) gone = gone.where('id', 'not in', kept)
  await gone.execute()
  if (rows.length === 0) return
  const columns = Object.keys(rows[0]!).filter((column) => column !== 'id' && column !== 'meetingId')
  await t
    .insertInto(table)
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) =>
          Object.fromEntries(
            columns.map((column) => [column, eb.ref(`excluded.${column}` as 'excluded.id')]),
          ),
        )
        .where(`${table}.meetingId` as never, '=', meetingId as never),
    )
    .execute()
}

/** Ids of everything that stands in a meeting's record: a form may keep these and no others. */
export async function findPartIds(db: Db, meetingId: string): Promise<Set<string>> {
  const t = tables(db)
  const rows = await t
    .selectFrom('meetings.agendaItem')
    .select('id')
    .where('meetingId', '=', meetingId)
    .unionAll(t.selectFrom('meetings.attendance').select('id').where('meetingId', '=', meetingId))
    .unionAll(t.selectFrom('meetings.resolution').select('id').where('meetingId', '=', meetingId))
    .unionAll(t.selectFrom('meetings.task').select('id').where('meetingId', '=', meetingId))
    .unionAll(t.selectFrom('meetings.annex').select('id').where('meetingId', '=', meetingId))
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Resolutions of a meeting that were voted on. */
export async function findVoted(db: Db, meetingId: string): Promise<Set<string>> {
  const rows = await tables(db)
    .selectFrom('meetings.voteEvent as v')
    .innerJoin('meetings.resolution as r', 'r.id', 'v.resolutionId')
    .select('r.id')
    .where('r.meetingId', '=', meetingId)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** When live votes were held, by their resolution. */
export async function findLiveVotes(db: Db, meetingId: string): Promise<Map<string, Date>> {
  const rows = await tables(db)
    .selectFrom('meetings.voteEvent as v')
    .innerJoin('meetings.resolution as r', 'r.id', 'v.resolutionId')
    .select(['r.id', 'v.heldAt'])
    .where('r.meetingId', '=', meetingId)
    .where('v.source', '=', 'live')
    .execute()
  return new Map(rows.flatMap(({ id, heldAt }) => (heldAt === null ? [] : [[id, heldAt] as const])))
}

/** Days of a body's meetings by id. */
export async function findMeetingDays(
  db: Db,
  bodyId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tables(db)
    .selectFrom('meetings.meeting')
    .select(['id', 'heldOn'])
    .where('bodyId', '=', bodyId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, heldOn }) => [id, heldOn]))
}

/** A deadline that is a meeting moves with it. */
export async function moveDeadlines(db: Db, meetingId: string, heldOn: string): Promise<void> {
  await tables(db)
    .updateTable('meetings.task')
    .set((eb) => ({ dueOn: heldOn, changedAt: eb.fn<Date>('now'), version: eb('version', '+', 1) }))
    .where('dueMeetingId', '=', meetingId)
    .where('dueOn', 'is distinct from', heldOn)
    .execute()
}

/** The legislative term that a day falls into. */
export async function findTermOn(db: Db, day: string) {
  return tables(db)
    .selectFrom('meetings.legislativeTerm')
    .select(['id', 'startsOn', 'endsOn'])
    .where('startsOn', '<=', day)
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', day)]))
    .orderBy('startsOn', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The first free address of a body's meeting that begins with these words. */
export async function freeSlug(db: Db, bodyId: string, wanted: string): Promise<string> {
  for (let n = 1; ; n++) {
    const slug = n === 1 ? wanted : `${wanted}-${n}`
    if (!(await slugTaken(db, bodyId, slug))) return slug
  }
}

/** Whether another meeting of the body has the number, in the same term or year by the body's rule. */
export async function numberTaken(
  db: Db,
  bodyId: string,
  { id, number, heldOn }: { id: string; number: number; heldOn: string },
  numbering: 'term' | 'year',
): Promise<boolean> {
  const found = await (
    await inSeries(db, bodyId, heldOn, numbering)
  )
    .select('id')
    .where('number', '=', number)
    .where('id', '!=', id)
    .executeTakeFirst()
  return found !== undefined
}

/** Meetings of a body that are numbered in one series with a meeting of that day. */
async function inSeries(db: Db, bodyId: string, heldOn: string, numbering: 'term' | 'year') {
  let query = tables(db).selectFrom('meetings.meeting').where('bodyId', '=', bodyId)
  if (numbering === 'year')
    query = query
      .where('heldOn', '>=', `${heldOn.slice(0, 4)}-01-01`)
      .where('heldOn', '<=', `${heldOn.slice(0, 4)}-12-31`)
  const term = numbering === 'term' ? await findTermOn(db, heldOn) : undefined
  if (term) query = query.where('heldOn', '>=', term.startsOn)
  if (term?.endsOn) query = query.where('heldOn', '<=', term.endsOn)
  return query
}

/** The next free number of a body's meetings: they run on through the legislative term, or begin again each year. */
export async function nextNumber(
  db: Db,
  bodyId: string,
  heldOn: string,
  numbering: 'term' | 'year',
): Promise<number> {
  const row = await (
    await inSeries(db, bodyId, heldOn, numbering)
  )
    .select((eb) => eb.fn.max('number').as('highest'))
    .executeTakeFirst()
  return (row?.highest ?? 0) + 1
}
