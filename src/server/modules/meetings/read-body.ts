import type { BodyKind, MembershipRole } from '../../../shared/meetings/words.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { notFound } from '../../platform/domain-error.ts'
import { namePersons } from '../people/index.ts'
import { listPublishedYears } from './attendance.store.ts'
import { findBody, listMemberships } from './body.store.ts'
import { listMeetingsOfBody } from './meeting-list.store.ts'
import { majorityOfAll } from './quorum.ts'

export interface BodyView {
  slug: string
  name: string
  kind: BodyKind
  members: { name: string; role: MembershipRole; gender: 'female' | 'male' | null }[]
  /** Voting members now, and how many of them make a quorum and a decision */
  voting: number
  majority: number | null
  meetings: Awaited<ReturnType<typeof listMeetingsOfBody>>
  /** Years with published minutes, newest first: each has its annual report */
  years: number[]
}

const order: readonly MembershipRole[] = [
  'chair',
  'vice_chair',
  'member',
  'substitute',
  'secretary',
  'guarantor',
  'standing_guest',
]

/** A body with its present members and its public meetings. @throws DomainError `not_found` */
export async function readBody({ now }: Actor, slug: string): Promise<BodyView> {
  const db = database()
  const body = await findBody(db, slug)
  if (!body) throw notFound()
  const [memberships, meetings, years] = await Promise.all([
    listMemberships(db, body.id, localDay(now)),
    listMeetingsOfBody(db, body.id),
    listPublishedYears(db, body.id),
  ])
  const names = await namePersons(
    db,
    memberships.map(({ personId }) => personId),
  )
  const collator = new Intl.Collator('cs', { numeric: true })
  const people = memberships.flatMap(({ personId, role }) => {
    const person = names.get(personId)
    return person ? [{ name: person.full, role, gender: person.gender, sortKey: person.sortKey }] : []
  })
  const members = people
    .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || collator.compare(a.sortKey, b.sortKey))
    .map(({ name, role, gender }) => ({ name, role, gender }))
  const voting = members.filter(({ role }) => order.indexOf(role) < 3).length
  return {
    slug: body.slug,
    name: body.name,
    kind: body.kind,
    members,
    voting,
    majority: voting === 0 ? null : majorityOfAll(voting),
    meetings,
    years,
  }
}
