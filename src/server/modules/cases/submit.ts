import { review, standing } from '../../../shared/forms/answers.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { handFilesOver } from './attachments/draft-files.ts'
import { findCase } from './case.store.ts'
import { openDraft } from './draft.ts'
import { updateDraft } from './draft.store.ts'
import { linkTo } from './link-to-case.ts'
import { receiveCase } from './receive-case.ts'

/**
 * Files a draft: a case with its reference number, in one transaction that is on the disk before anybody is told. Sent twice, it is
 * one case. What is only recommended may be missing (500/2004 Sb. § 37 (3), § 45 (2)); who files and what about may not.
 * @returns what the link to the case carries
 * @throws DomainError `not_found`, `incomplete`
 */
export async function submitDraft(actor: Actor, token: string): Promise<string> {
  return inTransaction(actor, async (work) => {
    const draft = await openDraft(token, work.db, true)
    if (draft.caseId !== null) {
      const filed = await findCase(work.db, draft.caseId)
      return linkTo(filed!)
    }
    const { definition } = draft.form
    const answers = standing(definition, draft.answers)
    const { must } = review(definition, answers)
    if (must.length > 0)
      throw new DomainError(
        'incomplete',
        `Podání ještě nejde odeslat, doplňte: ${must.map(({ label }) => label).join(', ')}.`,
      )
    const { id, link, record } = await receiveCase(work, draft.form, answers)
    await handFilesOver(work, draft, { id, record, answers })
    await updateDraft(work.db, draft.id, { caseId: id, answers: null, changedAt: actor.now })
    return link
  })
}
