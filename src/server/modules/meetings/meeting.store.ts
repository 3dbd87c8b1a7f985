import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../../platform/database/database.ts'
import { isPublic } from './meeting-list.store.ts'
import { membersOn } from './body.store.ts'
import type { MeetingsTables } from './tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

/** One meeting with its body, people, signatures and annexes: one statement. */
export async function findMeeting(db: Db, bodySlug: string, slug: string) {
  return tables(db)
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .selectAll('m')
    .select([
      'b.slug as bodySlug',
      'b.name as bodyName',
      'b.kind as bodyKind',
      'b.settings as bodySettings',
      'b.genitive as bodyGenitive',
    ])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('meetings.attendance as a')
          .select(['a.id', 'a.name', 'a.capacity', 'a.state', 'a.arrivedAt', 'a.leftAt', 'a.gender'])
          .whereRef('a.meetingId', '=', 'm.id')
          .orderBy('a.position'),
      ).as('attendance'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.signature as s')
          .select(['s.role', 's.name', 's.approvedAt'])
          .whereRef('s.meetingId', '=', 'm.id')
          .orderBy('s.position'),
      ).as('signatures'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.annex as x')
          .leftJoin('meetings.liveAnnex as l', 'l.annexId', 'x.id')
          .select([
            'x.itemId',
            'l.report',
            'l.parameters',
            'l.frozenId',
            'x.id',
            'x.number',
            'x.title',
            'x.fileId',
            'x.fileName',
            'x.mediaType',
            'x.fileSize',
            'x.public',
            'x.publicFileName',
            'x.publicMediaType',
            'x.publicFileSize',
          ])
          .whereRef('x.meetingId', '=', 'm.id')
          .orderBy('x.number'),
      ).as('annexes'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.attachment as f')
          .select(['f.id', 'f.itemId', 'f.title', 'f.fileName', 'f.mediaType', 'f.fileSize', 'f.public'])
          .select('f.addedAt')
          .whereRef('f.meetingId', '=', 'm.id')
          .orderBy('f.position'),
      ).as('attachments'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.topic as o')
          .select(['o.title', 'o.fromItemId as itemId'])
          .whereRef('o.fromMeetingId', '=', 'm.id')
          .where('o.droppedAt', 'is', null)
          .orderBy('o.position'),
      ).as('topics'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.invitation as g')
          .select(['g.guest', 'g.heldOn', 'g.fromItemId as itemId'])
          .whereRef('g.fromMeetingId', '=', 'm.id')
          .orderBy('g.position'),
      ).as('invitations'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.councilMaterial as c')
          .innerJoin('meetings.resolution as d', 'd.id', 'c.resolutionId')
          .select(['d.id', 'c.answerNumber as number', 'c.answeredOn as on', 'c.answerResult as result'])
          .whereRef('d.meetingId', '=', 'm.id')
          .where('c.answeredOn', 'is not', null),
      ).as('councilAnswers'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.withdrawal as w')
          .select(['w.reason', 'w.withdrawnAt', 'w.publishedAgainAt'])
          .whereRef('w.meetingId', '=', 'm.id')
          .orderBy('w.withdrawnAt', 'desc'),
      ).as('withdrawals'),
      jsonArrayFrom(
        eb
          .selectFrom('meetings.approval as v')
          .innerJoin('meetings.finalCopy as c', 'c.id', 'v.copyId')
          .select(['v.role', 'v.name', 'v.way', 'v.approvedAt', 'c.sha256'])
          .whereRef('c.meetingId', '=', 'm.id')
          .where('c.voidAt', 'is', null)
          .orderBy('v.approvedAt'),
      ).as('approvals'),
      eb
        .selectFrom('meetings.minutesSize as z')
        .select('z.sizes')
        .whereRef('z.meetingId', '=', 'm.id')
        .as('sizes'),
      eb
        .exists(
          eb.selectFrom('meetings.minutesImport as o').select('o.id').whereRef('o.meetingId', '=', 'm.id'),
        )
        .as('imported'),
      eb
        .selectFrom('meetings.meeting as n')
        .select('n.slug')
        .whereRef('n.bodyId', '=', 'm.bodyId')
        .whereRef('n.heldOn', '=', 'm.nextOn')
        .where(isPublic('n'))
        .limit(1)
        .as('nextSlug'),
      membersOn('m.bodyId', 'm.heldOn').as('members'),
    ])
    .where('b.slug', '=', bodySlug)
    .where('m.slug', '=', slug)
    .executeTakeFirst()
}

/**
 * The items of a meeting: one statement.
 * @param inside with what is hidden from the public; so in the others below
 */
export async function findItems(db: Db, meetingId: string, inside: boolean) {
  return tables(db)
    .selectFrom('meetings.agendaItem')
    .select(['id', 'parentId', 'number', 'presenter', 'kind'])
    .select(inside ? ['fullTitle as title', 'fullText as text'] : ['title', 'text'])
    .select(['onProgramme', 'addedLate', 'withdrawn'])
    .where('meetingId', '=', meetingId)
    .orderBy('position')
    .execute()
}

