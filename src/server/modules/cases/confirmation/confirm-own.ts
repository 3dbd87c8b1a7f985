import { formatDate } from '../../../../shared/format/date.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import type { Citizen } from '../../citizens/index.ts'
import { readFormVersion } from '../../services/index.ts'
import { findOwnCase } from '../find-own-case.ts'
import { openCase } from '../sealed-case.ts'
import { provesIdentity } from '../proves-identity.ts'
import { takeStep } from '../take-step.ts'

/** A citizen confirms a submission that they sent unsigned, by a proof of identity in the name of its sender. @throws DomainError `not_found`, `not_waited_for`, `late`, `level` */
export async function confirmOwnCase(actor: Actor, token: string, citizen: Citizen | null): Promise<void> {
  await inTransaction(actor, async (work) => {
    const row = await findOwnCase(token, work.db)
    if (row.confirmBy === null) throw new DomainError('not_waited_for', 'Toto podání na potvrzení nečeká.')
    if (localDay(actor.now) > row.confirmBy)
      throw new DomainError(
        'late',
        `Potvrdit podání šlo do ${formatDate(row.confirmBy)}. Podejte ho prosím znovu, nebo napište úřadu.`,
        409,
      )
    const { definition } = await readFormVersion(row.formVersionId)
    if (!provesIdentity(citizen, definition, openCase(row).answers))
      throw new DomainError(
        'level',
        'Potvrdit podání může ten, kdo ho podal: přihlaste se pod stejným jménem, s datem narození z podání a se značnou jistotou totožnosti.',
        403,
      )
    await takeStep(work, row, null, {
      kind: 'confirmed',
      text: t.cases.confirmationWay.eid,
      change: { confirmBy: null, citizenId: row.citizenId ?? citizen!.id },
    })
  })
}
