import type {
  AttendanceState,
  BodyKind,
  Capacity,
  ItemKind,
  MeetingState,
  ResolutionKind,
  TaskState,
  VoteOption,
  VoteResult,
  VoteSource,
} from '../../../shared/meetings/words.ts'
import type { MinutesTemplate } from '../../../shared/meetings/printed-minutes.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import { shiftDay } from '../../../shared/time/shift-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database, type Db } from '../../platform/database/database.ts'
import { notFound } from '../../platform/domain-error.ts'
import { rolesOn } from './body.store.ts'
import { settingsOf } from './body-settings.ts'
import { findItems, findMeeting, findResolutions, findTasks } from './meeting.store.ts'
import { mayReadInside, mayReadProgramme, mayReadRecord, mayRecordMeeting } from './policy.ts'
import { isQuorate, membersPresent, type Presence } from './quorum.ts'
import { countNames, neededVotes, roomDoubts, voteDoubts, type VoteDoubt } from './vote.ts'

export interface VoteView {
  present: number | null
  for: number | null
  against: number | null
  abstain: number | null
  notVoting: number | null
  result: VoteResult | null
  unanimous: true | null
  /** Votes in favour that adopt it: a majority of all members, or more by law; null when their number is not known */
  needed: number | null
  /** The provision that demands more than a majority of all members */
  neededBy: string | null
  source: VoteSource
  /** Local time of the vote */
  at: string | null
  /** Held as a secret ballot in the system */
  secret: boolean
  /** How each voted; empty where the names are not for this reader */
  byName: { attendee: number; name: string; option: VoteOption }[]
  doubts: VoteDoubt[]
}

export interface FileLink {
  id: string
  title: string
  fileName: string
  mediaType: string
  /** Bytes */
  fileSize: number
  public: boolean
  /** Came after the day on which invitations leave by the body's rules */
  late?: true
}

export interface ResolutionView {
  id: string
  number: string | null
  kind: ResolutionKind
  text: string
  vote: VoteView | null
  /** How the council answered a recommendation */
  council: { number: string | null; on: string; result: 'accepted' | 'changed' | 'rejected' } | null
}

export interface TaskView {
  id: string
  text: string
  assignee: string | null
  /** Who helps the one who leads */
  also: string[]
  /** Of somebody whom the body cannot oblige: a request until `acceptedOn` */
  outside: boolean
  acceptedOn: string | null
  dueMeetingId: string | null
  dueOn: string | null
  dueWords: string | null
  state: TaskState
  /** As the meeting that set it left it */
  setState: TaskState
  /** What the meeting noted of a carried task */
  note: string | null
}

export interface ItemView {
  id: string
  number: string | null
  title: string
  presenter: string | null
  text: string
  kind: ItemKind
  /** Stands under the item before it */
  sub: boolean
  onProgramme: boolean
  addedLate: boolean
  withdrawn: boolean
  files: FileLink[]
  /** Put off to the next agenda */
  topics: string[]
  invitations: { guest: string; on: string | null }[]
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
  /** For those who belong to the body */
  remoteUrl: string | null
  state: MeetingState
  /** Returned for editing after it was closed: it does not go on, its record is being mended */
  reopened: boolean
  version: number
  mayRecord: boolean
  body: {
    genitive: string | null
    id: string
    slug: string
    name: string
    kind: BodyKind
    /** How its minutes look; names behind votes only where they may be public */
    template: MinutesTemplate
    /** Series of the document register in which its minutes are numbered */
    series: string | null
  }
  /** The programme of a public sitting before its record is public */
  programme: { number: string | null; title: string; presenter: string | null }[]
  /** Times that its published minutes were taken back, the newest first; instants in ISO 8601 */
  withdrawals: { reason: string; withdrawnAt: string; publishedAgainAt: string | null }[]
  /** Null when the record is not for this reader: then only date and place are told */
  record: RecordView | null
  /** What the record says of the next meeting; `slug` when that one is public */
  next: { slug: string | null; heldOn: string; startsAt: string | null; place: string | null } | null
}

