import { database } from '../../platform/database/database.ts'
import { matchingIds } from '../../platform/search/search.ts'
import { keepAttended } from './attendance.store.ts'
import { listBodies } from './body.store.ts'
import { listPublicMeetings, listYears, pageSize, type MeetingFilter } from './meeting-list.store.ts'

export interface MeetingQuestion extends Omit<MeetingFilter, 'ids'> {
  text?: string
  /** Name of somebody who took part, or a part of it */
  person?: string
}

/** Ids of public meetings that hold the words and the person; undefined when neither is asked for. */
async function askedIds({ text, person }: MeetingQuestion): Promise<string[] | undefined> {
  const byText = text ? await matchingIds('meeting', text) : undefined
  if (!person) return byText
  // the index holds names among other words; only those who took part count
  const attended = await keepAttended(database(), await matchingIds('meeting', person), person)
  return byText ? attended.filter((id) => byText.includes(id)) : attended
}

/** The public list: published records and announced dates, with the choices of its filters. */
export async function listMeetings(question: MeetingQuestion) {
  const db = database()
  const ids = await askedIds(question)
  const { body, year, page } = question
  const filter = { page, ...(body ? { body } : {}), ...(year ? { year } : {}), ...(ids ? { ids } : {}) }
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
