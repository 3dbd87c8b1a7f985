import * as v from 'valibot'
import { recordText } from '../../../../shared/meetings/record.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { indexForDesk } from '../index-meeting.ts'
import { noteRecordChanged } from '../session/session.store.ts'
import type { RecordPart } from '../tables.ts'
import { inRecord } from './in-record.ts'
import { mergeWording } from './merge-wording.ts'
import { findPart, setPart } from './parts.store.ts'
import { findSuggestion, settleSuggestion, voidCopy } from './verification.store.ts'
import { wrongForm } from '../../../platform/wrong-form.ts'

/**
 * Takes a suggestion into the record or leaves it out. What was written meanwhile stays: the change goes into the wording
 * that stands now.
 * @throws DomainError `not_found`, `wrong_state`, `decided`, `both_changed`, `wrong_text`
 */
export const decideSuggestion = (
  actor: Actor,
  meetingId: string,
  suggestionId: string,
  accepted: boolean,
  answer: string,
): Promise<void> =>
  inRecord(actor, meetingId, ['closed'], async (work) => {
    const found = isId(suggestionId) ? await findSuggestion(work.db, suggestionId) : undefined
    if (!found || found.meetingId !== meetingId) throw notFound()
    if (found.state !== 'open')
      throw new DomainError('decided', 'O této připomínce už je rozhodnuto. Obnovte stránku.', 409)
    const said = v.safeParse(recordText(2000), answer)
    if (!said.success) throw new DomainError('wrong_text', said.issues[0].message)
    if (accepted && found.part !== 'whole' && found.partId !== null) {
      const standing = await findPart(work.db, meetingId, found.part, found.partId)
      if (standing === undefined) throw notFound()
      const merged = mergeWording(found.beforeText, found.afterText, standing)
      if (merged === null)
        throw new DomainError(
          'both_changed',
          'Stejné místo se mezitím změnilo jinak. Připomínku odmítněte s odpovědí, nebo vraťte zápis k úpravám a spojte obě znění.',
          409,
        )
      const checked = v.safeParse(recordText(100_000), merged)
      if (!checked.success) throw wrongForm('wrong_text', checked.issues)
      if (checked.output === '' && found.part !== 'text')
        throw new DomainError('wrong_text', 'Bez znění tato část být nemůže. Připomínku odmítněte.')
      await setPart(work.db, found.part as RecordPart, found.partId, checked.output)
      await noteRecordChanged(work.db, meetingId)
      await indexForDesk(work.db, meetingId)
      await voidCopy(work.db, meetingId, actor.now)
    }
    const state = accepted ? 'accepted' : 'rejected'
    await settleSuggestion(work.db, found.id, {
      state,
      decidedAt: actor.now,
      answer: said.output || null,
    })
    work.audit({
      action: `meetings.change.${state}`,
      subject: { kind: 'meeting', id: meetingId },
      details: { suggestion: found.id, part: found.part },
    })
  })
