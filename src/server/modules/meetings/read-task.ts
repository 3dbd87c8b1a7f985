import type { BodyKind, TaskState } from '../../../shared/meetings/words.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { isId } from '../../platform/database/new-id.ts'
import { notFound } from '../../platform/domain-error.ts'
import { rolesOn } from './body.store.ts'
import { mayReadInside, mayRecordMeeting } from './policy.ts'
import { listExtensions } from './tasks/task-follow.store.ts'
import { findTask, listReports, listReviews } from './task.store.ts'

/** A task on its way through the meetings. */
export interface TaskHistory {
  id: string
  text: string
  assignee: string | null
  also: string[]
  outside: boolean
  acceptedOn: string | null
  dueOn: string | null
  dueWords: string | null
  state: TaskState
  itemTitle: string | null
  body: { slug: string; name: string; kind: BodyKind }
  setBy: { id: string; slug: string; number: number | null; heldOn: string }
  /** What later meetings said of it, oldest first */
  reviews: { slug: string; number: number | null; heldOn: string; state: TaskState; note: string | null }[]
  /** Reports on its fulfilment; for those who belong to the body */
  reports: {
    id: string
    text: string
    state: TaskState
    hasFile: boolean
    createdName: string
    createdAt: Date
  }[]
  /** Requests for more time, oldest first; for those who belong to the body */
  extensions: {
    id: string
    wantedOn: string
    reason: string
    askedBy: string
    askedAt: Date
    state: 'asked' | 'granted' | 'refused'
    answer: string | null
  }[]
  /** Meetings before this day are not asked about it */
  quietUntil: string | null
  /** Path of the page that it was written down on */
  sourcePath: string | null
  /** Path of the live report that answers it, for those inside */
  answerPath: string | null
  mayReport: boolean
  mayAccept: boolean
  /** Keeps the body's records: decides about deadlines */
  mayDecide: boolean
}

/** A task with its history, as its reader may see it. @throws DomainError `not_found` also for a task that is not public */
export async function readTask(actor: Actor, id: string): Promise<TaskHistory> {
  const db = database()
  const task = isId(id) ? await findTask(db, id) : undefined
  if (!task) throw notFound()
  const roles = await rolesOn(db, actor, task.bodyId)
  const inside = mayReadInside(actor, roles)
  if (!inside && task.meetingState !== 'published') throw notFound()
  const [reviews, reports, extensions] = await Promise.all([
    listReviews(db, id, !inside),
    inside ? listReports(db, id) : [],
    inside ? listExtensions(db, id) : [],
  ])
  const { bodySlug, bodyName, bodyKind, slug, number, heldOn, ...rest } = task
  return {
    id: rest.id,
    text: inside ? rest.fullText : rest.text,
    assignee: rest.assignee,
    also: rest.also,
    outside: rest.outside,
    acceptedOn: rest.acceptedOn,
    dueOn: rest.dueOn,
    dueWords: rest.dueWords,
    state: inside ? rest.state : (rest.publicState ?? rest.state),
    itemTitle: inside ? rest.fullItemTitle : rest.itemTitle,
    body: { slug: bodySlug, name: bodyName, kind: bodyKind },
    setBy: { id: rest.meetingId, slug, number, heldOn },
    reviews: reviews.map(({ state, note, ...meeting }) => ({
      slug: meeting.slug,
      number: meeting.number,
      heldOn: meeting.heldOn,
      state,
      note,
    })),
    reports: reports.map(({ fileId, ...report }) => ({ ...report, hasFile: fileId !== null })),
    extensions: extensions.map(({ taskId: _, decidedAt: __, ...asked }) => asked),
    quietUntil: inside ? rest.quietUntil : null,
    sourcePath: inside ? rest.sourcePath : null,
    answerPath: inside ? rest.answerPath : null,
    mayReport: inside,
    mayDecide: mayRecordMeeting(actor, roles),
    mayAccept: mayRecordMeeting(actor, roles) && rest.outside,
  }
}
