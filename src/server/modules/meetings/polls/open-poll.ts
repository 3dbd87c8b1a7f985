import * as v from 'valibot'
import { formatDate } from '../../../../shared/format/date.ts'
import { isoDate, plainText, recordLine } from '../../../../shared/meetings/record.ts'
import { pollKinds } from '../../../../shared/meetings/words.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isEmail } from '../../../platform/auth/accounts.ts'
import { capabilityOf } from '../../../platform/auth/capability.ts'
import { publicUrl } from '../../../platform/config/public-url.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { queueMail } from '../../../platform/mail/mail.ts'
import { contactsOf, namePersons } from '../../people/index.ts'
import { countMembers, findBodyById, listMemberships, rolesOn } from '../body.store.ts'
import { settingsOf } from '../body-settings.ts'
import { mayRecordMeeting } from '../policy.ts'
import { lockBody } from '../record.store.ts'
import { insertPoll, lockPoll } from './poll.store.ts'
import { wrongForm } from '../../../platform/wrong-form.ts'

/** Purpose of the link by which a voter answers. */
export const pollPurpose = 'meetings.poll.answer'

export interface PollForm {
  /** Chosen by the form: posted twice, it opens one poll */
  id: string
  body: string
  kind: string
  title: string
  lead: string
  /** One option on a line */
  options: string
  most: string
  endsOn: string
  /** Standing guests answer too */
  standingGuests: boolean
  /** `Name; e-mail` on a line */
  guests: string
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)

const form = v.object({
  body: v.pipe(v.string(), v.uuid('Vyberte orgán.')),
  kind: v.picklist(pollKinds, 'Vyberte druh ankety.'),
  title: v.pipe(recordLine(300), v.nonEmpty('Napište, o čem anketa je.')),
  lead: plainText(5000),
  endsOn: isoDate,
  most: v.pipe(
    v.string(),
    v.transform((text) => (text === '' ? 1 : Number(text))),
    v.number('Zadejte celé číslo.'),
    v.integer('Zadejte celé číslo.'),
    v.minValue(1, 'Vybrat jde aspoň jednu možnost.'),
  ),
})

const correspondenceOptions = ['for', 'against', 'abstain'] as const

/**
 * Opens a poll and writes to its voters: members of the body, standing guests where asked, and guests by their e-mails.
 * A vote by correspondence asks members only, about one wording, for, against or abstaining.
 * @returns id of the poll
 * @throws DomainError `not_found`, `wrong_poll`, `not_by_correspondence`, `nobody`
 */
export async function openPoll(actor: Actor, input: PollForm): Promise<string> {
  const checked = v.safeParse(form, input)
  if (!checked.success) throw wrongForm('wrong_poll', checked.issues)
  const { body: bodyId, kind, title, lead, endsOn, most } = checked.output
  if (endsOn < localDay(actor.now))
    throw new DomainError(
      'wrong_poll',
      'Den, do kterého jde odpovídat, už minul. Zvolte dnešek nebo pozdější.',
    )
  const options = kind === 'correspondence' ? [...correspondenceOptions] : [...new Set(lines(input.options))]
  if (
    options.length < 2 ||
    options.length > 50 ||
    options.some((one) => one.length > 500 || /[⟦⟧]/.test(one))
  )
    throw new DomainError(
      'wrong_poll',
      'Napište aspoň dvě různé možnosti, každou na svůj řádek; nejvýš 50 po 500 znacích.',
    )
  if (kind === 'correspondence' && lead === '')
    throw new DomainError('wrong_poll', 'Napište znění usnesení, o kterém se hlasuje.')
  const id = isId(input.id) ? input.id : newId()
  await inTransaction(actor, async (work) => {
    const body = await findBodyById(work.db, bodyId)
    if (!body || !mayRecordMeeting(actor, await rolesOn(work.db, actor, bodyId))) throw notFound()
    // the body's lock makes the second of two equal forms wait for the first
    await lockBody(work.db, bodyId)
    if (await lockPoll(work.db, id)) return
    if (kind === 'correspondence') refuseCorrespondence(body)
    const guests = kind === 'correspondence' ? [] : readGuests(input.guests)
    const standing = kind !== 'correspondence' && input.standingGuests
    const voters = [...(await votersOf(work, bodyId, standing)), ...guests]
    if (voters.length === 0) throw new DomainError('nobody', 'Orgán nemá členy, kterých by se šlo ptát.')
    const today = localDay(actor.now)
    await insertPoll(
      work.db,
      {
        id,
        bodyId,
        kind,
        title,
        lead: lead || null,
        most: kind === 'choice' ? Math.min(most, options.length) : 1,
        endsOn,
        openedAt: actor.now,
        closedAt: null,
        members: await countMembers(work.db, bodyId, today),
      },
      options.map((text, position) => ({ id: newId(), pollId: id, position, text })),
      voters.map((voter) => ({ ...voter, pollId: id, answeredAt: null, reason: null })),
    )
    for (const voter of voters)
      if (voter.email !== null)
        await queueMail(work, {
          recipient: voter.email,
          subject: t.polls.mailSubject(t.polls.kinds[kind], title),
          text: [
            t.polls.mailLead(body.name, t.polls.kinds[kind], title, formatDate(endsOn)),
            ...(lead ? [lead] : []),
            `${publicUrl()}/anketa/${capabilityOf(pollPurpose, voter.id)}`,
            '',
          ].join('\n\n'),
        })
    work.audit({
      action: 'meetings.poll.opened',
      subject: { kind: 'poll', id },
      details: { kind, voters: voters.length, until: endsOn },
    })
  })
  return id
}

/** @throws DomainError `not_by_correspondence` with the reason */
function refuseCorrespondence(body: NonNullable<Awaited<ReturnType<typeof findBodyById>>>): void {
  if (body.kind === 'assembly' || body.kind === 'council')
    throw new DomainError('not_by_correspondence', t.polls.neverByLaw)
  if (!settingsOf(body).correspondenceVotes)
    throw new DomainError('not_by_correspondence', t.polls.offByRules)
}

async function votersOf(work: Work, bodyId: string, standingGuests: boolean) {
  const memberships = await listMemberships(work.db, bodyId, localDay(work.actor.now))
  const members = new Set(
    memberships
      .filter(({ role }) => ['chair', 'vice_chair', 'member'].includes(role))
      .map(({ personId }) => personId),
  )
  const guests = new Set(
    standingGuests
      ? memberships
          .filter(({ role, personId }) => role === 'standing_guest' && !members.has(personId))
          .map(({ personId }) => personId)
      : [],
  )
  const ids = [...members, ...guests]
  const names = await namePersons(work.db, ids)
  const emails = new Map((await contactsOf(work.db, ids)).map(({ id, email }) => [id, email]))
  return ids.flatMap((personId) => {
    const name = names.get(personId)?.full
    const capacity = members.has(personId) ? ('member' as const) : ('standing_guest' as const)
    return name ? [{ id: newId(), personId, name, email: emails.get(personId) ?? null, capacity }] : []
  })
}

function readGuests(text: string) {
  return lines(text).map((line) => {
    const [name = '', email = ''] = line.split(';').map((part) => part.trim())
    if (name === '' || name.length > 300 || !isEmail(email.toLowerCase()))
      throw new DomainError(
        'wrong_poll',
        `Hosta zapište jako „Jméno; e-mail“. Opravte řádek „${line.slice(0, 80)}“.`,
      )
    return { id: newId(), personId: null, name, email: email.toLowerCase(), capacity: 'guest' as const }
  })
}