export async function findResolutions(db: Db, meetingId: string, inside: boolean) {
  return tables(db)
    .selectFrom('meetings.resolution as r')
    .leftJoin('meetings.voteEvent as v', 'v.resolutionId', 'r.id')
    .select(['r.id', 'r.itemId', 'r.number', 'r.kind', inside ? 'r.fullText as text' : 'r.text'])
    .select([
      'v.id as voteId',
      'v.present',
      'v.inFavour',
      'v.against',
      'v.abstain',
      'v.notVoting',
      'v.result',
      'v.unanimous',
      'v.source',
      'v.needed',
      'v.neededBy',
      'v.atTime',
    ])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('meetings.ballotQuestion as q')
            .innerJoin('meetings.ballot as b', 'b.id', 'q.ballotId')
            .select('q.ballotId')
            .whereRef('q.resolutionId', '=', 'r.id')
            .where('b.state', '=', 'closed')
            .where('b.method', '=', 'secret'),
        )
        .as('secret'),
    )
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('meetings.vote as n')
          .innerJoin('meetings.attendance as a', 'a.id', 'n.attendanceId')
          .select(['a.position as attendee', 'a.name', 'n.option'])
          .whereRef('n.voteEventId', '=', 'v.id')
          .orderBy('a.position'),
      ).as('byName'),
    )
    .where('r.meetingId', '=', meetingId)
    .orderBy('r.position')
    .execute()
}

/** Tasks that the meeting set, and those of earlier meetings that it dealt with (as it left them): one statement. */
export async function findTasks(db: Db, meetingId: string, inside: boolean) {
  return tables(db)
    .selectFrom('meetings.task as t')
    .leftJoin('meetings.taskReview as r', (join) =>
      join.onRef('r.taskId', '=', 't.id').on('r.meetingId', '=', meetingId),
    )
    .select([
      't.id',
      't.itemId',
      't.assignee',
      't.also',
      't.outside',
      't.acceptedOn',
      't.dueMeetingId',
      't.dueOn',
      't.dueWords',
      't.state',
      't.publicState',
      't.setState',
      'r.state as reviewState',
    ])
    .select(inside ? ['t.fullText as text', 'r.fullNote as reviewNote'] : ['t.text', 'r.note as reviewNote'])
    .where('t.id', 'in', (eb) =>
      eb
        .selectFrom('meetings.task as own')
        .select('own.id')
        .where('own.meetingId', '=', meetingId)
        .union(
          eb
            .selectFrom('meetings.taskReview as reviewed')
            .select('reviewed.taskId as id')
            .where('reviewed.meetingId', '=', meetingId),
        ),
    )
    .orderBy('r.position', (order) => order.asc().nullsLast())
    .orderBy('t.position')
    .execute()
}

export async function findPresence(db: Db, meetingId: string) {
  return tables(db)
    .selectFrom('meetings.attendance')
    .select(['capacity', 'state', 'arrivedAt', 'leftAt'])
    .where('meetingId', '=', meetingId)
    .execute()
}

export async function hasVotes(db: Db, meetingId: string): Promise<boolean> {
  const found = await tables(db)
    .selectFrom('meetings.voteEvent as v')
    .innerJoin('meetings.resolution as r', 'r.id', 'v.resolutionId')
    .select('v.id')
    .where('r.meetingId', '=', meetingId)
    .executeTakeFirst()
  return found !== undefined
}

export async function findPublishedMinutes(db: Db, meetingId: string) {
  return tables(db)
    .selectFrom('meetings.publishedMinutes')
    .select(['document', 'sha256'])
    .where('meetingId', '=', meetingId)
    .executeTakeFirst()
}

export async function insertPublishedMinutes(
  db: Db,
  row: { meetingId: string; document: string; sha256: string; publishedAt: Date },
): Promise<void> {
  await tables(db).insertInto('meetings.publishedMinutes').values(row).execute()
}

/** Removes frozen minutes with the sizes of their files. */
export async function deletePublishedMinutes(db: Db, meetingId: string): Promise<void> {
  await tables(db).deleteFrom('meetings.minutesSize').where('meetingId', '=', meetingId).execute()
  await tables(db).deleteFrom('meetings.publishedMinutes').where('meetingId', '=', meetingId).execute()
}

export async function findAddress(db: Db, id: string) {
  return tables(db)
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .select(['b.slug as bodySlug', 'm.slug', 'm.formDigest'])
    .where('m.id', '=', id)
    .executeTakeFirst()
}

export async function lockMeeting(db: Db, id: string) {
  return tables(db)
    .selectFrom('meetings.meeting')
    .select([
      'id',
      'bodyId',
      'state',
      'version',
      'heldOn',
      'number',
      'slug',
      'origin',
      'nextOn',
      'nextAt',
      'nextPlace',
      'formDigest',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function countVerifiers(db: Db, meetingId: string): Promise<number> {
  const { n } = await tables(db)
    .selectFrom('meetings.signature')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('meetingId', '=', meetingId)
    .where('role', '=', 'verifier')
    .executeTakeFirstOrThrow()
  return n
}

/** What a meeting is called and where it stands. */
export async function findHeading(db: Db, id: string) {
  return tables(db)
    .selectFrom('meetings.meeting as m')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .select([
      'm.slug',
      'm.number',
      'm.heldOn',
      'b.slug as bodySlug',
      'b.name as bodyName',
      'b.kind as bodyKind',
    ])
    .where('m.id', '=', id)
    .executeTakeFirst()
}
