import type { Insertable } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { MeetingsTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

export const insertLiveAnnex = (db: Db, row: Insertable<MeetingsTables['meetings.liveAnnex']>) =>
  tables(db).insertInto('meetings.liveAnnex').values(row).execute()

/** Reports among a meeting's annexes that are not frozen yet, in the order of their numbers. */
export const listUnfrozen = (db: Db, meetingId: string) =>
  tables(db)
    .selectFrom('meetings.liveAnnex as l')
    .innerJoin('meetings.annex as x', 'x.id', 'l.annexId')
    .innerJoin('meetings.meeting as m', 'm.id', 'x.meetingId')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .select(['l.annexId', 'l.report', 'l.parameters', 'l.public', 'x.number'])
    .select(['m.heldOn', 'm.number as meetingNumber', 'b.name as body'])
    .where('x.meetingId', '=', meetingId)
    .where('l.frozenId', 'is', null)
    .orderBy('x.number')
    .execute()

/** Reports among a meeting's annexes that are frozen. */
export const listFrozen = (db: Db, meetingId: string) =>
  tables(db)
    .selectFrom('meetings.liveAnnex as l')
    .innerJoin('meetings.annex as x', 'x.id', 'l.annexId')
    .select(['x.id', 'x.number', 'x.title'])
    .where('x.meetingId', '=', meetingId)
    .where('l.frozenId', 'is not', null)
    .execute()

export const setFrozen = (db: Db, annexId: string, frozenId: string) =>
  tables(db).updateTable('meetings.liveAnnex').set({ frozenId }).where('annexId', '=', annexId).execute()

/** Items of meetings, to which a report may belong. */
export const listItemsOf = (db: Db, meetingIds: readonly string[]) =>
  meetingIds.length === 0
    ? Promise.resolve([])
    : tables(db)
        .selectFrom('meetings.agendaItem')
        .select(['id', 'meetingId', 'number', 'title'])
        .where('meetingId', 'in', meetingIds)
        .where('withdrawn', '=', false)
        .orderBy('position')
        .execute()
