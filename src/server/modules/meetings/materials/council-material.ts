import * as v from 'valibot'
import { formatDate } from '../../../../shared/format/date.ts'
import { isoDate, orNothing, recordLine, recordText } from '../../../../shared/meetings/record.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { rolesOn } from '../body.store.ts'
import { insideBodies } from '../inside-bodies.ts'
import { mayReadInside, mayRecordMeeting } from '../policy.ts'
import {
  findRecommendation,
  listRecommendations,
  saveCouncilAnswer,
  saveMaterial,
  type RecommendationRow,
} from './materials.store.ts'
import { wrongForm } from '../../../platform/wrong-form.ts'

export const councilResults = ['accepted', 'changed', 'rejected'] as const

/** Recommendations of the bodies that the actor belongs to or records, those without an answer first. */
export async function councilMaterials(actor: Actor) {
  const { recordable, ids } = await insideBodies(actor)
  const rows = await listRecommendations(database(), ids, 500)
  return {
    mayRecord: recordable.length > 0,
    recommendations: rows.map((row) => ({
      id: row.id,
      number: row.number,
      text: row.text,
      heldOn: row.heldOn,
      bodyName: row.bodyName,
      sentOn: row.sentOn,
      answer: answerOf(row),
    })),
  }
}

const answerOf = (row: RecommendationRow) =>
  row.answerResult === null || row.answeredOn === null
    ? null
    : { number: row.answerNumber, on: row.answeredOn, result: row.answerResult, text: row.answerText }

/** What is recommended, without who recommends it to whom. */
const proposalOf = (text: string): string =>
  text.replace(/^(?:\p{Lu}[\p{L} ]{2,80} )?doporučuje\s+radě(?:\s+města)?[,:]?\s+/u, '').replace(/\.$/, '')

/** A draft resolution in the words that the recommendation has; marks of what is not public stay visible in it. */
const draftOf = (row: RecommendationRow): string =>
  t.council.draft(row.bodyGenitive ?? row.bodyName, formatDate(row.heldOn), proposalOf(row.text))

const reportOf = (row: RecommendationRow): string =>
  [
    t.council.reportLead(row.bodyName, formatDate(row.heldOn), row.itemTitle),
    row.itemText ?? '',
    row.inFavour === null ? '' : t.council.reportVote(row.inFavour, row.against, row.abstain),
  ]
    .filter(Boolean)
    .join('\n\n')

/**
 * A recommendation as material for the council: draft resolution and explanatory report, prefilled from the record until
 * somebody writes them, and the council's answer.
 * @throws DomainError `not_found`
 */
export async function readCouncilMaterial(actor: Actor, id: string) {
  const db = database()
  const row = isId(id) ? await findRecommendation(db, id) : undefined
  if (!row) throw notFound()
  const roles = await rolesOn(db, actor, row.bodyId)
  if (!mayReadInside(actor, roles)) throw notFound()
  return {
    id: row.id,
    number: row.number,
    text: row.text,
    body: { name: row.bodyName, slug: row.bodySlug, kind: row.bodyKind },
    meeting: { slug: row.slug, number: row.meetingNumber, heldOn: row.heldOn },
    draft: row.draftText || draftOf(row),
    report: row.reportText || reportOf(row),
    version: row.version ?? 0,
    sentOn: row.sentOn,
    answer: answerOf(row),
    mayRecord: mayRecordMeeting(actor, roles),
  }
}

export type CouncilMaterial = Awaited<ReturnType<typeof readCouncilMaterial>>

const material = v.object({
  draft: v.pipe(recordText(50_000), v.nonEmpty('Napište návrh usnesení.')),
  report: recordText(100_000),
  sentOn: orNothing(isoDate, 'Zadejte den předložení, například 12. 12. 2026.'),
})

/** Writes the material. @throws DomainError `not_found`, `wrong_material`, `stale` */
export async function saveCouncilMaterial(
  actor: Actor,
  id: string,
  version: number,
  input: { draft: string; report: string; sentOn: string },
): Promise<void> {
  const found = await readCouncilMaterial(actor, id)
  if (!found.mayRecord || !Number.isSafeInteger(version)) throw notFound()
  const checked = v.safeParse(material, input)
  if (!checked.success) throw wrongForm('wrong_material', checked.issues)
  const { draft, report, sentOn } = checked.output
  await inTransaction(actor, async (work) => {
    const row = { resolutionId: id, draftText: draft, reportText: report, sentOn, changedAt: actor.now }
    if (!(await saveMaterial(work.db, version, row)))
      throw new DomainError(
        'stale',
        'Materiál mezitím uložil někdo jiný. Vaše znění zůstalo ve formuláři; porovnejte ho a uložte znovu.',
        409,
      )
    work.audit({
      action: 'meetings.council.prepared',
      subject: { kind: 'resolution', id },
      details: { sentOn },
    })
  })
}

const answer = v.object({
  number: recordLine(60),
  on: isoDate,
  result: v.picklist(councilResults, 'Vyberte, jak rada rozhodla.'),
  text: recordText(20_000),
})

export interface CouncilAnswerForm {
  number: string
  on: string
  result: string
  text: string
}

/** What an answer of the council to a recommendation of that day says, checked. @throws DomainError `wrong_answer` */
export function readCouncilAnswer(
  input: CouncilAnswerForm,
  heldOn: string,
  now: Date,
): v.InferOutput<typeof answer> {
  const checked = v.safeParse(answer, input)
  if (!checked.success) throw wrongForm('wrong_answer', checked.issues)
  const { on } = checked.output
  if (on > localDay(now))
    throw new DomainError('wrong_answer', 'Rada nemohla rozhodnout v budoucnu. Opravte den.')
  if (on < heldOn)
    throw new DomainError(
      'wrong_answer',
      'Rada nemohla rozhodnout dřív, než doporučení vzniklo. Opravte den.',
    )
  return checked.output
}

/** Writes a checked answer within the caller's transaction. */
export async function writeCouncilAnswer(
  work: Work,
  id: string,
  { number, on, result, text }: v.InferOutput<typeof answer>,
): Promise<void> {
  await saveCouncilAnswer(
    work.db,
    id,
    { answerNumber: number || null, answeredOn: on, answerResult: result, answerText: text || null },
    work.actor.now,
  )
  work.audit({
    action: 'meetings.council.answered',
    subject: { kind: 'resolution', id },
    details: { number: number || null, on, result },
  })
}

/** Notes how the council answered: its number, day and wording close the loop of a recommendation. @throws DomainError `not_found`, `wrong_answer` */
export async function noteCouncilAnswer(actor: Actor, id: string, input: CouncilAnswerForm): Promise<void> {
  const found = await readCouncilMaterial(actor, id)
  if (!found.mayRecord) throw notFound()
  const said = readCouncilAnswer(input, found.meeting.heldOn, actor.now)
  await inTransaction(actor, (work) => writeCouncilAnswer(work, id, said))
}
