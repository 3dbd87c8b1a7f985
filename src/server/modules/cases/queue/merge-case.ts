import { openStates } from '../../../../shared/cases/words.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { addEvent } from '../add-event.ts'
import { findCaseByNumber } from '../case.store.ts'
import { sameSender } from './same-sender.ts'
import { act } from '../take-step.ts'

/**
 * Merges a case into another one of the same sender and procedure: this one ends, the other one goes on. What the office decides
 * there is written here too.
 * @param into reference number of the one that goes on
 * @throws DomainError `not_found`, `wrong_number`, `ended`, `stale`
 */
export const mergeCase = (
  actor: Actor,
  by: string,
  id: string,
  version: number,
  into: string,
): Promise<void> =>
  act(actor, by, id, version, async (row, work) => {
    const target = await findCaseByNumber(work.db, into.trim().toUpperCase())
    if (!target || target.id === row.id)
      throw new DomainError('wrong_number', 'Spojit s: zadejte celé číslo jiného podání.')
    if (!openStates.includes(target.state))
      throw new DomainError('wrong_number', 'Spojit s: to podání už je vyřízené. Vyberte otevřené.')
    if (target.procedure !== row.procedure || !(await sameSender(row, target)))
      throw new DomainError(
        'wrong_number',
        'Spojit s: spojit jde jen podání stejného druhu od stejného člověka, tedy se stejným jménem a aspoň jedním stejným kontaktem. Jinak vyřiďte každé zvlášť.',
      )
    await addEvent(work, target, { kind: 'merged', text: row.referenceNumber, by })
    return {
      kind: 'merged',
      text: target.referenceNumber,
      state: 'merged',
      change: { mergedInto: target.id, confirmBy: null },
    }
  })