export interface RecordView {
  attendance: {
    id: string
    name: string
    capacity: Capacity
    state: AttendanceState
    arrivedAt: string | null
    leftAt: string | null
    gender: 'female' | 'male' | null
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
  annexes: {
    id: string
    number: number
    title: string
    /** Agenda item to which it belongs; null of the whole meeting */
    itemId: string | null
    file: FileLink | null
    /** What everyone else gets in place of a private file; told to those inside */
    publicCopy: FileLink | null
    /** A report of the running city: alive until the meeting ends, for those inside; frozen then */
    report: LiveAnnex | null
    /** It has a file, which is not for the reader */
    withheld: boolean
  }[]
  /** Materials that belong to no item */
  files: FileLink[]
  signatures: { role: 'recorder' | 'verifier' | 'chair'; name: string }[]
  recorderGender: 'female' | 'male' | null
  handSigned: boolean
  publishedAt: Date | null
  /** When the record of a meeting held in the system was approved in it */
  approvedAt: Date | null
  /** Who approved the standing text in the system, of which file; instants in ISO 8601 */
  approvals: { role: 'verifier' | 'chair'; name: string; way: string; approvedAt: string; sha256: string }[]
  /** Bytes of the files of published minutes by their names; those not known yet are left out */
  sizes: Record<string, number>
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
  const settings = settingsOf(held.body)
  const announced = found.state === 'published' || found.origin === 'held' || found.withdrawals.length > 0
  const roles = await rolesOn(db, actor, found.bodyId)
  const inside = mayReadInside(actor, roles)
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
    remoteUrl: inside ? found.remoteUrl : null,
    state:
      !inside && found.state === 'in_session' && found.closedAt !== null ? ('closed' as const) : found.state,
    reopened: inside && found.state === 'in_session' && found.closedAt !== null,
    version: found.version,
    mayRecord: mayRecordMeeting(actor, roles),
    body: {
      id: found.bodyId,
      genitive: found.bodyGenitive,
      slug: found.bodySlug,
      name: found.bodyName,
      kind: found.bodyKind,
      template: {
        ...settings.minutes,
        namedVotes: settings.minutes.namedVotes && settings.publishNamedVotes,
      },
      series: settings.series,
    },
    withdrawals: found.withdrawals.map(({ reason, withdrawnAt, publishedAgainAt }) => ({
      reason,
      withdrawnAt: String(withdrawnAt),
      publishedAgainAt: publishedAgainAt && String(publishedAgainAt),
    })),
    next:
      found.nextOn === null
        ? null
        : { slug: found.nextSlug, heldOn: found.nextOn, startsAt: found.nextAt, place: found.nextPlace },
  }
  if (!readable) {
    const items = programmed ? await findItems(db, found.id, false) : []
    const programme = items
      .filter((item) => item.onProgramme && !item.withdrawn)
      .map(({ number, title, presenter }) => ({ number, title, presenter }))
    return { ...view, next: null, programme, record: null }
  }
  const [items, resolutions, tasks] = await Promise.all([
    findItems(db, found.id, inside),
    findResolutions(db, found.id, inside),
    findTasks(db, found.id, inside),
  ])
  const members = found.members || null
  const present = membersPresent(found.attendance)
  const named = inside || settings.publishNamedVotes
  const councilOf = (id: string): ResolutionView['council'] => {
    const answer = found.councilAnswers.find((one) => one.id === id)
    return answer?.on && answer.result
      ? { number: answer.number, on: answer.on, result: answer.result }
      : null
  }
  const decided = resolutions.map((row) => ({
    itemId: row.itemId,
    view: {
      ...resolutionView(row, members, found.attendance, named, found.quorate),
      council: councilOf(row.id),
    },
  }))
  const cameLate = (addedAt: Date) =>
    found.origin === 'held' && localDay(addedAt) > shiftDay(found.heldOn, -settings.leadDays)
  const files = found.attachments
    .filter((file) => inside || file.public)
    .map(({ itemId, addedAt, ...view }) => ({
      itemId,
      view: { ...view, ...(cameLate(new Date(addedAt)) ? { late: true as const } : {}) },
    }))
  const topics = found.topics.map(({ itemId, title }) => ({ itemId, view: title }))
  const invitations = found.invitations.map(({ itemId, guest, heldOn }) => ({
    itemId,
    view: { guest, on: heldOn },
  }))
  const views = tasks.map(({ itemId, reviewState, reviewNote, publicState, ...task }) => {
    const present = inside ? task.state : (publicState ?? task.state)
    return {
      itemId,
      reviewed: reviewState !== null,
      view: { ...task, state: reviewState ?? present, note: reviewNote },
    }
  })
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
      items: items.map(({ parentId, ...item }) => ({
        ...item,
        sub: parentId !== null,
        files: of(files, item.id),
        topics: of(topics, item.id),
        invitations: of(invitations, item.id),
        resolutions: of(decided, item.id),
        tasks: of(assigned, item.id),
      })),
      followUp: views.filter(({ reviewed }) => reviewed).map(({ view: task }) => task),
      tasks: of(assigned, null),
      annexes: found.annexes.map((annex) => ({
        id: annex.id,
        number: annex.number,
        title: annex.title,
        itemId: annex.itemId,
        file: inside || annex.public ? annexFile(annex) : publicCopy(annex),
        publicCopy: inside ? publicCopy(annex) : null,
        report: inside || annex.public ? liveAnnex(annex) : null,
        withheld: !inside && !annex.public && annexFile(annex) !== null && publicCopy(annex) === null,
      })),
      files: of(files, null),
      signatures: found.signatures.map(({ role, name }) => ({ role, name })),
      recorderGender: found.recorderGender,
      handSigned: found.handSigned,
      publishedAt: found.publishedAt,
      // old minutes were approved on paper, whenever that was
      approvedAt: found.imported ? null : found.verifiedAt,
      approvals: found.approvals.map(({ approvedAt, ...approval }) => ({
        ...approval,
        approvedAt: String(approvedAt),
      })),
      sizes: found.sizes ?? {},
      auditHead: found.auditHead,
    },
  }
}

