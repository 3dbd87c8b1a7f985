import * as v from 'valibot'
import { formatDate } from '../../../shared/format/date.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { isId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { insertLevel } from './level.store.ts'
import { mayJudge } from './policy.ts'
import { levelForm, type LevelForm } from './situation-form.ts'
import { bumpRevision, findSituation } from './situation.store.ts'
import { wrongForm } from '../../platform/wrong-form.ts'

/**
 * Judges how far a life situation is digitised: a level with its evidence, day and judge. Earlier judgements stay.
 * @param id of the form, so that one sent twice is one judgement
 * @throws DomainError `not_found`, `wrong_level`
 */
export async function judgeLevel(
  actor: Actor,
  by: string,
  id: string,
  slug: string,
  input: LevelForm,
): Promise<void> {
  if (!mayJudge(actor) || !isId(id)) throw notFound()
  const checked = v.safeParse(levelForm, input)
  if (!checked.success) throw wrongForm('wrong_level', checked.issues)
  const judgement = checked.output
  if (judgement.judgedOn > localDay(actor.now))
    throw new DomainError(
      'wrong_level',
      `Posouzeno dne: ${formatDate(judgement.judgedOn)} teprve bude. Vyberte den do dneška.`,
    )
  await inTransaction(actor, async (work) => {
    const situation = await findSituation(work.db, { slug })
    if (!situation) throw notFound()
    if (!(await insertLevel(work.db, { id, situationId: situation.id, judgedBy: by, ...judgement }))) return
    work.audit({
      action: 'services.level.judged',
      subject: { kind: 'situation', id: situation.id },
      details: { level: judgement.level, judgedOn: judgement.judgedOn },
    })
    await bumpRevision(work.db)
  })
}
