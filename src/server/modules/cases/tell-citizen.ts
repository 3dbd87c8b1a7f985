import type { Selectable } from 'kysely'
import { publicUrl } from '../../platform/config/public-url.ts'
import type { Work } from '../../platform/database/transaction.ts'
import { queueMail } from '../../platform/mail/mail.ts'
import { linkTo } from './link-to-case.ts'
import { openCase } from './sealed-case.ts'
import type { CasesTables } from './tables.ts'

/** Mail says only that there is something: what it is stays behind the link. */
export async function tellCitizen(work: Work, row: Selectable<CasesTables['cases.case']>): Promise<void> {
  const { applicant } = openCase(row)
  if (applicant.email === null) return
  await queueMail(work, {
    recipient: applicant.email,
    subject: `Nová zpráva k podání ${row.referenceNumber}`,
    text: `Dobrý den,\n\nk vašemu podání ${row.referenceNumber} je nová zpráva. Přečtete si ji tady:\n${publicUrl()}/pripad/${linkTo(row)}\n\nOdkaz nikomu neposílejte: kdo ho má, podání přečte.\n`,
  })
}