export interface LiveAnnex {
  report: string
  parameters: Record<string, string>
  frozenId: string | null
}

const liveAnnex = ({
  report,
  parameters,
  frozenId,
}: {
  report: string | null
  parameters: Record<string, string> | null
  frozenId: string | null
}): LiveAnnex | null => (report === null ? null : { report, parameters: parameters ?? {}, frozenId })

function publicCopy(annex: {
  id: string
  title: string
  publicFileName: string | null
  publicMediaType: string | null
  publicFileSize: number | null
}): FileLink | null {
  const { id, title, publicFileName: fileName, publicMediaType, publicFileSize } = annex
  return annexFile({
    id,
    title,
    fileName,
    mediaType: publicMediaType,
    fileSize: publicFileSize,
    public: true,
  })
}

function annexFile(annex: {
  id: string
  title: string
  fileName: string | null
  mediaType: string | null
  fileSize: number | null
  public: boolean
}): FileLink | null {
  const { id, title, fileName, mediaType, fileSize } = annex
  if (fileName === null || mediaType === null || fileSize === null) return null
  return { id, title, fileName, mediaType, fileSize, public: annex.public }
}

function resolutionView(
  row: Awaited<ReturnType<typeof findResolutions>>[number],
  members: number | null,
  attendance: readonly Presence[],
  named: boolean,
  quorate: boolean | null,
): Omit<ResolutionView, 'council'> {
  const { id, number, kind, text } = row
  if (row.voteId === null || row.source === null) return { id, number, kind, text, vote: null }
  const vote = {
    present: row.present,
    for: row.inFavour,
    against: row.against,
    abstain: row.abstain,
    notVoting: row.notVoting,
    result: row.result,
    unanimous: row.unanimous ? (true as const) : null,
  }
  const present = membersPresent(attendance, row.atTime ?? undefined)
  return {
    id,
    number,
    kind,
    text,
    vote: {
      ...vote,
      needed: neededVotes(members, row.needed),
      neededBy: row.neededBy,
      source: row.source,
      at: row.atTime,
      secret: Boolean(row.secret),
      byName: named ? row.byName : [],
      doubts: [
        ...roomDoubts({ at: row.atTime, byName: row.byName }, attendance, members, quorate),
        ...voteDoubts(
          { ...vote, needed: row.needed, named: countNames(row.byName) },
          members,
          present || null,
        ),
      ],
    },
  }
}
