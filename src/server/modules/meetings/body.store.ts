import { sql, type ExpressionBuilder, type Insertable } from 'kysely'
import type { MembershipRole } from '../../../shared/meetings/words.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import type { Db } from '../../platform/database/database.ts'
import type { MeetingsTables } from './tables.ts'

const tables = (db: Db) => db.withTables<MeetingsTables>()

/** A membership is in force from its first day to its last, both included. */
const inForce = (day: string) => (eb: ExpressionBuilder<MeetingsTables, 'meetings.membership'>) =>
  eb.and([
    eb('meetings.membership.startsOn', '<=', day),
    eb.or([eb('meetings.membership.endsOn', 'is', null), eb('meetings.membership.endsOn', '>=', day)]),
  ])

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
    .where(inForce(day))
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

/** The number of voting members on a day, as a column: both are references of the query around it. */
export const membersOn = (bodyId: string, day: string) => sql<number>`(
  select count(distinct ms.person_id)::int from meetings.membership ms
  where ms.body_id = ${sql.ref(bodyId)} and ms.role in ('chair', 'vice_chair', 'member')
    and ms.starts_on <= ${sql.ref(day)} and (ms.ends_on is null or ms.ends_on >= ${sql.ref(day)}))`

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
    .where(inForce(day))
    .execute()
  return new Set(rows.map(({ role }) => role))
}

/** Memberships of a body in force on a day. */
export async function listMemberships(db: Db, bodyId: string, day: string) {
  return tables(db)
    .selectFrom('meetings.membership')
    .select(['personId', 'role'])
    .where('bodyId', '=', bodyId)
    .where(inForce(day))
    .execute()
}

/** Bodies on which the person holds one of the roles now. */
export async function listBodiesOf(db: Db, personId: string, roles: readonly MembershipRole[], day: string) {
  return tables(db)
    .selectFrom('meetings.membership')
    .innerJoin('meetings.body as b', 'b.id', 'meetings.membership.bodyId')
    .select(['b.id', 'b.slug', 'b.kind', 'b.name'])
    .distinct()
    .where('personId', '=', personId)
    .where('role', 'in', roles)
    .where(inForce(day))
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

/** A body with all that its administrator changes. */
export async function findBodyWhole(db: Db, slug: string) {
  return tables(db)
    .selectFrom('meetings.body')
    .select(['id', 'slug', 'kind', 'name', 'genitive', 'settings', 'foundedOn', 'dissolvedOn', 'version'])
    .where('slug', '=', slug)
    .executeTakeFirst()
}

export async function listAllBodies(db: Db) {
  return tables(db)
    .selectFrom('meetings.body')
    .select(['slug', 'kind', 'name', 'dissolvedOn'])
    .orderBy('dissolvedOn', (order) => order.desc().nullsFirst())
    .orderBy('name')
    .execute()
}

/** @returns whether it was written: nobody else did since `version` */
export async function updateBody(
  db: Db,
  id: string,
  version: number,
  change: Pick<Insertable<MeetingsTables['meetings.body']>, 'name' | 'genitive' | 'dissolvedOn' | 'settings'>,
): Promise<boolean> {
  const { settings, ...rest } = change
  const result = await tables(db)
    .updateTable('meetings.body')
    .set((eb) => ({
      ...rest,
      settings: JSON.stringify(settings) as unknown as typeof settings,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** All memberships of a body, those in force first, then by their beginning. */
export async function listAllMemberships(db: Db, bodyId: string) {
  return tables(db)
    .selectFrom('meetings.membership')
    .select(['id', 'personId', 'role', 'startsOn', 'endsOn'])
    .where('bodyId', '=', bodyId)
    .orderBy('endsOn', (order) => order.desc().nullsFirst())
    .orderBy('startsOn')
    .orderBy('id')
    .execute()
}

export async function endMembership(db: Db, id: string, endsOn: string): Promise<void> {
  await tables(db).updateTable('meetings.membership').set({ endsOn }).where('id', '=', id).execute()
}

export async function listTerms(db: Db) {
  return tables(db).selectFrom('meetings.legislativeTerm').selectAll().orderBy('startsOn', 'desc').execute()
}

export async function insertTerm(
  db: Db,
  row: Insertable<MeetingsTables['meetings.legislativeTerm']>,
): Promise<void> {
  await tables(db).insertInto('meetings.legislativeTerm').values(row).execute()
}

/** Bodies to which a person belongs on a day, whatever the role. */
export async function listBodiesBelonged(db: Db, personId: string, day: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('meetings.membership')
    .select('bodyId')
    .distinct()
    .where('personId', '=', personId)
    .where(inForce(day))
    .execute()
  return rows.map(({ bodyId }) => bodyId)
}

export async function findBodyById(db: Db, id: string) {
  return tables(db)
    .selectFrom('meetings.body')
    .select(['name', 'kind', 'settings'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Whether the person holds the role on the body on a day or later. */
export async function holdsRole(
  db: Db,
  { bodyId, personId, role }: { bodyId: string; personId: string; role: MembershipRole },
  day: string,
): Promise<boolean> {
  const found = await tables(db)
    .selectFrom('meetings.membership')
    .select('id')
    .where('bodyId', '=', bodyId)
    .where('personId', '=', personId)
    .where('role', '=', role)
    .where((eb) => eb.or([eb('endsOn', 'is', null), eb('endsOn', '>=', day)]))
    .executeTakeFirst()
  return found !== undefined
}
