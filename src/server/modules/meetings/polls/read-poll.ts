import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { rolesOn } from '../body.store.ts'
import { insideBodies } from '../inside-bodies.ts'
import { listOpenMeetings } from '../meeting-list.store.ts'
import { mayReadInside, mayRecordMeeting } from '../policy.ts'
import { adopted } from '../vote.ts'
import { isOpen, voterOfLink } from './answer-poll.ts'
import { orderPriorities, type Order, type PriorityRow } from './order-priorities.ts'
import { findPoll, listPolls, type PollRow } from './poll.store.ts'

type Voter = PollRow['voters'][number]

/** What a group answered; members and guests are never added together. */
export interface GroupResult {
  group: 'members' | 'guests'
  voters: number
  answered: number
  /** Of a priority poll, by place */
  order: (PriorityRow & { text: string })[]
  /** Of a choice: how many chose each */
  counts: { option: string; text: string; count: number }[]
  answers: { name: string; reason: string | null; places: { text: string; place: number }[] }[]
}

const orderOf = (voter: Voter): Order =>
  Object.fromEntries(voter.answers.map(({ optionId, place }) => [optionId, place]))

const isAnswered = ({ answeredAt }: Voter) => answeredAt !== null

const countsOf = (poll: PollRow, voters: readonly Voter[]) =>
  poll.options.map(({ id, text }) => ({
    option: id,
    text,
    count: voters.filter(({ answers }) => answers.some(({ optionId }) => optionId === id)).length,
  }))

/** The results of a poll, group by group. */
export async function resultsOf(poll: PollRow): Promise<GroupResult[]> {
  const textOf = new Map(poll.options.map(({ id, text }) => [id, text]))
  const groups = [
    { group: 'members' as const, voters: poll.voters.filter(({ capacity }) => capacity === 'member') },
    { group: 'guests' as const, voters: poll.voters.filter(({ capacity }) => capacity !== 'member') },
  ]
  return Promise.all(
    groups
      .filter(({ voters }) => voters.length > 0)
      .map(async ({ group, voters }) => {
        const answered = voters.filter(isAnswered)
        const options = poll.options.map(({ id }) => id)
        const order = poll.kind === 'priority' ? await orderPriorities(options, answered.map(orderOf)) : []
        return {
          group,
          voters: voters.length,
          answered: answered.length,
          order: order.map((row) => ({ ...row, text: textOf.get(row.option)! })),
          counts: countsOf(poll, answered),
          answers: answered.map((voter) => ({
            name: voter.name,
            reason: voter.reason,
            places: voter.answers
              .map(({ optionId, place }) => ({ text: textOf.get(optionId)!, place }))
              .sort((a, b) => a.place - b.place),
          })),
        }
      }),
  )
}

/** The result of a vote by correspondence: adopted by a majority of all members (act 128/2000 Sb. §§ 118(3), 122(4)). */
export function correspondenceResult(poll: PollRow) {
  const counts = countsOf(poll, poll.voters.filter(isAnswered))
  const count = (option: string) => counts.find(({ text }) => text === option)?.count ?? 0
  const inFavour = count('for')
  return {
    for: inFavour,
    against: count('against'),
    abstain: count('abstain'),
    notVoting: poll.voters.filter((voter) => !isAnswered(voter)).length,
    members: poll.members,
    adopted: adopted(inFavour, poll.members, null) === true,
  }
}

const view = (poll: PollRow, now: Date) => ({
  id: poll.id,
  kind: poll.kind,
  title: poll.title,
  lead: poll.lead,
  most: poll.most,
  endsOn: poll.endsOn,
  open: isOpen(poll, now),
  body: { slug: poll.bodySlug, name: poll.bodyName },
  options: poll.options,
})

const own = (voter: Voter | undefined) =>
  voter
    ? {
        name: voter.name,
        answered: voter.answeredAt !== null,
        reason: voter.reason ?? '',
        places: Object.fromEntries(voter.answers.map(({ optionId, place }) => [optionId, String(place)])),
      }
    : null

/** A poll as one of those inside sees it: their own answer, who has answered, after its end the results. @throws DomainError `not_found` */
export async function readPoll(actor: Actor, id: string) {
  const db = database()
  const poll = isId(id) ? await findPoll(db, id) : undefined
  if (!poll) throw notFound()
  const roles = await rolesOn(db, actor, poll.bodyId)
  if (!mayReadInside(actor, roles)) throw notFound()
  const open = isOpen(poll, actor.now)
  const keeps = mayRecordMeeting(actor, roles)
  return {
    poll: view(poll, actor.now),
    own: own(poll.voters.find(({ personId }) => personId !== null && personId === actor.personId)),
    waiting: poll.voters.filter(({ answeredAt }) => answeredAt === null).map(({ name }) => name),
    results: open ? [] : await resultsOf(poll),
    vote: !open && poll.kind === 'correspondence' ? correspondenceResult(poll) : null,
    mayClose: keeps && open,
    mayAttach: keeps && !open && poll.attachedTo === null,
    attached:
      poll.attachedSlug && poll.attachedDay ? { slug: poll.attachedSlug, heldOn: poll.attachedDay } : null,
    meetings: keeps && !open && poll.attachedTo === null ? await listOpenMeetings(db, poll.bodyId) : [],
  }
}

/** A poll as its voter sees it by a link. @throws DomainError `not_found` */
export async function readPollByLink(token: string, now: Date) {
  const { pollId, voterId } = await voterOfLink(token)
  const poll = await findPoll(database(), pollId)
  if (!poll) throw notFound()
  return { poll: view(poll, now), own: own(poll.voters.find(({ id }) => id === voterId))! }
}

/** Polls of the actor's bodies, the newest first, and the bodies in which the actor may open one. */
export async function pollsOf(actor: Actor) {
  const { recordable: bodies, ids } = await insideBodies(actor)
  const polls = await listPolls(database(), ids)
  return {
    bodies,
    polls: polls.map(({ closedAt, ...poll }) => ({
      ...poll,
      open: isOpen({ closedAt, endsOn: poll.endsOn }, actor.now),
    })),
  }
}
