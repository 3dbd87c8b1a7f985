import { system, type Actor } from '../../platform/actor/actor.ts'
import { database, type Db } from '../../platform/database/database.ts'
import { inTransaction, type Work } from '../../platform/database/transaction.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { stemmerVersion } from '../../platform/search/czech-stemmer.ts'
import {
  indexDesk,
  indexPublic,
  outdatedIds,
  type SearchDocument,
} from '../../platform/search/index-documents.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import { listBodiesBelonged } from './body.store.ts'
import { findForIndex, findInsideForIndex, listOutsideDesk, noteDeskIndexed } from './index.store.ts'
import { meetingName } from './meeting-name.ts'
import { mayManageBodies } from './policy.ts'

type Indexed = NonNullable<Awaited<ReturnType<typeof findForIndex>>>

const headingOf = ({ number, bodyKind, bodyName }: Indexed) => meetingName(number, bodyKind, bodyName)
const wholeOf = ({ items, resolutions, tasks, people }: Indexed): string[] =>
  [
    ...items.flatMap(({ title, text }) => [title, text]),
    ...resolutions.map(({ text }) => text),
    ...tasks.map(({ text }) => text),
    people.map(({ name }) => name).join(', '),
  ].filter((text) => text !== null)

/** The record as documents: the meeting, its resolutions and its tasks. */
function documentsOf(
  id: string,
  found: Indexed,
  whole: readonly string[],
  pathOf: { meeting: string; task: (id: string) => string },
): SearchDocument[] {
  const heading = headingOf(found)
  const day = found.heldOn
  return [
    { kind: 'meeting', id, path: pathOf.meeting, title: heading, body: whole.join('\n'), day },
    ...found.resolutions.map((resolution) => ({
      kind: 'resolution',
      id: resolution.id,
      path: `${pathOf.meeting}#usneseni-${resolution.id}`,
      title: [resolution.number, heading].filter(Boolean).join(' · '),
      body: resolution.text,
      day,
    })),
    ...found.tasks.map((task) => ({
      kind: 'task',
      id: task.id,
      path: pathOf.task(task.id),
      title: task.assignee ?? heading,
      body: task.text,
      day,
    })),
  ]
}

/** Puts a published record into the public search. */
export async function indexMeeting(work: Work, meetingId: string): Promise<void> {
  const found = await findForIndex(work.db, meetingId, false)
  if (!found) return
  const meeting = `/jednani/${found.bodySlug}/${found.slug}`
  await indexPublic(
    work.db,
    documentsOf(meetingId, found, wholeOf(found), { meeting, task: (id) => `${meeting}#ukol-${id}` }),
  )
}

const scopeOf = (bodyId: string) => `body:${bodyId}`

/** Puts a record into the desk's search as it is now, with its materials and the reports on its tasks; those who belong to its body find it. */
export async function indexForDesk(db: Db, meetingId: string): Promise<void> {
  const found = await findForIndex(db, meetingId, true)
  if (!found) return
  const inside = await findInsideForIndex(db, meetingId)
  const meeting = `/urad/jednani/${found.bodySlug}/${found.slug}`
  const whole = [...wholeOf(found), ...inside.files.map(({ title }) => title)]
  const documents = documentsOf(meetingId, found, whole, { meeting, task: (id) => `/urad/ukoly/${id}` })
  const withReports = documents.map((document) => ({
    ...document,
    body: [
      document.body,
      ...inside.reports.filter(({ taskId }) => taskId === document.id).map(({ text }) => text),
    ].join('\n'),
  }))
  await indexDesk(db, meetingId, scopeOf(found.bodyId), withReports)
  await noteDeskIndexed(db, meetingId, stemmerVersion)
}

/** Who keeps all records finds all of them; others those of the bodies to which they belong today. */
export async function deskScopes(actor: Actor): Promise<string[] | 'all'> {
  if (mayManageBodies(actor)) return 'all'
  if (actor.personId === null) return []
  return (await listBodiesBelonged(database(), actor.personId, localDay(actor.now))).map(scopeOf)
}

const perRun = 500

/** Meetings that an older stemmer or none indexed are indexed anew, some each quarter of an hour, until none is left. */
export const reindexMeetings: JobDefinition = {
  name: 'meetings.search.reindex',
  schedule: '*/15 * * * *',
  run: async (_, now) => {
    for (const id of await outdatedIds('meeting', perRun))
      await inTransaction(system(now), (work) => indexMeeting(work, id))
    for (const id of await listOutsideDesk(database(), stemmerVersion, perRun))
      await inTransaction(system(now), ({ db }) => indexForDesk(db, id))
  },
}
