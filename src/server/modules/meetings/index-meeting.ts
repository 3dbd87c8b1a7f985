import { system } from '../../platform/actor/actor.ts'
import { inTransaction, type Work } from '../../platform/database/transaction.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { meetingName } from './meeting-name.ts'
import { indexPublic, outdatedIds, type SearchDocument } from '../../platform/search/search.ts'
import { findForIndex } from './index.store.ts'

/** Puts a published record into the public search: the meeting, its resolutions and its tasks. */
export async function indexMeeting(work: Work, meetingId: string): Promise<void> {
  const found = await findForIndex(work.db, meetingId)
  if (!found) return
  const path = `/jednani/${found.bodySlug}/${found.slug}`
  const day = found.heldOn
  const heading = meetingName(found.number, found.bodyKind, found.bodyName)
  const whole = [
    ...found.items.flatMap(({ title, text }) => [title, text]),
    ...found.resolutions.map(({ text }) => text),
    ...found.tasks.map(({ text }) => text),
    found.people.map(({ name }) => name).join(', '),
  ]
  const documents: SearchDocument[] = [
    { kind: 'meeting', id: meetingId, path, title: heading, body: whole.filter(Boolean).join('\n'), day },
    ...found.resolutions.map(({ id, number, text }) => ({
      kind: 'resolution',
      id,
      path: `${path}#usneseni-${id}`,
      title: [number, heading].filter(Boolean).join(' · '),
      body: text,
      day,
    })),
    ...found.tasks.map(({ id, text, assignee }) => ({
      kind: 'task',
      id,
      path: `${path}#ukol-${id}`,
      title: assignee ?? heading,
      body: text,
      day,
    })),
  ]
  await indexPublic(work.db, documents)
}

const perRun = 500

/** Meetings that an older stemmer indexed are indexed anew, some each quarter of an hour, until none is left. */
export const reindexMeetings: JobDefinition = {
  name: 'meetings.search.reindex',
  schedule: '*/15 * * * *',
  run: async (_, now) => {
    for (const id of await outdatedIds('meeting', perRun))
      await inTransaction(system(now), (work) => indexMeeting(work, id))
  },
}
