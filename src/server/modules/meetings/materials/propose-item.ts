import * as v from 'valibot'
import { recordLine, recordText } from '../../../../shared/meetings/record.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { holdsCapability, idInCapability } from '../../../platform/auth/capability.ts'
import { database } from '../../../platform/database/database.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { indexForDesk } from '../index-meeting.ts'
import { answerPurpose } from '../invitations/invitation-mail.ts'
import { findInvitee } from '../invitations/invitee.store.ts'
import { isOpenForWriting, writableStates } from '../lifecycle.ts'
import { belongsTo } from '../inside-bodies.ts'
import { readMeeting } from '../read-meeting.ts'
import { insertItem, nextItemNumber, nextItemPosition } from '../record.store.ts'
import { noteRecordChanged } from '../session/session.store.ts'
import { inRecord, insideRecord } from '../verification/in-record.ts'
import { insertProposal, listProposals, lockProposal, settleProposal } from './materials.store.ts'
import { wrongForm } from '../../../platform/wrong-form.ts'

export interface ProposalForm {
  /** Chosen by the form: posted twice, it proposes once */
  id: string
  title: string
  reason: string
}

const proposal = v.object({
  title: v.pipe(recordLine(1000), v.nonEmpty('Napište, jaký bod navrhujete.')),
  reason: recordText(5000),
})
const before = ['planned', 'convened'] as const

async function insert(
  work: Work,
  meetingId: string,
  by: { personId: string | null; author: string },
  form: ProposalForm,
): Promise<void> {
  const checked = v.safeParse(proposal, form)
  if (!checked.success) throw wrongForm('wrong_proposal', checked.issues)
  const { title, reason } = checked.output
  const id = isId(form.id) ? form.id : newId()
  const row = { id, meetingId, title, reason: reason || null, ...by, createdAt: work.actor.now }
  if (await insertProposal(work.db, { ...row, itemId: null }))
    work.audit({
      action: 'meetings.item.suggested',
      subject: { kind: 'meeting', id: meetingId },
      details: { proposal: id },
    })
}

/** A member or a standing guest proposes an item of a coming meeting. @throws DomainError `not_found`, `wrong_state`, `wrong_proposal` */
export const proposeItem = (
  actor: Actor,
  author: string,
  meetingId: string,
  form: ProposalForm,
): Promise<void> =>
  insideRecord(actor, meetingId, before, (work) =>
    insert(work, meetingId, { personId: actor.personId, author }, form),
  )

/** An invited guest proposes one by the link of the invitation. @throws DomainError `not_found`, `wrong_state`, `wrong_proposal` */
export async function proposeItemByLink(actor: Actor, token: string, form: ProposalForm): Promise<void> {
  const id = holdsCapability(token, answerPurpose) ? idInCapability(token) : null
  await inTransaction(actor, async (work) => {
    const invitee = id === null ? undefined : await findInvitee(work.db, id, { lock: true })
    if (!invitee || invitee.droppedAt !== null) throw notFound()
    if (!before.some((state) => state === invitee.meetingState))
      throw new DomainError('wrong_state', 'Jednání už začalo, nebo je zrušené. Navrhovat body nejde.')
    await insert(work, invitee.meetingId, { personId: null, author: invitee.name }, form)
  })
}

/**
 * The chair or who keeps the record takes a proposal onto the programme, or leaves it out with an answer.
 * @throws DomainError `not_found`, `wrong_state`, `decided`, `wrong_answer`
 */
export const decideProposal = (
  actor: Actor,
  meetingId: string,
  proposalId: string,
  accepted: boolean,
  answer: string,
): Promise<void> =>
  inRecord(actor, meetingId, writableStates, async (work) => {
    const found = isId(proposalId) ? await lockProposal(work.db, proposalId) : undefined
    if (found?.meetingId !== meetingId) throw notFound()
    if (found.state !== 'open')
      throw new DomainError('decided', 'O tomto návrhu už je rozhodnuto. Obnovte stránku.', 409)
    const said = v.safeParse(recordText(2000), answer)
    if (!said.success) throw new DomainError('wrong_answer', said.issues[0].message)
    const itemId = newId()
    if (accepted) {
      await insertItem(work.db, {
        id: itemId,
        meetingId,
        position: await nextItemPosition(work.db, meetingId),
        number: await nextItemNumber(work.db, meetingId),
        title: found.title,
        kind: 'deliberation',
      })
      await noteRecordChanged(work.db, meetingId)
      await indexForDesk(work.db, meetingId)
    }
    const state = accepted ? 'accepted' : 'rejected'
    await settleProposal(work.db, found.id, {
      state,
      decidedAt: actor.now,
      answer: said.output || null,
      itemId: accepted ? itemId : null,
    })
    work.audit({
      action: accepted ? 'meetings.item.taken' : 'meetings.item.left_out',
      subject: { kind: 'meeting', id: meetingId },
      details: { proposal: found.id },
    })
  })

/** Items proposed for a meeting, for those inside. @throws DomainError `not_found` */
export async function readProposals(actor: Actor, bodySlug: string, slug: string) {
  const meeting = await readMeeting(actor, bodySlug, slug)
  const db = database()
  if (!(await belongsTo(actor, meeting.body.id))) throw notFound()
  const { id, state, number, body, heldOn, mayRecord } = meeting
  return {
    meeting: { id, slug: meeting.slug, state, number, body, heldOn, mayRecord },
    mayPropose: before.some((one) => one === state),
    mayDecide: mayRecord && isOpenForWriting(state),
    proposals: (await listProposals(db, id)).map(
      ({ personId: _, meetingId: __, itemId: ___, ...one }) => one,
    ),
  }
}
