import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely'
import type {
  AttendanceState,
  BallotMethod,
  BallotState,
  BodyKind,
  Capacity,
  CastOption,
  InviteeState,
  ItemKind,
  MeetingState,
  MembershipRole,
  PollKind,
  ResolutionKind,
  SpeechKind,
  TaskState,
  VoteOption,
  VoteResult,
  VoteSource,
} from '../../../shared/meetings/words.ts'
import type { BodySettings } from './body-settings.ts'
import type { ImportDraft } from './minutes/draft-from-minutes.ts'
import type { MinutesDocument } from './minutes/document.ts'
import type { Minutes } from './minutes/minutes.ts'

type Gender = 'female' | 'male'

/** A part of a record that has words of its own: an item's title or text, a resolution, a task, a note to an earlier task. */
export type RecordPart = 'title' | 'text' | 'resolution' | 'task' | 'note'

export type MeetingsTables = {
  'meetings.body': {
    id: string
    slug: string
    kind: BodyKind
    name: string
    settings: Partial<BodySettings>
    foundedOn: string | null
    dissolvedOn: string | null
    genitive: Generated<string | null>
    version: Generated<number>
  }
  'meetings.legislativeTerm': { id: string; name: string; startsOn: string; endsOn: string | null }
  'meetings.membership': {
    id: string
    bodyId: string
    personId: string
    role: MembershipRole
    startsOn: string
    endsOn: string | null
  }
  'meetings.meeting': {
    id: string
    bodyId: string
    termId: string | null
    slug: string
    number: number | null
    heldOn: string
    startsAt: string | null
    endsAt: string | null
    place: string | null
    remoteUrl: string | null
    state: MeetingState
    quorate: boolean | null
    informal: Generated<boolean>
    chairName: string | null
    recorderName: string | null
    recorderGender: Gender | null
    handSigned: Generated<boolean>
    closedAt: Date | null
    verifiedAt: Date | null
    publishedAt: Date | null
    auditHead: Generated<string | null>
    nextOn: Generated<string | null>
    nextAt: Generated<string | null>
    nextPlace: Generated<string | null>
    formDigest: Generated<string | null>
    deskStemmer: Generated<number | null>
    origin: 'held' | 'transcribed'
    createdAt: GeneratedAlways<Date>
    changedAt: Generated<Date>
    version: Generated<number>
  }
  'meetings.invitee': {
    id: string
    meetingId: string
    personId: string | null
    name: string
    email: string
    capacity: Capacity | 'office'
    itemId: string | null
    sentSequence: Generated<number | null>
    knows: Generated<string | null>
    state: Generated<InviteeState>
    reason: Generated<string | null>
    substitute: Generated<string | null>
    answeredAt: Generated<Date | null>
    answeredBy: Generated<'link' | 'desk' | 'mail' | null>
    proposedState: Generated<'coming' | 'excused' | null>
    proposedReason: Generated<string | null>
    proposedAt: Generated<Date | null>
    droppedAt: Generated<Date | null>
  }
  'meetings.minutesSize': { meetingId: string; sizes: JSONColumnType<Record<string, number>> }
  'meetings.calendarAddress': { personId: string; nonce: string; createdAt: Generated<Date> }
  'meetings.schedule': {
    id: string
    bodyId: string
    year: number
    recurrence: string
    startsAt: string | null
    place: string | null
    approvedAt: Date | null
    createdAt: GeneratedAlways<Date>
    version: Generated<number>
  }
  'meetings.scheduleDate': {
    id: string
    scheduleId: string
    heldOn: string
    startsAt: string | null
    place: string | null
    meetingId: string | null
  }
  'meetings.signature': {
    id: string
    meetingId: string
    position: number
    role: 'recorder' | 'verifier' | 'chair'
    name: string
    personId: string | null
    approvedAt: Date | null
  }
  'meetings.attendance': {
    id: string
    meetingId: string
    position: number
    personId: string | null
    name: string
    capacity: Capacity
    state: AttendanceState
    arrivedAt: string | null
    leftAt: string | null
    gender: Gender | null
  }
  'meetings.agendaItem': {
    id: string
    meetingId: string
    parentId: string | null
    position: number
    number: string | null
    fullTitle: string
    title: GeneratedAlways<string>
    presenter: string | null
    fullText: string
    text: GeneratedAlways<string>
    onProgramme: boolean
    addedLate: Generated<boolean>
    withdrawn: Generated<boolean>
    kind: Generated<ItemKind>
  }
  'meetings.resolution': {
    id: string
    meetingId: string
    itemId: string | null
    position: number
    number: string | null
    kind: ResolutionKind
    fullText: string
    text: GeneratedAlways<string>
  }
  'meetings.voteEvent': {
    id: string
    resolutionId: string
    present: number | null
    inFavour: number | null
    against: number | null
    abstain: number | null
    notVoting: number | null
    needed: number | null
    result: VoteResult | null
    unanimous: boolean | null
    source: VoteSource
    heldAt: Date | null
    atTime: string | null
    neededBy: string | null
  }
  'meetings.vote': {
    voteEventId: string
    attendanceId: string
    option: VoteOption
  }
  'meetings.task': {
    id: string
    bodyId: string
    meetingId: string
    itemId: string | null
    position: number
    fullText: string
    text: GeneratedAlways<string>
    assignee: string | null
    dueOn: string | null
    dueMeetingId: string | null
    dueWords: string | null
    state: TaskState
    also: Generated<string[]>
    outside: Generated<boolean>
    acceptedOn: string | null
    quietUntil: Generated<string | null>
    answerPath: Generated<string | null>
    sourcePath: Generated<string | null>
    publicState: TaskState | null
    setState: TaskState
    createdAt: GeneratedAlways<Date>
    changedAt: Generated<Date>
    version: Generated<number>
  }
  'meetings.taskExtension': {
    id: string
    taskId: string
    wantedOn: string
    reason: string
    askedBy: string
    askedAt: Date
    state: Generated<'asked' | 'granted' | 'refused'>
    decidedAt: Generated<Date | null>
    answer: Generated<string | null>
  }
  'meetings.taskReminder': { meetingId: string; personId: string; sentAt: Date }
  'meetings.poll': {
    id: string
    bodyId: string
    kind: PollKind
    title: string
    lead: string | null
    most: number
    endsOn: string
    openedAt: Date
    closedAt: Date | null
    members: number
    attachedTo: Generated<string | null>
  }
  'meetings.pollOption': { id: string; pollId: string; position: number; text: string }
  'meetings.pollVoter': {
    id: string
    pollId: string
    personId: string | null
    name: string
    email: string | null
    capacity: Capacity
    answeredAt: Date | null
    reason: string | null
  }
  'meetings.pollAnswer': { voterId: string; optionId: string; place: number }
  'meetings.itemProposal': {
    id: string
    meetingId: string
    title: string
    reason: string | null
    personId: string | null
    author: string
    createdAt: Date
    state: Generated<'open' | 'accepted' | 'rejected'>
    decidedAt: Generated<Date | null>
    answer: Generated<string | null>
    itemId: string | null
  }
  'meetings.note': { accountId: string; itemId: string; text: string; savedAt: Date }
  'meetings.councilMaterial': {
    resolutionId: string
    draftText: string
    reportText: string
    version: Generated<number>
    changedAt: Date
    sentOn: string | null
    answerNumber: Generated<string | null>
    answeredOn: Generated<string | null>
    answerResult: Generated<'accepted' | 'changed' | 'rejected' | null>
    answerText: Generated<string | null>
  }
  'meetings.taskReview': {
    id: string
    taskId: string
    meetingId: string
    position: number
    state: TaskState
    dueOn: string | null
    dueWords: string | null
    fullNote: string | null
    note: GeneratedAlways<string | null>
  }
  'meetings.minutesImport': {
    id: string
    name: string
    source: string
    minutes: JSONColumnType<Minutes>
    review: JSONColumnType<ImportDraft>
    createdBy: string
    createdAt: GeneratedAlways<Date>
    meetingId: string | null
  }
  'meetings.publishedMinutes': {
    meetingId: string
    document: JSONColumnType<MinutesDocument>
    sha256: string
    publishedAt: Date
  }
  'meetings.annex': {
    id: string
    meetingId: string
    itemId: Generated<string | null>
    number: number
    title: string
    fileId: string | null
    fileName: string | null
    mediaType: string | null
    fileSize: number | null
    public: Generated<boolean>
    publicFileId: Generated<string | null>
    publicFileName: Generated<string | null>
    publicMediaType: Generated<string | null>
    publicFileSize: Generated<number | null>
  }
  'meetings.liveAnnex': {
    annexId: string
    report: string
    parameters: JSONColumnType<Record<string, string>>
    public: boolean
    frozenId: string | null
  }
  'meetings.commentRound': {
    id: string
    meetingId: string
    openedAt: Date
    endsOn: string
    closedAt: Date | null
  }
  'meetings.suggestion': {
    id: string
    meetingId: string
    part: Exclude<RecordPart, 'note'> | 'whole'
    partId: string | null
    beforeText: string
    afterText: string
    reason: string | null
    personId: string | null
    author: string
    createdAt: Date
    state: Generated<'open' | 'accepted' | 'rejected'>
    decidedAt: Generated<Date | null>
    answer: Generated<string | null>
  }
  'meetings.finalCopy': {
    id: string
    meetingId: string
    fileId: string
    sha256: string
    madeAt: Date
    voidAt: Generated<Date | null>
    signedFileId: Generated<string | null>
  }
  'meetings.approval': {
    id: string
    copyId: string
    role: 'verifier' | 'chair'
    personId: string
    name: string
    way: string
    approvedAt: Date
  }
  'meetings.paperOriginal': {
    meetingId: string
    signedOn: string
    keptAt: string
    fileId: string | null
    notedAt: Date
  }
  'meetings.withdrawal': {
    id: string
    meetingId: string
    reason: string
    sha256: string | null
    withdrawnAt: Date
    publishedAgainAt: Generated<Date | null>
  }
  'meetings.taskReport': {
    id: string
    taskId: string
    text: string
    state: TaskState
    fileId: string | null
    createdBy: string
    createdName: string
    createdAt: GeneratedAlways<Date>
  }
  'meetings.topic': {
    id: string
    bodyId: string
    title: string
    fromMeetingId: string | null
    fromItemId: string | null
    position: Generated<number>
    takenMeetingId: string | null
    takenItemId: string | null
    droppedAt: Date | null
    createdAt: GeneratedAlways<Date>
  }
  'meetings.invitation': {
    id: string
    fromMeetingId: string
    fromItemId: string | null
    position: number
    guest: string
    heldOn: string | null
    meetingId: string | null
  }
  'meetings.attachment': {
    id: string
    meetingId: string
    itemId: string | null
    position: number
    title: string
    fileId: string
    fileName: string
    mediaType: string
    fileSize: number
    public: Generated<boolean>
    addedAt: GeneratedAlways<Date>
  }
  'meetings.session': {
    meetingId: string
    itemId: string | null
    breakSince: Date | null
    breakUntil: Date | null
    shownBallotId: string | null
  }
  'meetings.presenceStep': { id: string; attendanceId: string; at: Date; present: boolean }
  'meetings.checkIn': { attendanceId: string; askedAt: Date }
  'meetings.speech': {
    id: string
    meetingId: string
    itemId: string | null
    attendanceId: string
    kind: SpeechKind
    askedAt: Date
    beganAt: Date | null
    endedAt: Date | null
  }
  'meetings.ballot': {
    id: string
    meetingId: string
    method: BallotMethod
    state: BallotState
    members: number
    present: number
    needed: number
    neededBy: string | null
    openedAt: Date
    closedAt: Date | null
    cancelledBecause: 'quorum_lost' | 'recorder' | null
  }
  'meetings.ballotQuestion': { ballotId: string; resolutionId: string; position: number }
  'meetings.ballotVoter': {
    ballotId: string
    attendanceId: string
    secret: boolean
    voted: Generated<boolean>
    option: CastOption | null
  }
  'meetings.ballotCount': {
    ballotId: string
    inFavour: Generated<number>
    against: Generated<number>
    abstain: Generated<number>
  }
  'meetings.interest': { itemId: string; attendanceId: string; declaredAt: Date }
  'meetings.recordDraft': {
    accountId: string
    form: string
    draft: JSONColumnType<object>
    version: number | null
    savedAt: Generated<Date>
  }
}
