import * as v from 'valibot'
import { recordText } from '../../../../shared/meetings/record.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import type { RecordPart } from '../tables.ts'
import { insideRecord } from './in-record.ts'
import { findPart } from './parts.store.ts'
import { findRound, insertSuggestion } from './verification.store.ts'
import { wrongForm } from '../../../platform/wrong-form.ts'

export interface SuggestionForm {
  /** Chosen by the form: posted twice, it suggests once */
  id: string
  part: Exclude<RecordPart, 'note'> | 'whole'
  partId: string
  /** The wording as the form showed it */
  before: string
  after: string
  reason: string
}

/**
 * Suggests another wording of a part of the record, or remarks on the whole, while a comment round is open.
 * @param author the name under which the suggestion stands
 * @throws DomainError `not_found`, `wrong_state`, `no_round`, `nothing_changed`, `wrong_text`
 */
export const suggestChange = (
  actor: Actor,
  author: string,
  meetingId: string,
  form: SuggestionForm,
): Promise<void> =>
  insideRecord(actor, meetingId, ['closed'], async (work) => {
    const round = await findRound(work.db, meetingId)
    if (!round || round.closedAt !== null || round.endsOn < localDay(actor.now))
      throw new DomainError('no_round', 'Připomínky už se nesbírají. Napište přímo tomu, kdo vede zápis.')
    const whole = form.part === 'whole'
    if (
      !whole &&
      (!isId(form.partId) ||
        (await findPart(work.db, meetingId, form.part as RecordPart, form.partId)) === undefined)
    )
      throw notFound()
    const checked = v.safeParse(
      v.object({ before: recordText(100_000), after: recordText(100_000), reason: recordText(2000) }),
      form,
    )
    if (!checked.success) throw wrongForm('wrong_text', checked.issues)
    const { before, after, reason } = checked.output
    if (whole ? reason === '' : before === after)
      throw new DomainError(
        'nothing_changed',
        whole ? 'Napište připomínku.' : 'Znění je stejné jako v zápisu. Změňte, co má být jinak.',
      )
    const id = isId(form.id) ? form.id : newId()
    const fresh = await insertSuggestion(work.db, {
      id,
      meetingId,
      part: form.part,
      partId: whole ? null : form.partId,
      beforeText: whole ? '' : before,
      afterText: whole ? '' : after,
      reason: reason || null,
      personId: actor.personId,
      author,
      createdAt: actor.now,
    })
    if (fresh)
      work.audit({
        action: 'meetings.change.suggested',
        subject: { kind: 'meeting', id: meetingId },
        details: { suggestion: id, part: form.part },
      })
  })
