import type { MeetingRecord, ResolutionRecord, TaskRecord } from '../../../shared/meetings/record.ts'
import type { MeetingState } from '../../../shared/meetings/words.ts'
import { newId } from '../../platform/database/new-id.ts'
import type { Work } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { rolesOn } from './body.store.ts'
import { settlePublished } from './settle-published.ts'
import { mayRecordMeeting } from './policy.ts'
import { insertMeeting, insertRecordParts, lockBody, slugTaken } from './record.store.ts'

export interface RecordedMeeting {
  id: string
  bodySlug: string
  slug: string
}

/**
 * Writes the whole record of a meeting that was held and put down elsewhere: on a signed sheet, or in old minutes.
 * The given id makes a repeated request find what the first one made.
 * @throws DomainError `not_found`, `meeting_exists`
 */
export async function recordMeeting(
  work: Work,
  bodyId: string,
  record: MeetingRecord,
  {
    state = 'closed',
    id = newId(),
    digest = null,
  }: { state?: MeetingState; id?: string; digest?: string | null } = {},
): Promise<RecordedMeeting> {
  const body = await lockBody(work.db, bodyId)
  const roles = await rolesOn(work.db, work.actor, bodyId)
  if (!body || !mayRecordMeeting(work.actor, roles)) throw notFound()
  const slug = meetingSlug(record.heldOn, record.number)
  if (await slugTaken(work.db, bodyId, slug))
    throw new DomainError(
      'meeting_exists',
      'Jednání s tímto číslem už v tomto roce je. Změňte číslo, nebo otevřete existující záznam.',
    )
  const now = work.actor.now
  await insertMeeting(work.db, {
    id,
    bodyId,
    termId: null,
    slug,
    number: record.number,
    heldOn: record.heldOn,
    startsAt: record.startsAt,
    endsAt: record.endsAt,
    place: record.place,
    remoteUrl: null,
    state,
    quorate: record.quorate,
    chairName: record.chairName,
    recorderName: record.recorderName,
    recorderGender: record.recorderGender,
    handSigned: record.handSigned,
    closedAt: now,
    verifiedAt: state === 'verified' || state === 'published' ? now : null,
    publishedAt: state === 'published' ? now : null,
    origin: 'transcribed',
    nextOn: record.nextMeeting?.date ?? null,
    nextAt: record.nextMeeting?.time ?? null,
    nextPlace: record.nextMeeting?.place ?? null,
    formDigest: digest,
  })
  await insertRecordParts(work.db, recordParts(bodyId, id, record))
  if (state === 'published') await settlePublished(work, id)
  work.audit({
    action: 'meetings.meeting.recorded',
    subject: { kind: 'meeting', id },
    details: { body: bodyId, heldOn: record.heldOn, state },
  })
  return { id, bodySlug: body.slug, slug }
}

/** Address of a meeting within its body: year and number, or the day when it has no number. Never reused. */
function meetingSlug(heldOn: string, number: number | null): string {
  return number === null ? heldOn : `${heldOn.slice(0, 4)}-${number}`
}

/** Rows of a record. Only tasks that are the meeting's own keep the ids that a form brought. */
export function recordParts(
  bodyId: string,
  meetingId: string,
  record: MeetingRecord,
  ownTasks: ReadonlySet<string> = new Set(),
) {
  const items = record.items.map((item, position) => ({ id: newId(), position, item }))
  const decided = items.flatMap(({ id, item }) =>
    item.resolutions.map((resolution) => ({ itemId: id, resolution })),
  )
  const resolutions = decided.map((entry, position) => ({ id: newId(), position, ...entry }))
  const assigned: { itemId: string | null; task: TaskRecord }[] = [
    ...record.tasks.map((task) => ({ itemId: null, task })),
    ...items.flatMap(({ id, item }) => item.tasks.map((task) => ({ itemId: id, task }))),
  ]
  return {
    signatures: signatures(meetingId, record),
    attendance: record.attendance.map((person, position) => ({
      id: newId(),
      meetingId,
      position,
      ...person,
    })),
    items: items.map(({ id, position, item }) => ({
      id,
      meetingId,
      parentId: null,
      position,
      number: item.number,
      title: item.title,
      presenter: item.presenter,
      text: item.text,
      onProgramme: item.onProgramme,
    })),
    resolutions: resolutions.map(({ id, position, itemId, resolution }) => ({
      id,
      meetingId,
      itemId,
      position,
      number: resolution.number,
      kind: resolution.kind,
      text: resolution.text,
    })),
    voteEvents: resolutions.flatMap(({ id, resolution }) =>
      resolution.vote ? [voteEvent(id, resolution.vote)] : [],
    ),
    tasks: assigned.map(({ itemId, task }, position) => ({
      id: task.id && ownTasks.has(task.id) ? task.id : newId(),
      bodyId,
      meetingId,
      itemId,
      position,
      text: task.text,
      assignee: task.assignee,
      dueOn: task.dueOn,
      dueMeetingId: null,
      dueWords: task.dueWords,
      state: task.state,
    })),
    annexes: record.annexes.map((annex) => ({ id: newId(), meetingId, itemId: null, ...annex })),
  }
}

function signatures(meetingId: string, record: MeetingRecord) {
  const people = [
    ...(record.recorderName ? [{ role: 'recorder' as const, name: record.recorderName }] : []),
    ...record.verifiers.map((name) => ({ role: 'verifier' as const, name })),
    ...(record.chairName ? [{ role: 'chair' as const, name: record.chairName }] : []),
  ]
  return people.map((person, position) => ({
    id: newId(),
    meetingId,
    position,
    personId: null,
    approvedAt: null,
    ...person,
  }))
}

function voteEvent(resolutionId: string, vote: NonNullable<ResolutionRecord['vote']>) {
  const { for: inFavour, ...counts } = vote
  return {
    id: newId(),
    resolutionId,
    inFavour,
    ...counts,
    needed: null,
    source: 'transcribed' as const,
    heldAt: null,
  }
}
