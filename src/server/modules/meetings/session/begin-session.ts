import { capacities } from '../../../../shared/meetings/words.ts'
import type { RecordDraft } from '../../../../shared/meetings/record-draft.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { newId } from '../../../platform/database/new-id.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { namePersons } from '../../people/index.ts'
import { expectedRecord } from '../blank-record.ts'
import { listMemberships } from '../body.store.ts'
import { act, type Meeting } from './act.ts'
import { firstItem } from './item-text.store.ts'
import { countRows, insertAttendance } from './room.store.ts'
import { insertSession, nameSigners } from './session.store.ts'

/**
 * Begins to lead an open meeting live. Whoever belongs to the body is listed, nobody is present yet: the roll call says
 * who is; those who excused themselves stand as excused. A record that has its attendance already keeps it.
 * @throws DomainError `not_found`, `not_in_session`
 */
export const startSession = (actor: Actor, meetingId: string) =>
  act(actor, meetingId, 'meetings.session.begun', async (work, meeting) => {
    await insertSession(work.db, meetingId)
    const record = await expectedRecord(work.db, actor, meeting)
    if ((await countRows(work.db, meetingId)) === 0) await listPeople(work, meeting, record)
    await firstItem(work.db, meetingId, record.items[0]!.title)
    await nameSigners(work.db, meetingId, record)
    return { result: undefined }
  })

async function listPeople(work: Work, meeting: Meeting, { attendance }: RecordDraft): Promise<void> {
  const memberships = await listMemberships(work.db, meeting.bodyId, meeting.heldOn)
  const names = await namePersons(
    work.db,
    memberships.map(({ personId }) => personId),
  )
  const persons = new Map([...names].map(([id, { full, gender }]) => [full, { id, gender }]))
  await insertAttendance(
    work.db,
    attendance.map(({ name, capacity, state }, position) => ({
      id: newId(),
      meetingId: meeting.id,
      position,
      name,
      capacity: capacities.find((one) => one === capacity)!,
      personId: persons.get(name)?.id ?? null,
      gender: persons.get(name)?.gender ?? null,
      state: state === 'excused' ? 'excused' : 'absent',
      arrivedAt: null,
      leftAt: null,
    })),
  )
}
