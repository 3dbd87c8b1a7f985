import { reaches } from '../../../shared/citizens/words.ts'
import { review, standing } from '../../../shared/forms/answers.ts'
import { filesOf } from '../../../shared/forms/definition.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { listHeldMandates, type Citizen } from '../citizens/index.ts'
import { handFilesOver } from './attachments/draft-files.ts'
import { findCase } from './case.store.ts'
import { provesIdentity } from './proves-identity.ts'
import { openDraft } from './draft.ts'
import { updateDraft } from './draft.store.ts'
import { linkTo } from './link-to-case.ts'
import { receiveCase } from './receive-case.ts'

/**
 * Files a draft: a case with its reference number, in one transaction that is on the disk before anybody is told. Sent twice, it is
 * one case. What is only recommended may be missing (500/2004 Sb. § 37 (3), § 45 (2)); who files and what about may not.
 * @param citizen who is signed in
 * @returns what the link to the case carries
 * @throws DomainError `not_found`, `level`, `other_account`, `incomplete`, `no_mandate`
 */
export async function submitDraft(
  actor: Actor,
  token: string,
  citizen: Citizen | null = null,
): Promise<string> {
  return inTransaction(actor, async (work) => {
    const draft = await openDraft(token, work.db, true)
    if (draft.caseId !== null) {
      const filed = await findCase(work.db, draft.caseId)
      return linkTo(filed!)
    }
    const { definition } = draft.form
    if (definition.level && !reaches(citizen?.level ?? null, definition.level))
      throw new DomainError(
        'level',
        'Toto podání odešlete po přihlášení s dostatečně ověřenou totožností. Vyplněné zůstane.',
        403,
      )
    if (draft.citizenId !== null && draft.citizenId !== citizen?.id)
      throw new DomainError(
        'other_account',
        'Toto podání patří k účtu, ve kterém vzniklo. Přihlaste se do něj a odešlete ho tam.',
        403,
      )
    const answers = standing(definition, draft.answers)
    const { must } = review(definition, answers)
    if (must.length > 0)
      throw new DomainError(
        'incomplete',
        `Podání ještě nejde odeslat, doplňte: ${must.map(({ label }) => label).join(', ')}.`,
      )
    const held =
      citizen && draft.mandateId !== null
        ? await listHeldMandates(citizen.id, localDay(actor.now), work.db)
        : []
    const mandate = draft.mandateId === null ? null : held.find(({ id }) => id === draft.mandateId)
    if (mandate === undefined)
      throw new DomainError(
        'no_mandate',
        'Plná moc, se kterou jste začali, už neplatí, nebo nejste přihlášení. Přihlaste se a zkuste to znovu.',
        403,
      )
    const { id, link, record } = await receiveCase(work, draft.form, answers, {
      // a name that is not the proven one proves nothing
      identity: provesIdentity(citizen, definition, answers) ? 'eid' : null,
      citizenId: citizen?.id ?? null,
      mandate,
    })
    if (definition.pages.some(filesOf)) await handFilesOver(work, draft, { id, record, answers })
    await updateDraft(work.db, draft.id, { caseId: id, answers: null, changedAt: actor.now })
    return link
  })
}
