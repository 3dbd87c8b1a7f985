import {
  resolutionKinds,
  taskStates,
  type BodyKind,
  type ResolutionKind,
  type TaskState,
  type VoteResult,
} from '../../../../shared/meetings/words.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { attendanceStatistics, type AttendanceStatistics } from '../attendance-statistics.ts'
import { listPublishedYears } from '../attendance.store.ts'
import { findBody } from '../body.store.ts'
import {
  countCancelled,
  listYearMeetings,
  listYearResolutions,
  listYearTasks,
} from './annual-report.store.ts'

/** What a body did in a year, from its published records only. Counts are of whole records, never estimates. */
export interface AnnualReport {
  body: { slug: string; name: string; kind: BodyKind }
  year: number
  /** Years that can be asked for, newest first */
  years: number[]
  /** Day on which the figures were read, `YYYY-MM-DD` */
  asOf: string
  meetings: {
    slug: string
    number: number | null
    heldOn: string
    /** Members who came; null when the record does not say */
    present: number | null
    /** Voting members of that day; null when they are not known */
    members: number | null
    informal: boolean
  }[]
  cancelled: number
  resolutions: {
    id: string
    number: string | null
    kind: ResolutionKind
    text: string
    slug: string
    heldOn: string
    result: VoteResult | null
  }[]
  byKind: { kind: ResolutionKind; count: number }[]
  votes: { taken: number; accepted: number; rejected: number; unstated: number }
  tasks: {
    id: string
    text: string
    assignee: string | null
    dueOn: string | null
    dueWords: string | null
    state: TaskState
    overdue: boolean
    slug: string
    heldOn: string
  }[]
  byState: { state: TaskState; count: number }[]
  overdue: number
  /** Null where the body's rules keep attendance from this reader */
  attendance: Pick<AttendanceStatistics, 'meetings' | 'people'> | null
}

/** The annual report of a body. @throws DomainError `not_found` for a year in which nothing is published */
export async function readAnnualReport(actor: Actor, bodySlug: string, year: number): Promise<AnnualReport> {
  const db = database()
  const body = await findBody(db, bodySlug)
  if (!body) throw notFound()
  const years = await listPublishedYears(db, body.id)
  if (!years.includes(year)) throw notFound()
  const [meetings, cancelled, decided, set, attendance] = await Promise.all([
    listYearMeetings(db, body.id, year),
    countCancelled(db, body.id, year),
    listYearResolutions(db, body.id, year),
    listYearTasks(db, body.id, year),
    attendanceStatistics(actor, bodySlug, year),
  ])
  const asOf = localDay(actor.now)
  const voted = decided.filter(({ voteId }) => voteId !== null)
  const resultIs = (result: VoteResult | null) => voted.filter((one) => one.result === result).length
  const tasks = set.map((task) => ({
    ...task,
    overdue: task.dueOn !== null && task.dueOn < asOf && (task.state === 'open' || task.state === 'ongoing'),
  }))
  return {
    body: { slug: body.slug, name: body.name, kind: body.kind },
    year,
    years,
    asOf,
    meetings: meetings.map(({ slug, number, heldOn, present, members, informal }) => ({
      slug,
      number,
      heldOn,
      present,
      members: members || null,
      informal,
    })),
    cancelled,
    resolutions: decided.map(({ voteId: _, ...resolution }) => resolution),
    byKind: resolutionKinds
      .map((kind) => ({ kind, count: decided.filter((one) => one.kind === kind).length }))
      .filter(({ count }) => count > 0),
    votes: {
      taken: voted.length,
      accepted: resultIs('accepted'),
      rejected: resultIs('rejected'),
      unstated: resultIs(null),
    },
    tasks,
    byState: taskStates
      .map((state) => ({ state, count: tasks.filter((task) => task.state === state).length }))
      .filter(({ count }) => count > 0),
    overdue: tasks.filter(({ overdue }) => overdue).length,
    attendance: attendance && { meetings: attendance.meetings, people: attendance.people },
  }
}
