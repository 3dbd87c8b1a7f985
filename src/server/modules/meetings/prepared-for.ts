import type { CarriedTask } from '../../../shared/meetings/carried-task.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { asCarried } from './edit-record.ts'
import { belongsTo } from './inside-bodies.ts'
import { isOpenForWriting } from './lifecycle.ts'
import { listInvitedGuests, listTopics } from './outcome.store.ts'
import type { MeetingView } from './read-meeting.ts'
import { listCarriedTasks } from './task.store.ts'

/** What earlier meetings left to a meeting that is still to be held, or is being held. */
export interface Prepared {
  tasks: CarriedTask[]
  topics: string[]
  guests: string[]
}

/** A view of what is unfinished now; when the meeting closes, its record keeps a snapshot instead. Null for who does not belong. */
export async function preparedFor(actor: Actor, meeting: MeetingView): Promise<Prepared | null> {
  const db = database()
  if (!isOpenForWriting(meeting.state) || meeting.reopened) return null
  if (!(await belongsTo(actor, meeting.body.id))) return null
  // what the record says of a task already stands in it
  const said = new Set(meeting.record?.followUp.map(({ id }) => id))
  const topics = await listTopics(db, meeting.body.id, meeting.id)
  return {
    tasks: (await listCarriedTasks(db, meeting.body.id, meeting.id, meeting.heldOn))
      .map(asCarried)
      .filter(({ id }) => !said.has(id)),
    topics: topics.filter(({ takenItemId }) => takenItemId === null).map(({ title }) => title),
    guests: await listInvitedGuests(db, meeting.id),
  }
}
