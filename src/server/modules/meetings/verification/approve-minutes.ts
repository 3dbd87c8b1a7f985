import { cs as t } from '../../../../shared/messages/cs.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { updateMeeting } from '../record.store.ts'
import { insideRecord } from './in-record.ts'
import { signersOf } from './signers.ts'
import { tellByMail } from './tell-by-mail.ts'
import { findCopy, insertApproval, listSigners, noteSigned } from './verification.store.ts'

/**
 * A verifier or the chair approves the exact file whose digest they saw; the chair after all verifiers.
 * The last approval makes the minutes verified. What is kept: who, in which role, when, how they had signed in, of which file.
 * @param way how the actor proved themselves at sign-in
 * @param sha256 of the file that the page showed
 * @throws DomainError `not_found`, `wrong_state`, `changed`, `verifiers_first`
 */
export const approveMinutes = (
  actor: Actor,
  way: string | null,
  meetingId: string,
  role: 'verifier' | 'chair',
  sha256: string,
): Promise<void> =>
  insideRecord(actor, meetingId, ['closed'], async (work, meeting) => {
    const signers = await signersOf(work.db, meeting)
    const me = signers.find((one) => one.personId === actor.personId && one.role === role)
    if (!me) throw notFound()
    const copy = await findCopy(work.db, meetingId)
    if (copy?.sha256 !== sha256)
      throw new DomainError(
        'changed',
        'Zápis se mezitím změnil a schvaluje se jiný soubor. Otevřete ho a schvalte znovu.',
        409,
      )
    const done = copy.approvals.map(({ role: one, personId }) => `${one} ${personId}`)
    // whoever cannot sign in approves on paper: only those who can are waited for
    const missing = signers.filter((one) => !done.includes(`${one.role} ${one.personId}`))
    const verifiers = missing.filter((one) => one.role === 'verifier')
    if (role === 'chair' && verifiers.some((one) => one.personId !== actor.personId))
      throw new DomainError(
        'verifiers_first',
        `Nejdřív zápis schválí ověřovatel: ${verifiers.map(({ name }) => name).join(', ')}.`,
      )
    const { name, personId } = me
    const approval = { role, name, personId, approvedAt: actor.now }
    if (
      !(await insertApproval(work.db, { id: newId(), copyId: copy.id, way: way ?? 'unknown', ...approval }))
    )
      return
    await noteSigned(work.db, meetingId, approval)
    work.audit({
      action: 'meetings.minutes.approved',
      subject: { kind: 'meeting', id: meetingId },
      details: { role, person: personId, sha256, way: way ?? 'unknown' },
    })
    const left = missing.filter((one) => one !== me && !(one.personId === personId && one.role === role))
    if (role === 'verifier' && left.every((one) => one.role === 'chair') && left.length > 0)
      await tellByMail(
        work,
        meeting,
        left.map((one) => one.personId),
        (heading) => ({
          subject: t.verification.mail.approveSubject(heading),
          text: t.verification.mail.approve(heading),
        }),
      )
    const unknown = (await listSigners(work.db, meetingId)).filter(
      (one) =>
        one.role !== 'recorder' &&
        !signers.some((known) => known.role === one.role && known.name === one.name),
    )
    if (left.length > 0 || unknown.length > 0) return
    await updateMeeting(work.db, meetingId, meeting.version, { state: 'verified', verifiedAt: actor.now })
    work.audit({
      action: 'meetings.meeting.verified',
      subject: { kind: 'meeting', id: meetingId },
      details: { from: meeting.state },
    })
  })
