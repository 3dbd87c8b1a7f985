import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { isId } from '../../platform/database/new-id.ts'
import { notFound } from '../../platform/domain-error.ts'
import { findImprovement, listGoals, listImprovements, listLinks, type ImprovementRow } from './plan.store.ts'
import { findPlatform, listChanges, listPlatformRows, type PlatformRow } from './platform.store.ts'
import { mayManagePlatforms, mayPlan, mayReadInside } from './policy.ts'

/** What the public may know of a platform: named one by one, so that a new column stays inside until somebody lets it out. */
const publicPlatform = (row: PlatformRow) => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  kind: row.kind,
  state: row.state,
  own: row.module !== null,
  purpose: row.purpose,
  users: row.users,
  owner: row.owner,
  supplier: row.supplier,
  contract: row.contract,
  contractEndsOn: row.contractEndsOn,
  yearlyCost: row.yearlyCost,
  address: row.address,
  accessibilityStatement: row.accessibilityStatement,
})
export type PublicPlatform = ReturnType<typeof publicPlatform>

const publicImprovement = (row: ImprovementRow) => ({
  id: row.id,
  platformId: row.platformId,
  platformName: row.platformName,
  platformSlug: row.platformSlug,
  title: row.title,
  description: row.description,
  owner: row.owner,
  cost: row.cost,
  fte: row.fte,
  state: row.state,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  goal: row.goalText,
  goalYear: row.goalYear,
})
export type PublicImprovement = ReturnType<typeof publicImprovement>

/** Platforms that everybody may know of. */
export const publicPlatforms = async (): Promise<PublicPlatform[]> =>
  (await listPlatformRows(database())).filter((row) => row.public).map(publicPlatform)

/** The public part of the plan of development. */
export const publicPlan = async (): Promise<PublicImprovement[]> =>
  (await listImprovements(database()))
    .filter((row) => row.public && row.platformPublic)
    .map(publicImprovement)

/** One platform as the public sees it, with its part of the plan. @throws DomainError `not_found` */
export async function readPublicPlatform(slug: string) {
  const platform = (await publicPlatforms()).find((one) => one.slug === slug)
  if (!platform) throw notFound()
  const plan = (await publicPlan()).filter(({ platformId }) => platformId === platform.id)
  return { platform, plan }
}

const sensitive = ['technology', 'hosting', 'securityContact', 'weaknesses'] as const

/** All platforms, for those inside, without what is sensitive. @throws DomainError `not_found` */
export async function listPlatforms(actor: Actor) {
  if (!mayReadInside(actor)) throw notFound()
  return {
    platforms: (await listPlatformRows(database())).map((row) => ({
      ...publicPlatform(row),
      public: row.public,
    })),
    mayManage: mayManagePlatforms(actor),
  }
}

/**
 * A platform with its plan and its history. Versions, servers, security contacts and weaknesses, and their changes, are told
 * only to whoever looks after platforms.
 * @throws DomainError `not_found`
 */
export async function readPlatform(actor: Actor, slug: string) {
  if (!mayReadInside(actor)) throw notFound()
  const row = await findPlatform(database(), { slug })
  if (!row) throw notFound()
  const mayManage = mayManagePlatforms(actor)
  const { technology, hosting, securityContact, weaknesses } = row
  return {
    platform: { ...publicPlatform(row), public: row.public, version: row.version },
    inside: mayManage ? { technology, hosting, securityContact, weaknesses } : null,
    plan: (await listImprovements(database())).filter(({ platformId }) => platformId === row.id),
    changes: (await listChanges(database(), row.id))
      .map(({ fields, ...change }) => ({
        ...change,
        fields: Object.fromEntries(
          Object.entries(fields).filter(([name]) => mayManage || !sensitive.some((one) => one === name)),
        ),
      }))
      .filter(({ fields }) => Object.keys(fields).length > 0),
    mayManage,
    mayPlan: await mayPlan(actor),
  }
}

/** The plan of development: goals by year and improvements with what they are tied to. @throws DomainError `not_found` */
export async function readPlan(actor: Actor) {
  if (!mayReadInside(actor)) throw notFound()
  const improvements = await listImprovements(database())
  const links = await listLinks(
    database(),
    improvements.map(({ id }) => id),
  )
  return {
    goals: await listGoals(database()),
    improvements: improvements.map((row) => ({
      ...row,
      links: links.filter(({ improvementId }) => improvementId === row.id),
    })),
    platforms: (await listPlatformRows(database())).map(({ id, name, slug }) => ({ id, name, slug })),
    mayManage: await mayPlan(actor),
  }
}

/** One improvement with its links and its history. @throws DomainError `not_found` */
export async function readImprovement(actor: Actor, id: string) {
  if (!mayReadInside(actor)) throw notFound()
  const improvement = isId(id) ? await findImprovement(database(), id) : undefined
  if (!improvement) throw notFound()
  return {
    improvement,
    links: await listLinks(database(), [id]),
    changes: await listChanges(database(), id),
    goals: await listGoals(database()),
    platforms: (await listPlatformRows(database())).map((row) => ({ id: row.id, name: row.name })),
    mayManage: await mayPlan(actor),
  }
}

/** Names of platforms and improvements for the audit trail. */
export async function nameAudited(ids: readonly string[]): Promise<Map<string, string>> {
  const [platforms, improvements] = [await listPlatformRows(database()), await listImprovements(database())]
  const wanted = new Set(ids)
  return new Map(
    [
      ...platforms.map((row) => [row.id, row.name] as const),
      ...improvements.map((row) => [row.id, row.title] as const),
    ].filter(([id]) => wanted.has(id)),
  )
}

/** Platforms in use, as whoever counts it needs them. */
export const countablePlatforms = async (db = database()) =>
  (await listPlatformRows(db))
    .filter(({ state }) => state !== 'ended')
    .map(({ id, slug, name, address, public: isPublic }) => ({
      id,
      slug,
      name,
      address,
      isPublic,
    }))
