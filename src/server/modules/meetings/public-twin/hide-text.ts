import * as v from 'valibot'
import { recordText } from '../../../../shared/meetings/record.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { updateMeeting } from '../record.store.ts'
import type { RecordPart } from '../tables.ts'
import { inRecord } from '../verification/in-record.ts'
import { findPart, listParts, setPart } from '../verification/parts.store.ts'
import { markHidden } from './mark-hidden.ts'
import { wrongForm } from '../../../platform/wrong-form.ts'

export interface ChosenStretch {
  part: RecordPart
  partId: string
  from: number
  to: number
}

const states = ['planned', 'convened', 'in_session', 'closed', 'verified'] as const
const stale = () =>
  new DomainError('stale', 'Zápis mezitím změnil někdo jiný. Obnovte stránku a vyberte znovu.', 409)

/**
 * Hides stretches of a record from the public, or shows hidden ones again. The words of the record do not change by it,
 * only what the public gets of them; what was approved stays approved.
 * @param version of the record that the stretches were chosen in
 * @returns how many stretches
 * @throws DomainError `not_found`, `wrong_state`, `stale`, `nothing_chosen`
 */
export const hideText = (
  actor: Actor,
  meetingId: string,
  version: number,
  chosen: readonly ChosenStretch[],
  change: 'hide' | 'show',
): Promise<number> =>
  inRecord(actor, meetingId, states, async (work, meeting) => {
    if (chosen.length === 0) throw new DomainError('nothing_chosen', 'Vyberte aspoň jedno místo.')
    if (meeting.version !== version || !(await updateMeeting(work.db, meetingId, version, {}))) throw stale()
    for (const { part, partId } of uniqueParts(chosen)) {
      const text = isId(partId) ? await findPart(work.db, meetingId, part, partId) : undefined
      if (text === undefined) throw stale()
      const stretches = chosen.filter((one) => one.part === part && one.partId === partId)
      if (stretches.some(({ from, to }) => !(from >= 0 && to > from && to <= text.length))) throw stale()
      await setPart(
        work.db,
        part,
        partId,
        change === 'hide' ? markHidden(text, stretches) : shown(text, stretches),
      )
    }
    work.audit({
      action: change === 'hide' ? 'meetings.text.hidden' : 'meetings.text.shown',
      subject: { kind: 'meeting', id: meetingId },
      details: { places: chosen.length },
    })
    return chosen.length
  })

/**
 * Hides words wherever they stand in a record.
 * @returns how many places
 * @throws DomainError `not_found`, `wrong_state`, `stale`, `not_there`
 */
export const hideWords = (actor: Actor, meetingId: string, version: number, words: string): Promise<number> =>
  inRecord(actor, meetingId, states, async (work, meeting) => {
    const checked = v.safeParse(v.pipe(recordText(500), v.minLength(2, 'Napište aspoň dvě písmena.')), words)
    if (!checked.success) throw wrongForm('not_there', checked.issues)
    if (meeting.version !== version || !(await updateMeeting(work.db, meetingId, version, {}))) throw stale()
    let places = 0
    for (const { part, id, text } of await listParts(work.db, meetingId)) {
      const taken = [...text.matchAll(/⟦[^⟧]*⟧/g)].map((mark) => [mark.index, mark.index + mark[0].length])
      const found: { from: number; to: number }[] = []
      for (let at = text.indexOf(checked.output); at !== -1; at = text.indexOf(checked.output, at + 1)) {
        const to = at + checked.output.length
        if (!taken.some(([from, end]) => at < end! && from! < to) && (found.at(-1)?.to ?? 0) <= at)
          found.push({ from: at, to })
      }
      if (found.length > 0) await setPart(work.db, part, id, markHidden(text, found))
      places += found.length
    }
    if (places === 0) throw new DomainError('not_there', 'Taková slova v zápisu nejsou, nebo už jsou skrytá.')
    work.audit({
      action: 'meetings.text.hidden',
      subject: { kind: 'meeting', id: meetingId },
      details: { places },
    })
    return places
  })

const uniqueParts = (chosen: readonly ChosenStretch[]) => [
  ...new Map(chosen.map(({ part, partId }) => [`${part} ${partId}`, { part, partId }])).values(),
]

/** A text without the marks around stretches, from the last one back. */
function shown(text: string, stretches: readonly ChosenStretch[]): string {
  let changed = text
  for (const { from, to } of [...stretches].sort((a, b) => b.from - a.from)) {
    if (changed[from - 1] !== '⟦' || changed[to] !== '⟧') throw stale()
    changed = changed.slice(0, from - 1) + changed.slice(from, to) + changed.slice(to + 1)
  }
  return changed
}
