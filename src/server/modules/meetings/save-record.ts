import type { MeetingRecord } from '../../../shared/meetings/record.ts'
import type { Work } from '../../platform/database/transaction.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { namePersons } from '../people/index.ts'
import { settingsOf } from './body-settings.ts'
import { countMembers, findBodyById, listMemberships } from './body.store.ts'
import { frozenAnnex } from './live-annexes/frozen-annex.ts'
import { listFrozen } from './live-annexes/live-annex.store.ts'
import { saveInvitations, saveTopics, takeTopics } from './outcome.store.ts'
import { recordParts } from './record-parts.ts'
import {
  findLiveVotes,
  findMeetingDays,
  findPartIds,
  numberTaken,
  moveDeadlines,
  saveRecordParts,
} from './record.store.ts'
import { findTasksInUse, restoreReviewedStates } from './task.store.ts'
import { liveVoteProblems } from './vote.ts'

/**
 * Writes the parts of a record, whether it stands already or not; rows keep their ids and what hangs on them.
 * @throws DomainError `contradictory_vote` for a live vote, `task_in_use`, `frozen`, `meeting_exists`
 */
export async function saveRecord(
  work: Work,
  meeting: { id: string; bodyId: string; heldOn: string },
  record: MeetingRecord,
): Promise<void> {
  const { db } = work
  const memberships = await listMemberships(db, meeting.bodyId, record.heldOn)
  const names = await namePersons(
    db,
    memberships.map(({ personId }) => personId),
  )
  const body = await findBodyById(db, meeting.bodyId)
  if (
    body &&
    record.number !== null &&
    (await numberTaken(
      db,
      meeting.bodyId,
      { id: meeting.id, number: record.number, heldOn: record.heldOn },
      settingsOf(body).numbering,
    ))
  )
    throw new DomainError(
      'meeting_exists',
      `Jednání č. ${record.number} už tento orgán má. Změňte číslo, nebo otevřete existující záznam.`,
    )
  const members = (await countMembers(db, meeting.bodyId, record.heldOn)) || null
  refuseContradictions(record, members)
  const tasks = [...record.tasks, ...record.items.flatMap((item) => item.tasks)]
  const frozen = await listFrozen(db, meeting.id)
  const parts = recordParts(record, {
    bodyId: meeting.bodyId,
    meetingId: meeting.id,
    own: await findPartIds(db, meeting.id),
    liveVotes: await findLiveVotes(db, meeting.id),
    days: await findMeetingDays(
      db,
      meeting.bodyId,
      tasks.flatMap(({ dueMeetingId }) => (dueMeetingId ? [dueMeetingId] : [])),
    ),
    persons: new Map([...names].map(([id, { full, gender }]) => [full, { id, gender }])),
    members,
    frozen: new Map(frozen.map(({ id, ...annex }) => [id, annex])),
    now: work.actor.now,
  })
  const lost = frozen.find(({ id }) => !parts.annexes.some((annex) => annex.id === id))
  if (lost) throw frozenAnnex(lost.number)
  const kept = new Set(parts.tasks.map(({ id }) => id))
  if ((await findTasksInUse(db, meeting.id)).some((id) => !kept.has(id)))
    throw new DomainError(
      'task_in_use',
      'Úkol, kterým se už zabývalo další jednání nebo k němuž je hlášení o plnění, nejde smazat. Nastavte mu stav Zrušeno.',
    )
  await saveRecordParts(db, meeting.id, parts)
  await restoreReviewedStates(db, meeting.id)
  await moveDeadlines(db, meeting.id, record.heldOn)
  const outcomes = record.items.map((item, index) => ({ itemId: parts.itemIds[index]!, item }))
  await saveTopics(
    db,
    meeting,
    outcomes.flatMap(({ itemId, item }) => item.topics.map((title) => ({ itemId, title }))),
  )
  await takeTopics(
    db,
    meeting,
    outcomes.flatMap(({ itemId, item: { topicId } }) => (topicId ? [{ itemId, topicId }] : [])),
  )
  await saveInvitations(
    db,
    meeting,
    outcomes.flatMap(({ itemId, item }) => item.invitations.map(({ guest, on }) => ({ itemId, guest, on }))),
  )
}

/** A vote taken just now must fit the room; a transcription is only marked. */
function refuseContradictions(record: MeetingRecord, members: number | null): void {
  const resolutions = record.items.flatMap((item) => item.resolutions)
  for (const [index, { vote }] of resolutions.entries()) {
    if (vote?.source !== 'live') continue
    const problem = liveVoteProblems(vote, record.attendance, members)[0]
    if (problem)
      throw new DomainError(
        'contradictory_vote',
        `${index + 1}. usnesení: ${problem} Opravte počty nebo účast. Přepisujete-li podepsaný list, zvolte u hlasování „přepis z papíru“.`,
      )
  }
}
