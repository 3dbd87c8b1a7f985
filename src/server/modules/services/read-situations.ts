import { areas, channelKinds, type Area } from '../../../shared/services/words.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { notFound } from '../../platform/domain-error.ts'
import { listFormsOf } from './forms/form.store.ts'
import { listCurrentLevels, listLevels, type LevelRow } from './level.store.ts'
import { findWizard } from './wizard/wizard.store.ts'
import { mayEdit, mayJudge, mayReadInside } from './policy.ts'
import {
  findSituation,
  listChanges,
  listChannels,
  listPublishedTitles,
  listSituationRows,
  listSituationsById,
  listUsedAreas,
  type ChannelRow,
  type SituationRow,
} from './situation.store.ts'

/** What everybody may know of a judgement. */
const publicLevel = (row: LevelRow | undefined) =>
  row === undefined
    ? null
    : {
        level: row.level,
        provider: row.provider,
        evidence: row.evidence,
        evidenceAddress: row.evidenceAddress,
        judgedOn: row.judgedOn,
        judgedBy: row.judgedBy,
      }

/** What the public reads of a guide: named one by one, so that doubts and dates of review stay inside. */
const publicSituation = (row: SituationRow) => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  summary: row.summary,
  area: row.area,
  power: row.power,
  kind: row.kind,
  who: row.who,
  whenToAct: row.whenToAct,
  documents: row.documents,
  fee: row.fee,
  statutoryLimit: row.statutoryLimit,
  medianDays: row.medianDays,
  ninetyDays: row.ninetyDays,
  daysSource: row.daysSource,
  decides: row.decides,
  contact: row.contact,
  legalBasis: row.legalBasis,
  appeal: row.appeal,
  faq: row.faq,
  serviceCode: row.serviceCode,
  agendaCode: row.agendaCode,
  sourceAddress: row.sourceAddress,
  factAsOf: row.factAsOf,
  changedAt: row.changedAt,
})
export type PublicSituation = ReturnType<typeof publicSituation>

const inOrder = (channels: readonly ChannelRow[]) =>
  channels
    .map(({ kind, text, address }) => ({ kind, text, address }))
    .sort((a, b) => channelKinds.indexOf(a.kind) - channelKinds.indexOf(b.kind))

/** Published life situations with the level that holds on a day, in the order of their titles. */
export async function publicSituations(on: string) {
  const db = database()
  const [rows, levels] = [await listSituationRows(db, { published: true }), await listCurrentLevels(db, on)]
  const levelOf = new Map(levels.map((row) => [row.situationId, row]))
  return rows.map((row) => ({ ...publicSituation(row), level: publicLevel(levelOf.get(row.id)) }))
}

/** Areas that have something published. */
export async function areasInUse(): Promise<Area[]> {
  const used = await listUsedAreas(database())
  return areas.filter((area) => used.includes(area))
}

/** Published life situations as a list of links needs them, in the order of their titles. */
export const publicTitles = () => listPublishedTitles(database())

/** A published guide with its ways of filing and its judgements. @throws DomainError `not_found` */
export async function readPublicSituation(slug: string) {
  const db = database()
  const row = await findSituation(db, { slug })
  if (row?.state !== 'published') throw notFound()
  const levels = await listLevels(db, row.id)
  return {
    situation: publicSituation(row),
    channels: inOrder(await listChannels(db, [row.id])),
    level: publicLevel(levels[0]),
    forms: await listFormsOf(db, row.id),
    asks: (await findWizard(db, row.id)) !== undefined,
  }
}

/** All life situations for those inside, with what editors have to do. @throws DomainError `not_found` */
export async function listSituations(actor: Actor) {
  if (!mayReadInside(actor)) throw notFound()
  const db = database()
  const today = localDay(actor.now)
  const levels = new Map((await listCurrentLevels(db, today)).map((row) => [row.situationId, row.level]))
  return {
    situations: (await listSituationRows(db)).map((row) => ({
      slug: row.slug,
      title: row.title,
      state: row.state,
      area: row.area,
      decides: row.decides,
      level: levels.get(row.id) ?? null,
      doubts: mayJudge(actor) ? row.doubts : null,
      reviewBy: row.reviewBy,
      reviewDue: row.reviewBy !== null && row.reviewBy <= today,
    })),
    mayEdit: mayEdit(actor),
  }
}

/** One life situation with everything that editors know of it. @throws DomainError `not_found` */
export async function readSituation(actor: Actor, slug: string) {
  if (!mayReadInside(actor)) throw notFound()
  const db = database()
  const row = await findSituation(db, { slug })
  if (!row) throw notFound()
  return {
    situation: mayJudge(actor) ? row : { ...row, doubts: null },
    channels: inOrder(await listChannels(db, [row.id])),
    levels: (await listLevels(db, row.id)).map((level) => ({ id: level.id, ...publicLevel(level)! })),
    changes: (await listChanges(db, row.id)).map(({ fields: { doubts, ...fields }, ...change }) => ({
      ...change,
      fields: mayJudge(actor) && doubts ? { ...fields, doubts } : fields,
    })),
    wizard: (await findWizard(db, row.id)) ?? null,
    mayEdit: mayEdit(actor),
    mayJudge: mayJudge(actor),
  }
}

/** Titles of life situations for the audit trail. */
export const nameAudited = async (ids: readonly string[]): Promise<Map<string, string>> =>
  new Map((await listSituationsById(database(), ids)).map(({ id, title }) => [id, title]))
