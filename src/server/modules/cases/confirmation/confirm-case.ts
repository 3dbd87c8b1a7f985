import { confirmationWays, type ConfirmationWay } from '../../../../shared/cases/words.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import { isDay } from '../../../../shared/time/is-day.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { formatDate } from '../../../../shared/format/date.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { act, said } from '../take-step.ts'

/**
 * Notes that an unsigned submission was confirmed in time; it counts as filed on the day when it came (500/2004 Sb. § 37 (4)).
 * @param on the day on which it was made: a letter counts by the day of its posting (500/2004 Sb. § 40 (1) d)
 * @throws DomainError `not_found`, `wrong_way`, `not_waited_for`, `wrong_day`, `late`, `stale`
 */
export const confirmCase = (
  actor: Actor,
  by: string,
  id: string,
  version: number,
  { way, on }: { way: string; on: string },
): Promise<void> =>
  act(actor, by, id, version, (row) => {
    if (!confirmationWays.includes(way as ConfirmationWay))
      throw new DomainError('wrong_way', 'Jak potvrdil: vyberte jednu z možností.')
    if (row.confirmBy === null) throw new DomainError('not_waited_for', 'Toto podání na potvrzení nečeká.')
    if (!isDay(on) || on > localDay(actor.now) || on < localDay(row.receivedAt))
      throw new DomainError('wrong_day', 'Kdy to potvrdil(a): zadejte den od podání do dneška.')
    if (on > row.confirmBy)
      throw new DomainError(
        'late',
        `Potvrzení přišlo po ${formatDate(row.confirmBy)}, podání proto platné není. Odložte ho; podat ho lze znovu.`,
      )
    return {
      kind: 'confirmed',
      text: `${t.cases.confirmationWay[way as ConfirmationWay]}, ${formatDate(on)}`,
      change: { confirmBy: null },
    }
  })

/**
 * Sets aside a submission that its sender did not confirm. Only a person decides so, after the last day: a letter sent on it comes later.
 * @throws DomainError `not_found`, `not_waited_for`, `too_early`, `empty`, `stale`
 */
export const setAsideUnconfirmed = (
  actor: Actor,
  by: string,
  id: string,
  version: number,
  text: string,
): Promise<void> =>
  act(actor, by, id, version, (row) => {
    if (row.confirmBy === null) throw new DomainError('not_waited_for', 'Toto podání na potvrzení nečeká.')
    if (localDay(actor.now) <= row.confirmBy)
      throw new DomainError(
        'too_early',
        `Potvrdit ho lze do ${formatDate(row.confirmBy)}. Odložíte ho až potom; dopis mohl být odeslán poslední den.`,
      )
    return {
      kind: 'set_aside',
      state: 'set_aside',
      change: { confirmBy: null },
      text: said(text, 'Text pro občana'),
    }
  })
