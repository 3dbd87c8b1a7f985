import * as v from 'valibot'
import { recordLine } from '../../../../shared/meetings/record.ts'
import type { BodyKind, InviteeState } from '../../../../shared/meetings/words.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { holdsCapability, idInCapability } from '../../../platform/auth/capability.ts'
import { database, type Db } from '../../../platform/database/database.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { settingsOf } from '../body-settings.ts'
import { rolesOn } from '../body.store.ts'
import { mayRecordMeeting } from '../policy.ts'
import { filesFor, type InvitedFile } from './invited-files.ts'
import { answerPurpose } from './invitation-mail.ts'
import { findInvitee, updateInvitee } from './invitee.store.ts'
import { wrongForm } from '../../../platform/wrong-form.ts'

export interface InvitationView {
  name: string
  itemTitle: string | null
  number: number | null
  heldOn: string
  startsAt: string | null
  place: string | null
  remoteUrl: string | null
  body: { slug: string; name: string; kind: BodyKind }
  state: InviteeState
  reason: string | null
  substitute: string | null
  /** Only before the meeting begins */
  mayAnswer: boolean
  cancelled: boolean
  maySubstitute: boolean
  /** Materials that this person may read */
  files: InvitedFile[]
}

type Row = NonNullable<Awaited<ReturnType<typeof findInvitee>>>

const isOpen = ({ meetingState, droppedAt }: Row) =>
  droppedAt === null && (meetingState === 'planned' || meetingState === 'convened')
const mayHaveSubstitute = ({ capacity, bodyKind, bodySettings }: Row) =>
  capacity === 'member' && settingsOf({ kind: bodyKind, settings: bodySettings }).substitutes

async function byLink(db: Db, token: string, options = {}): Promise<Row> {
  const id = holdsCapability(token, answerPurpose) ? idInCapability(token) : null
  const found = id === null ? undefined : await findInvitee(db, id, options)
  if (!found) throw notFound()
  return found
}

/** What the link of an invitation shows; looking changes nothing, for scanners of mail follow links too. @throws DomainError `not_found` */
export async function readInvitation(token: string): Promise<InvitationView> {
  const db = database()
  const row = await byLink(db, token)
  return {
    name: row.name,
    itemTitle: row.itemTitle,
    number: row.number,
    heldOn: row.heldOn,
    startsAt: row.startsAt,
    place: row.place,
    remoteUrl: row.capacity === 'guest' ? null : row.remoteUrl,
    body: { slug: row.bodySlug, name: row.bodyName, kind: row.bodyKind },
    state: row.state,
    reason: row.reason,
    substitute: row.substitute,
    mayAnswer: isOpen(row),
    cancelled: row.droppedAt !== null || row.meetingState === 'cancelled',
    maySubstitute: mayHaveSubstitute(row),
    files: (await filesFor(db, row)).map(({ fileId: _, ...file }) => ({ ...file, public: true })),
  }
}

const orNull = (longest: number) =>
  v.pipe(
    recordLine(longest),
    v.transform((text) => text || null),
  )
const answer = v.object({
  state: v.picklist(['coming', 'excused'], 'Vyberte, zda přijdete.'),
  reason: orNull(1000),
  substitute: orNull(300),
})

export interface AnswerForm {
  state: string
  reason: string
  substitute: string
}

async function writeAnswer(
  work: Work,
  row: Row,
  input: AnswerForm,
  by: 'link' | 'desk' | 'mail',
): Promise<void> {
  if (!isOpen(row))
    throw new DomainError('closed', 'Na tuto pozvánku už odpovědět nejde: jednání začalo, nebo je zrušené.')
  const checked = v.safeParse(answer, input)
  if (!checked.success) throw wrongForm('wrong_answer', checked.issues)
  const { state, reason, substitute } = checked.output
  const excused = state === 'excused'
  await updateInvitee(work.db, row.id, {
    state,
    reason: excused ? reason : null,
    substitute: excused && mayHaveSubstitute(row) ? substitute : null,
    answeredAt: work.actor.now,
    answeredBy: by,
    // a later word replaces what a mail proposed
    proposedState: null,
    proposedReason: null,
    proposedAt: null,
  })
  work.audit({
    action: 'meetings.invitation.answered',
    subject: { kind: 'meeting', id: row.meetingId },
    details: { invitee: row.id, state, by },
  })
}

/** Answers an invitation by its link; the last answer before the meeting holds. @throws DomainError `not_found`, `closed`, `wrong_answer` */
export async function answerInvitation(actor: Actor, token: string, input: AnswerForm): Promise<void> {
  await inTransaction(actor, async (work) =>
    writeAnswer(work, await byLink(work.db, token, { lock: true }), input, 'link'),
  )
}

/** Notes an answer that came by phone or in person. @throws DomainError `not_found`, `closed`, `wrong_answer` */
export async function noteAnswer(actor: Actor, inviteeId: string, input: AnswerForm): Promise<void> {
  await inTransaction(actor, async (work) => {
    const row = isId(inviteeId) ? await findInvitee(work.db, inviteeId, { lock: true }) : undefined
    if (!row || !mayRecordMeeting(actor, await rolesOn(work.db, actor, row.bodyId))) throw notFound()
    await writeAnswer(work, row, input, 'desk')
  })
}

/** Confirms an answer that came by mail, or leaves it. @throws DomainError `not_found`, `closed`, `wrong_answer` */
export async function decideReply(actor: Actor, inviteeId: string, confirmed: boolean): Promise<void> {
  await inTransaction(actor, async (work) => {
    const row = isId(inviteeId) ? await findInvitee(work.db, inviteeId, { lock: true }) : undefined
    if (!row || !mayRecordMeeting(actor, await rolesOn(work.db, actor, row.bodyId))) throw notFound()
    if (row.proposedState === null) return
    if (confirmed)
      await writeAnswer(
        work,
        row,
        { state: row.proposedState, reason: row.proposedReason ?? '', substitute: '' },
        'mail',
      )
    else await updateInvitee(work.db, row.id, { proposedState: null, proposedReason: null, proposedAt: null })
  })
}
