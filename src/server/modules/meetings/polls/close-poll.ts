import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { formatDate, formatInstant } from '../../../../shared/format/date.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { putBlob } from '../../../platform/files/files.ts'
import { compilePdf } from '../../../platform/pdf/compile-pdf.ts'
import { projectRoot } from '../../../platform/project-root.ts'
import { attachPdf } from '../attach-pdf.ts'
import { rolesOn } from '../body.store.ts'
import { mayRecordMeeting } from '../policy.ts'
import { insertItem, insertVoteEvent, nextItemNumber, nextItemPosition } from '../record.store.ts'
import { insertResolution, setItemText } from '../session/item-text.store.ts'
import { writableStates } from '../lifecycle.ts'
import { inRecord } from '../verification/in-record.ts'
import { isOpen } from './answer-poll.ts'
import { endPoll, findPoll, lockPoll, noteAttached, type PollRow } from './poll.store.ts'
import { correspondenceResult, resultsOf } from './read-poll.ts'

const template = readFileSync(join(projectRoot, 'src/server/modules/meetings/polls/poll.typ'), 'utf8')

/** Ends a poll before its day. @throws DomainError `not_found`, `closed` */
export async function closePoll(actor: Actor, id: string): Promise<void> {
  if (!isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    const poll = await lockPoll(work.db, id)
    if (!poll || !mayRecordMeeting(actor, await rolesOn(work.db, actor, poll.bodyId))) throw notFound()
    if (!isOpen(poll, actor.now)) throw new DomainError('closed', 'Anketa už skončila.')
    await endPoll(work.db, id, actor.now)
    work.audit({ action: 'meetings.poll.closed', subject: { kind: 'poll', id } })
  })
}

/**
 * Makes the results of an ended poll a numbered annex of a meeting whose record is still open. A vote by correspondence is
 * also written into the record as an item with its resolution and counts.
 * @throws DomainError `not_found`, `still_open`, `wrong_state`, `attached`
 */
export async function attachPoll(actor: Actor, id: string, meetingId: string): Promise<void> {
  const poll = isId(id) ? await findPoll(database(), id) : undefined
  if (!poll || !mayRecordMeeting(actor, await rolesOn(database(), actor, poll.bodyId))) throw notFound()
  if (isOpen(poll, actor.now))
    throw new DomainError('still_open', 'Anketa ještě běží. Nejdřív ji ukončete, pak ji připojíte k zápisu.')
  if (!isId(meetingId)) throw new DomainError('wrong_state', 'Vyberte jednání, k jehož zápisu anketa patří.')
  const bytes = await renderPoll(poll, actor.now)
  const blob = await putBlob(Readable.from([bytes]), { private: true, limit: bytes.length })
  await inRecord(actor, meetingId, writableStates, async (work, meeting) => {
    if (meeting.bodyId !== poll.bodyId) throw notFound()
    if ((await lockPoll(work.db, id))?.attachedTo)
      throw new DomainError('attached', 'Anketa už k zápisu připojená je. Přílohu najdete u jednání.', 409)
    await noteAttached(work.db, id, meetingId)
    if (poll.kind === 'correspondence') await writeVote(work, meetingId, poll)
    const fileId = await attachPdf(work, meetingId, blob, {
      name: 'anketa.pdf',
      title: t.polls.annexTitle(poll.title),
      // who answered what is for those inside until somebody releases it
      isPublic: false,
    })
    work.audit({
      action: 'meetings.poll.attached',
      subject: { kind: 'poll', id },
      details: { meeting: meetingId, file: fileId },
    })
  })
}

async function writeVote(work: Work, meetingId: string, poll: PollRow): Promise<void> {
  const itemId = newId()
  await insertItem(work.db, {
    id: itemId,
    meetingId,
    position: await nextItemPosition(work.db, meetingId),
    number: await nextItemNumber(work.db, meetingId),
    title: t.polls.itemTitle(poll.title),
    kind: 'decision',
  })
  await setItemText(work.db, itemId, correspondenceText(poll))
  const resolutionId = newId()
  await insertResolution(work.db, {
    id: resolutionId,
    meetingId,
    itemId,
    kind: 'resolution',
    text: poll.lead ?? poll.title,
  })
  const { for: inFavour, against, abstain, notVoting, adopted } = correspondenceResult(poll)
  await insertVoteEvent(work.db, {
    id: newId(),
    resolutionId,
    present: null,
    inFavour,
    against,
    abstain,
    notVoting,
    needed: null,
    neededBy: null,
    result: adopted ? 'accepted' : 'rejected',
    unanimous: null,
    source: 'transcribed',
    heldAt: null,
    atTime: null,
  })
}

/** Until when it was voted, and how each did: an open vote, of which nothing else in the record speaks. */
function correspondenceText(poll: PollRow): string {
  const optionOf = new Map(poll.options.map(({ id, text }) => [id, text]))
  const said = (option: string) =>
    poll.voters
      .filter(({ answers }) => answers.some(({ optionId }) => optionOf.get(optionId) === option))
      .map(({ name }) => name)
  const silent = poll.voters.filter(({ answeredAt }) => answeredAt === null).map(({ name }) => name)
  const end = poll.closedAt ? localDay(poll.closedAt) : poll.endsOn
  return t.polls.record(formatDate(localDay(poll.openedAt)), formatDate(end), {
    for: said('for'),
    against: said('against'),
    abstain: said('abstain'),
    silent,
  })
}

const number = (value: number) => value.toFixed(2).replace('.', ',').replace(/,00$/, '')

/** The results of a poll as PDF/UA-1: what the annex of the minutes holds. */
export async function renderPoll(poll: PollRow, now: Date): Promise<Uint8Array> {
  const groups = await resultsOf(poll)
  const optionText = (text: string) =>
    poll.kind === 'correspondence'
      ? t.polls.correspondence[text as keyof typeof t.polls.correspondence]
      : text
  return compilePdf(
    template,
    {
      title: t.polls.annexTitle(poll.title),
      lead: poll.lead ?? '',
      footer: t.polls.printed(poll.bodyName, formatDate(poll.endsOn), formatInstant(now)),
      groups: groups.map((group) => ({
        heading: `${t.polls.groups[group.group]} (${t.polls.answeredOf(group.answered, group.voters)})`,
        head:
          poll.kind === 'priority'
            ? [
                t.polls.place,
                t.polls.option,
                t.polls.mean,
                t.polls.first,
                t.polls.borda,
                t.polls.schulze,
                t.polls.stability,
              ]
            : [t.polls.option, t.polls.count],
        rows:
          poll.kind === 'priority'
            ? group.order.map((row) => [
                `${row.place}.`,
                row.text,
                number(row.mean),
                String(row.first),
                `${number(row.borda)} (${row.bordaPlace}.)`,
                `${row.schulzePlace}.`,
                row.best === row.worst ? `${row.best}.` : `${row.best}.–${row.worst}.`,
              ])
            : group.counts.map(({ text, count }) => [optionText(text), String(count)]),
        wide: poll.kind === 'priority' ? 1 : 0,
        answers: group.answers.map(({ name, reason, places }) => ({
          name,
          order: places
            .map(({ text, place }) => (poll.kind === 'priority' ? `${place}. ${text}` : optionText(text)))
            .join(', '),
          reason: reason ?? '',
        })),
      })),
      answersHeading: t.polls.answers,
      method: poll.kind === 'priority' ? t.polls.method : '',
    },
    'ua-1',
  )
}
