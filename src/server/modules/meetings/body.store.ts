import type { Insertable } from 'kysely'
import type { MembershipRole } from '../../../shared/meetings/words.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import type { Db } from '../../platform/database/database.ts'
import type { MeetingsTables } from './tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

export async function insertBody(db: Db, body: Insertable<MeetingsTables['meetings.body']>): Promise<void> {
  await tables(db).insertInto('meetings.body').values(body).execute()
}

export async function insertMembership(
  db: Db,
  row: Insertable<MeetingsTables['meetings.membership']>,
): Promise<void> {
  await tables(db).insertInto('meetings.membership').values(row).execute()
}

/** Number of voting members on a day: chair, vice-chair and members, never guests, secretary or guarantor. */
export async function countMembers(db: Db, bodyId: string, day: string): Promise<number> {
  const row = await tables(db)
    .selectFrom('meetings.membership')
    .select((eb) => eb.fn.count<number>('personId').distinct().as('members'))
    .where('bodyId', '=', bodyId)
    .where('role', 'in', ['chair', 'vice_chair', 'member'])
    .where('startsOn', '<=', day)
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', day)]))
    .executeTakeFirstOrThrow()
  return row.members
}

export async function listBodies(db: Db) {
  return tables(db)
    .selectFrom('meetings.body')
    .select(['id', 'slug', 'kind', 'name'])
    .where('dissolvedOn', 'is', null)
    .orderBy('name')
    .execute()
}

const none: ReadonlySet<MembershipRole> = new Set()

/** The roles that memberships in force now give the actor on a body; none without a person behind the account. */
export async function rolesOn(db: Db, actor: Actor, bodyId: string): Promise<ReadonlySet<MembershipRole>> {
  if (actor.personId === null) return none
  const day = localDay(actor.now)
  const rows = await tables(db)
    .selectFrom('meetings.membership')
    .select('role')
    .where('bodyId', '=', bodyId)
    .where('personId', '=', actor.personId)
    .where('startsOn', '<=', day)
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', day)]))
    .execute()
  return new Set(rows.map(({ role }) => role))
}

/** Memberships of a body in force on a day. */
export async function listMemberships(db: Db, bodyId: string, day: string) {
  return tables(db)
    .selectFrom('meetings.membership')
    .select(['personId', 'role'])
    .where('bodyId', '=', bodyId)
    .where('startsOn', '<=', day)
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', day)]))
    .execute()
}

/** Bodies on which the person holds one of the roles now. */
export async function listBodiesOf(db: Db, personId: string, roles: readonly MembershipRole[], day: string) {
  return tables(db)
    .selectFrom('meetings.membership as m')
    .innerJoin('meetings.body as b', 'b.id', 'm.bodyId')
    .select(['b.id', 'b.slug', 'b.kind', 'b.name'])
    .distinct()
    .where('m.personId', '=', personId)
    .where('m.role', 'in', roles)
    .where('m.startsOn', '<=', day)
    .where((eb) => eb.or([eb('m.endsOn', 'is', null), eb('m.endsOn', '>=', day)]))
    .orderBy('b.name')
    .execute()
}

export async function findBody(db: Db, slug: string) {
  return tables(db)
    .selectFrom('meetings.body')
    .select(['id', 'slug', 'kind', 'name', 'settings'])
    .where('slug', '=', slug)
    .executeTakeFirst()
}
