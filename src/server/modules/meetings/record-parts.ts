import type { MeetingRecord, ResolutionRecord, TaskRecord } from '../../../shared/meetings/record.ts'
import { numberAnnexes } from '../../../shared/meetings/number-annexes.ts'
import { newId } from '../../platform/database/new-id.ts'
import { genderOfName } from './gender-of-name.ts'
import { membersPresent } from './quorum.ts'
import type { RecordParts } from './record.store.ts'
import { adopted, withNames } from './vote.ts'

/** What the rows of a record need to know besides the record itself. */
export interface Standing {
  bodyId: string
  meetingId: string
  /** Ids that stand in this record already; a form may keep these and no others */
  own: ReadonlySet<string>
  /** Instants of live votes already held, by resolution */
  liveVotes: ReadonlyMap<string, Date>
  /** Days of the meetings that are deadlines */
  days: ReadonlyMap<string, string>
  /** Persons behind the names of the attendance */
  persons: ReadonlyMap<string, { id: string; gender: 'female' | 'male' | null }>
  /** Members of the body on the day; null when it has none noted */
  members: number | null
  /** Numbers and titles of the annexes that are frozen reports, by id */
  frozen: ReadonlyMap<string, { number: number; title: string }>
  now: Date
}

/** The rows of a record, in the tables' shape. */
export function recordParts(
  record: MeetingRecord,
  standing: Standing,
): RecordParts & {
  /** Ids of the items, in the record's order */
  itemIds: string[]
} {
  const { bodyId, meetingId, own } = standing
  const idOf = (row: { id?: string | undefined }) => (row.id && own.has(row.id) ? row.id : newId())
  const attendance = record.attendance.map((person, position) => ({
    id: idOf(person),
    meetingId,
    position,
    name: person.name,
    personId: standing.persons.get(person.name)?.id ?? null,
    gender: standing.persons.get(person.name)?.gender ?? person.gender ?? genderOfName(person.name),
    capacity: person.capacity,
    state: person.state,
    arrivedAt: person.arrivedAt,
    leftAt: person.leftAt,
  }))
  const items = record.items.map((item, position) => ({ id: idOf(item), position, item }))
  const resolutions = items
    .flatMap(({ id: itemId, item }) => item.resolutions.map((resolution) => ({ itemId, resolution })))
    .map((entry, position) => ({ id: idOf(entry.resolution), position, ...entry }))
  const votes = resolutions.flatMap(({ id, resolution: { vote } }) =>
    vote ? [{ eventId: newId(), resolutionId: id, vote }] : [],
  )
  const tasks: { itemId: string | null; task: TaskRecord }[] = [
    ...record.tasks.map((task) => ({ itemId: null, task })),
    ...items.flatMap(({ id, item }) => item.tasks.map((task) => ({ itemId: id, task }))),
  ]
  const annexes = record.annexes.map((annex) => ({ id: idOf(annex), title: annex.title }))
  const numbers = numberAnnexes(annexes.map(({ id }) => standing.frozen.get(id)?.number ?? null))
  let parent: string | null = null
  return {
    itemIds: items.map(({ id }) => id),
    signatures: signatures(meetingId, record),
    attendance,
    items: items.map(({ id, position, item }) => {
      if (!item.sub) parent = id
      return {
        id,
        meetingId,
        parentId: item.sub ? parent : null,
        position,
        number: item.number,
        fullTitle: item.title,
        presenter: item.presenter,
        fullText: item.text,
        onProgramme: item.onProgramme,
        addedLate: item.addedLate,
        withdrawn: item.withdrawn,
        kind: item.kind,
      }
    }),
    resolutions: resolutions.map(({ id, position, itemId, resolution }) => ({
      id,
      meetingId,
      itemId,
      position,
      number: resolution.number,
      kind: resolution.kind,
      fullText: resolution.text,
    })),
    voteEvents: votes.map(({ eventId, resolutionId, vote }) => ({
      id: eventId,
      resolutionId,
      ...counts(vote, record, standing.members),
      heldAt: vote.source === 'live' ? (standing.liveVotes.get(resolutionId) ?? standing.now) : null,
    })),
    votes: votes.flatMap(({ eventId, vote }) =>
      vote.byName.flatMap(({ attendee, option }) => {
        const person = attendance[attendee]
        return person ? [{ voteEventId: eventId, attendanceId: person.id, option }] : []
      }),
    ),
    tasks: tasks.map(({ itemId, task }, position) => ({
      id: idOf(task),
      bodyId,
      meetingId,
      itemId,
      position,
      fullText: task.text,
      assignee: task.assignee,
      also: task.also,
      outside: task.outside,
      dueMeetingId: task.dueMeetingId && standing.days.has(task.dueMeetingId) ? task.dueMeetingId : null,
      dueOn: standing.days.get(task.dueMeetingId ?? '') ?? task.dueOn,
      dueWords: task.dueWords,
      state: task.state,
      setState: task.state,
      changedAt: standing.now,
    })),
    annexes: annexes.map(({ id, title }, index) => ({
      id,
      meetingId,
      number: numbers[index]!,
      title: standing.frozen.get(id)?.title ?? title,
    })),
  }
}

/** Columns of a vote; a live one keeps who was in the room at its instant, and its result follows from its counts. */
function counts(
  vote: NonNullable<ResolutionRecord['vote']>,
  { attendance }: MeetingRecord,
  members: number | null,
) {
  const { present, for: inFavour, against, abstain, notVoting } = withNames(vote)
  const room = vote.source === 'live' ? membersPresent(attendance, vote.at ?? undefined) : null
  return {
    present: present ?? room,
    inFavour,
    against,
    abstain,
    notVoting,
    needed: vote.needed,
    neededBy: vote.needed === null ? null : vote.neededBy,
    result:
      vote.result ?? (vote.source === 'live' ? resultOf(adopted(inFavour, members, vote.needed)) : null),
    unanimous: vote.unanimous,
    source: vote.source,
    atTime: vote.at,
  }
}

const resultOf = (isAdopted: boolean | null) =>
  isAdopted === null ? null : isAdopted ? ('accepted' as const) : ('rejected' as const)

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
