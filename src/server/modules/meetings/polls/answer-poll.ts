import * as v from 'valibot'
import { recordText } from '../../../../shared/meetings/record.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { holdsCapability, idInCapability } from '../../../platform/auth/capability.ts'
import { database } from '../../../platform/database/database.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { pollPurpose } from './open-poll.ts'
import { findPoll, findPollOfVoter, lockPoll, saveAnswer, type PollRow } from './poll.store.ts'

export interface PollAnswer {
  /** Place of each option by its id; options left out have none */
  places: Record<string, string>
  reason: string
}

/** Whether answers are still taken. */
export const isOpen = (poll: { closedAt: Date | null; endsOn: string }, now: Date): boolean =>
  poll.closedAt === null && poll.endsOn >= localDay(now)

/** The voter whom a link belongs to. @throws DomainError `not_found` */
export async function voterOfLink(token: string): Promise<{ pollId: string; voterId: string }> {
  const voterId = holdsCapability(token, pollPurpose) ? idInCapability(token) : null
  const pollId = voterId === null ? undefined : await findPollOfVoter(database(), voterId)
  if (voterId === null || pollId === undefined) throw notFound()
  return { pollId, voterId }
}

/**
 * Answers a poll by the link from the mail. Until the poll closes the answer may be changed.
 * @throws DomainError `not_found`, `closed`, `wrong_answer`
 */
export async function answerByLink(actor: Actor, token: string, answer: PollAnswer): Promise<void> {
  const { pollId, voterId } = await voterOfLink(token)
  await save(actor, pollId, ({ id }) => id === voterId, answer)
}

/** Answers as the signed-in person. @throws DomainError `not_found` for who is not among the voters, `closed`, `wrong_answer` */
export async function answerPoll(actor: Actor, pollId: string, answer: PollAnswer): Promise<void> {
  if (!isId(pollId) || actor.personId === null) throw notFound()
  await save(actor, pollId, ({ personId }) => personId === actor.personId, answer)
}

async function save(
  actor: Actor,
  pollId: string,
  isMe: (voter: PollRow['voters'][number]) => boolean,
  answer: PollAnswer,
): Promise<void> {
  const reason = v.safeParse(recordText(2000), answer.reason)
  if (!reason.success) throw new DomainError('wrong_answer', reason.issues[0].message)
  await inTransaction(actor, async (work) => {
    // the lock holds answers and closing apart
    await lockPoll(work.db, pollId)
    const poll = await findPoll(work.db, pollId)
    const me = poll?.voters.find(isMe)
    if (!poll || !me) throw notFound()
    if (!isOpen(poll, actor.now)) throw new DomainError('closed', 'Anketa už skončila, odpověď změnit nejde.')
    const places = readPlaces(poll, answer.places)
    await saveAnswer(work.db, me.id, { answeredAt: actor.now, reason: reason.output || null, places })
    work.audit({
      action: 'meetings.poll.answered',
      subject: { kind: 'poll', id: pollId },
      details: { voter: me.id },
    })
  })
}

function readPlaces(poll: PollRow, given: Record<string, string>): Map<string, number> {
  const places = new Map<string, number>()
  for (const { id, text } of poll.options) {
    const said = (given[id] ?? '').trim()
    if (said === '') continue
    const place = Number(said)
    if (!Number.isSafeInteger(place) || place < 1 || place > poll.options.length)
      throw new DomainError(
        'wrong_answer',
        `Pořadí u „${text}“ musí být číslo od 1 do ${poll.options.length}.`,
      )
    places.set(id, place)
  }
  if (places.size === 0)
    throw new DomainError(
      'wrong_answer',
      poll.kind === 'priority' ? 'Dejte pořadí aspoň jedné možnosti.' : 'Vyberte možnost.',
    )
  if (poll.kind !== 'priority' && places.size > poll.most)
    throw new DomainError('wrong_answer', `Vybrat jde nejvýš ${poll.most}.`)
  return places
}
