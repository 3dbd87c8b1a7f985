import type { TaskState } from '../../../shared/meetings/words.ts'
import type { Work } from '../../platform/database/transaction.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { countMembers } from './body.store.ts'
import { findPresence, hasVotes } from './meeting.store.ts'
import { isQuorate, membersPresent } from './quorum.ts'
import { listCarriedTasks, saveTaskReview, setTaskState } from './task.store.ts'

/**
 * What closing does besides the state: carried tasks become a snapshot and take the state that the meeting gave them;
 * a live meeting without quorum may stand only as an informal record without votes (act 128/2000 Sb. § 122(4), § 118(3), § 92(3)).
 * @returns whether the record is informal
 * @throws DomainError `no_quorum`, `nobody_present`
 */
export async function settleRecord(
  work: Work,
  meeting: { id: string; bodyId: string; heldOn: string; origin: 'held' | 'transcribed' },
): Promise<{ informal: boolean }> {
  const presence = await findPresence(work.db, meeting.id)
  const present = membersPresent(presence)
  const members = await countMembers(work.db, meeting.bodyId, meeting.heldOn)
  const informal = isQuorate(present, members || null) === false
  if (meeting.origin === 'held') {
    if (present === 0)
      throw new DomainError('nobody_present', 'V záznamu není nikdo přítomen. Doplňte účast členů.')
    if (informal && (await hasVotes(work.db, meeting.id)))
      throw new DomainError(
        'no_quorum',
        `Přítomno ${present} z ${members} členů, orgán nebyl usnášeníschopný a hlasovat nemohl. Opravte účast, nebo hlasování ze zápisu odeberte.`,
      )
  }
  for (const [position, task] of (
    await listCarriedTasks(work.db, meeting.bodyId, meeting.id, meeting.heldOn)
  ).entries()) {
    const state = task.reviewState ?? task.state
    await saveTaskReview(work.db, {
      taskId: task.id,
      meetingId: meeting.id,
      position,
      state,
      note: task.reviewNote,
      dueOn: task.dueOn,
      dueWords: task.dueWords,
    })
    await setTaskState(work.db, task.id, state)
  }
  return { informal }
}

/** What a record written afterwards says of earlier tasks: a snapshot at once, for it is closed when it is written. */
export async function reviewCarried(
  work: Work,
  meeting: { id: string; bodyId: string; heldOn: string },
  reviews: readonly { taskId: string; state: TaskState; note: string | null }[],
): Promise<void> {
  if (reviews.length === 0) return
  const carried = await listCarriedTasks(work.db, meeting.bodyId, meeting.id, meeting.heldOn)
  for (const [position, task] of carried.entries()) {
    const review = reviews.find(({ taskId }) => taskId === task.id)
    if (!review) continue
    const { state, note } = review
    const { dueOn, dueWords } = task
    await saveTaskReview(work.db, {
      taskId: task.id,
      meetingId: meeting.id,
      position,
      state,
      note,
      dueOn,
      dueWords,
    })
    await setTaskState(work.db, task.id, state)
  }
}
