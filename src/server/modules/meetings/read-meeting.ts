import type {
  AttendanceState,
  BodyKind,
  Capacity,
  MeetingState,
  ResolutionKind,
  TaskState,
  VoteResult,
} from '../../../shared/meetings/words.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database, type Db } from '../../platform/database/database.ts'
import { notFound } from '../../platform/domain-error.ts'
import { rolesOn } from './body.store.ts'
import { findItems, findMeeting, findResolutions, findTasks } from './meeting.store.ts'
import { mayReadProgramme, mayReadRecord, mayRecordMeeting } from './policy.ts'
import { isQuorate, majorityOfAll, membersPresent } from './quorum.ts'
import { voteDoubts, type VoteDoubt } from './vote.ts'

export interface VoteView {
  present: number | null
  for: number | null
  against: number | null
  abstain: number | null
  notVoting: number | null
  result: VoteResult | null
  unanimous: true | null
  /** Votes in favour that adopt it: a majority of all members; null when their number is not known */
  needed: number | null
  doubts: VoteDoubt[]
}

export interface ResolutionView {
  id: string
  number: string | null
  kind: ResolutionKind
  text: string
  vote: VoteView | null
}

export interface TaskView {
  id: string
  text: string
  assignee: string | null
  dueOn: string | null
  dueWords: string | null
  state: TaskState
  /** What the meeting noted of a carried task */
  note: string | null
}

export interface ItemView {
  id: string
  number: string | null
  title: string
  presenter: string | null
  text: string
  onProgramme: boolean
  addedLate: boolean
  withdrawn: boolean
  resolutions: ResolutionView[]
  tasks: TaskView[]
}

export interface MeetingView {
  id: string
  slug: string
  number: number | null
  heldOn: string
  startsAt: string | null
  endsAt: string | null
  place: string | null
  state: MeetingState
  version: number
  mayRecord: boolean
  body: { genitive: string | null; id: string; slug: string; name: string; kind: BodyKind }
  /** The programme of a public sitting before its record is public */
  programme: { number: string | null; title: string; presenter: string | null }[]
  /** Null when the record is not for this reader: then only date and place are told */
  record: RecordView | null
  /** What the record says of the next meeting; `slug` when that one is public */
  next: { slug: string | null; heldOn: string; startsAt: string | null; place: string | null } | null
}

export interface RecordView {
  attendance: {
    name: string
    capacity: Capacity
    state: AttendanceState
    arrivedAt: string | null
    leftAt: string | null
  }[]
  members: number | null
  present: number
  /** As the minutes state it */
  quorateStated: boolean | null
  /** As it follows from attendance and the number of members */
  quorateComputed: boolean | null
  items: ItemView[]
  /** Tasks of earlier meetings as this meeting left them */
  followUp: TaskView[]
  /** Tasks set without an item */
  tasks: TaskView[]
  annexes: { number: number; title: string }[]
  signatures: { role: 'recorder' | 'verifier' | 'chair'; name: string }[]
  recorderGender: 'female' | 'male' | null
  handSigned: boolean
  publishedAt: Date | null
  /** When the record of a meeting held in the system was approved in it */
  approvedAt: Date | null
  /** Head of the audit chain at publication */
  auditHead: string | null
}

const address = /^[a-z0-9-]{1,200}$/

/**
 * A meeting as its reader may see it, in at most four statements.
 * @throws DomainError `not_found` also for what the reader may not know of
 */
export async function readMeeting(actor: Actor, bodySlug: string, slug: string): Promise<MeetingView> {
  return presentMeeting(database(), actor, bodySlug, slug)
}

/** The same within a transaction. */
export async function presentMeeting(
  db: Db,
  actor: Actor,
  bodySlug: string,
  slug: string,
): Promise<MeetingView> {
  if (!address.test(bodySlug) || !address.test(slug)) throw notFound()
  const found = await findMeeting(db, bodySlug, slug)
  if (!found) throw notFound()
  const held = { state: found.state, body: { kind: found.bodyKind, settings: found.bodySettings } }
  const announced = found.state === 'published' || found.origin === 'held'
  const roles = await rolesOn(db, actor, found.bodyId)
  const readable = mayReadRecord(actor, held, roles)
  const programmed = mayReadProgramme(actor, held, roles)
  if (!announced && !readable) throw notFound()
  const view = {
    id: found.id,
    slug: found.slug,
    number: found.number,
    heldOn: found.heldOn,
    startsAt: found.startsAt,
    endsAt: found.endsAt,
    place: found.place,
    state: found.state,
    version: found.version,
    mayRecord: mayRecordMeeting(actor, roles),
    body: {
      id: found.bodyId,
      genitive: found.bodyGenitive,
      slug: found.bodySlug,
      name: found.bodyName,
      kind: found.bodyKind,
    },
    next:
      found.nextOn === null
        ? null
        : { slug: found.nextSlug, heldOn: found.nextOn, startsAt: found.nextAt, place: found.nextPlace },
  }
  if (!readable) {
    const items = programmed ? await findItems(db, found.id) : []
    const programme = items
      .filter((item) => item.onProgramme && !item.withdrawn)
      .map(({ number, title, presenter }) => ({ number, title, presenter }))
    return { ...view, next: null, programme, record: null }
  }
  const [items, resolutions, tasks] = await Promise.all([
    findItems(db, found.id),
    findResolutions(db, found.id),
    findTasks(db, found.id),
  ])
  const members = found.members || null
  const present = membersPresent(found.attendance)
  const decided = resolutions.map((row) => ({
    itemId: row.itemId,
    view: resolutionView(row, members, present),
  }))
  const views = tasks.map(({ itemId, reviewState, reviewNote, ...task }) => ({
    itemId,
    reviewed: reviewState !== null,
    view: { ...task, state: reviewState ?? task.state, note: reviewNote },
  }))
  const assigned = views.filter(({ reviewed }) => !reviewed)
  const of = <T>(list: { itemId: string | null; view: T }[], id: string | null) =>
    list.filter(({ itemId }) => itemId === id).map((entry) => entry.view)
  return {
    ...view,
    programme: [],
    record: {
      attendance: found.attendance,
      members,
      present,
      quorateStated: found.quorate,
      quorateComputed: isQuorate(present, members),
      items: items.map((item) => ({
        ...item,
        resolutions: of(decided, item.id),
        tasks: of(assigned, item.id),
      })),
      followUp: views.filter(({ reviewed }) => reviewed).map(({ view: task }) => task),
      tasks: of(assigned, null),
      annexes: found.annexes.map(({ number, title }) => ({ number, title })),
      signatures: found.signatures.map(({ role, name }) => ({ role, name })),
      recorderGender: found.recorderGender,
      handSigned: found.handSigned,
      publishedAt: found.publishedAt,
      approvedAt: found.origin === 'held' ? found.verifiedAt : null,
      auditHead: found.auditHead,
    },
  }
}

function resolutionView(
  row: Awaited<ReturnType<typeof findResolutions>>[number],
  members: number | null,
  present: number,
): ResolutionView {
  const { id, number, kind, text } = row
  if (row.voteId === null) return { id, number, kind, text, vote: null }
  const vote = {
    present: row.present,
    for: row.inFavour,
    against: row.against,
    abstain: row.abstain,
    notVoting: row.notVoting,
    result: row.result,
    unanimous: row.unanimous ? (true as const) : null,
  }
  const needed = members === null ? null : majorityOfAll(members)
  return {
    id,
    number,
    kind,
    text,
    vote: { ...vote, needed, doubts: voteDoubts(vote, members, present || null) },
  }
}
