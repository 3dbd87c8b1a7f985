import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { citySeal } from '../../../platform/pdf/seal.ts'
import { belongsTo } from '../inside-bodies.ts'
import { readMeeting } from '../read-meeting.ts'
import { compareWording } from './merge-wording.ts'
import { minutesDeadline } from './minutes-deadline.ts'
import { listParts } from './parts.store.ts'
import { signersOf } from './signers.ts'
import { findCopy, findOriginal, findRound, listSigners, listSuggestions } from './verification.store.ts'

/**
 * The verification of a meeting's minutes as one of those inside sees it: its deadline, comments, approvals, the original.
 * @throws DomainError `not_found`
 */
export async function readVerification(actor: Actor, bodySlug: string, slug: string) {
  const meeting = await readMeeting(actor, bodySlug, slug)
  const db = database()
  if (!meeting.record || !(await belongsTo(actor, meeting.body.id))) throw notFound()
  const [round, suggestions, copy, original, parts, signers, named] = [
    await findRound(db, meeting.id),
    await listSuggestions(db, meeting.id),
    await findCopy(db, meeting.id),
    await findOriginal(db, meeting.id),
    await listParts(db, meeting.id),
    await signersOf(db, { id: meeting.id, bodyId: meeting.body.id, heldOn: meeting.heldOn }),
    await listSigners(db, meeting.id),
  ]
  const today = localDay(actor.now)
  const ended = round?.closedAt ? localDay(round.closedAt) : null
  const approved = (role: string, personId: string | undefined) =>
    copy?.approvals.find((one) => one.role === role && one.personId === personId)
  const people = named.flatMap(({ role, name }) => {
    if (role === 'recorder') return []
    const personId = signers.find((one) => one.role === role && one.name === name)?.personId
    const approval = approved(role, personId)
    return {
      role,
      name,
      /** Has a place in the list of people, and can approve here */
      known: personId !== undefined,
      mine: personId !== undefined && personId === actor.personId,
      approvedAt: approval ? String(approval.approvedAt) : null,
      way: approval?.way ?? null,
    }
  })
  const { title, state, version, id, heldOn, number, body, mayRecord } = { title: null, ...meeting }
  return {
    meeting: { title, state, version, id, heldOn, number, slug: meeting.slug, body, mayRecord },
    deadline: minutesDeadline(body.kind, heldOn),
    today,
    round: round
      ? {
          endsOn: ended !== null && ended < round.endsOn ? ended : round.endsOn,
          open: round.closedAt === null && round.endsOn >= today,
          closedAt: round.closedAt,
        }
      : null,
    suggestions: suggestions.map((one) => ({
      id: one.id,
      part: one.part,
      partId: one.partId,
      author: one.author,
      createdAt: one.createdAt,
      reason: one.reason,
      state: one.state,
      answer: one.answer,
      changes: one.part === 'whole' ? [] : compareWording(one.beforeText, one.afterText),
    })),
    parts: parts.filter(({ part, text }) => part !== 'text' || text !== ''),
    items: meeting.record.items.map(({ id: itemId, number: itemNumber, title: itemTitle }) => ({
      id: itemId,
      number: itemNumber,
      title: itemTitle,
    })),
    maySign:
      mayRecord &&
      copy !== undefined &&
      ['verified', 'published'].includes(state) &&
      citySeal() !== undefined,
    copy: copy ? { sha256: copy.sha256, madeAt: copy.madeAt, signed: copy.signedFileId !== null } : null,
    people,
    original: original
      ? { signedOn: original.signedOn, keptAt: original.keptAt, hasScan: original.fileId !== null }
      : null,
  }
}

export type VerificationView = Awaited<ReturnType<typeof readVerification>>
