import {
  emptyAttendance,
  emptyDraft,
  emptyItem,
  type RecordDraft,
} from '../../../shared/meetings/record-draft.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database, type Db } from '../../platform/database/database.ts'
import { notFound } from '../../platform/domain-error.ts'
import { namePersons } from '../people/index.ts'
import { listMemberships, rolesOn } from './body.store.ts'
import { listExcused } from './invitations/invitee.store.ts'
import { listExpectedGuests } from './outcome.store.ts'
import { mayRecordMeeting } from './policy.ts'

const voting = ['chair', 'vice_chair', 'member']

/** A record to be written from a signed sheet: presence prefilled from the memberships of the day, from what the invited answered, and the guests who were invited. @throws DomainError `not_found` */
export async function blankRecord(
  actor: Actor,
  bodyId: string,
  heldOn?: string,
  guests: readonly string[] = [],
  excused: readonly { personId: string | null; substitute: string | null }[] = [],
): Promise<RecordDraft> {
  const db = database()
  if (!mayRecordMeeting(actor, await rolesOn(db, actor, bodyId))) throw notFound()
  const day = heldOn ?? localDay(actor.now)
  const memberships = await listMemberships(db, bodyId, day)
  const names = await namePersons(
    db,
    memberships.map(({ personId }) => personId),
  )
  const collator = new Intl.Collator('cs', { numeric: true })
  const people = memberships
    .flatMap(({ personId, role }) => {
      const person = names.get(personId)
      return person ? [{ id: personId, role, ...person }] : []
    })
    .sort(
      (a, b) =>
        Number(b.role === 'chair') - Number(a.role === 'chair') || collator.compare(a.sortKey, b.sortKey),
    )
  const rows = (chosen: (role: string) => boolean, capacity: string) =>
    people
      .filter(({ role }) => chosen(role))
      .map(({ id, full, gender }) => ({
        ...emptyAttendance(),
        name: full,
        capacity,
        gender: gender ?? '',
        ...(excused.some(({ personId }) => personId === id) ? { state: 'excused' } : {}),
      }))
  const recorder = people.find(({ role }) => role === 'secretary')
  return {
    ...emptyDraft(),
    heldOn: heldOn ?? '',
    attendance: [
      ...rows((role) => voting.includes(role), 'member'),
      ...excused.flatMap(({ substitute }) =>
        substitute ? [{ ...emptyAttendance(), name: substitute, capacity: 'member' }] : [],
      ),
      ...rows((role) => role === 'standing_guest', 'standing_guest'),
      ...guests.map((name) => ({ ...emptyAttendance(), name, capacity: 'guest' })),
    ],
    items: [{ ...emptyItem(), number: '1', title: 'Schválení programu', kind: 'procedural' }],
    chairName: people.find(({ role }) => role === 'chair')?.full ?? '',
    recorderName: recorder?.full ?? '',
    recorderGender: recorder?.gender ?? '',
  }
}

/** The record of a planned meeting before anybody has written it: with the guests that are expected and the excuses that came. */
export const expectedRecord = async (
  db: Db,
  actor: Actor,
  { id, bodyId, heldOn }: { id: string; bodyId: string; heldOn: string },
): Promise<RecordDraft> =>
  blankRecord(actor, bodyId, heldOn, await listExpectedGuests(db, id), await listExcused(db, id))
