import { database } from '../../platform/database/database.ts'
import { matchingIds } from '../../platform/search/search.ts'
import { listBodies } from './body.store.ts'
import { listPublicMeetings, listYears, pageSize, type MeetingFilter } from './meeting-list.store.ts'

/** The public list: published records and announced dates, with the choices of its filters. */
export async function listMeetings({ text, ...rest }: Omit<MeetingFilter, 'ids'> & { text?: string }) {
  const db = database()
  const filter = text ? { ...rest, ids: await matchingIds('meeting', text) } : rest
  const [{ total, rows }, bodies, years] = await Promise.all([
    listPublicMeetings(db, filter),
    listBodies(db),
    listYears(db),
  ])
  return {
    meetings: rows,
    total,
    pages: Math.max(1, Math.ceil(total / pageSize)),
    bodies,
    years,
  }
}
