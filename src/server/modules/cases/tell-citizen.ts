import type { Selectable } from 'kysely'
import type { MailKind } from '../../../shared/citizens/words.ts'
import { publicUrl } from '../../platform/config/public-url.ts'
import type { Work } from '../../platform/database/transaction.ts'
import { queueMail } from '../../platform/mail/mail.ts'
import { mailingOf } from '../citizens/index.ts'
import { linkTo } from './link-to-case.ts'
import { openCase } from './sealed-case.ts'
import type { CasesTables } from './tables.ts'

const subjects: Record<MailKind, string> = {
  messages: 'Nová zpráva k podání',
  deliveries: 'Nový dokument k podání',
  reminders: 'Blíží se lhůta k podání',
}
const sentences: Record<MailKind, string> = {
  messages: 'je nová zpráva. Přečtěte si ji tady:',
  deliveries: 'je nový dokument. Najdete ho tady:',
  reminders: 'od vás úřad něco čeká a lhůta se blíží. Co a do kdy, najdete tady:',
}

/**
 * Mail says only that there is something: what it is stays behind the link. Whoever has an account says there what they want to be
 * written about.
 */
export async function tellCitizen(
  work: Work,
  row: Selectable<CasesTables['cases.case']>,
  kind: MailKind = 'messages',
): Promise<void> {
  const mailing = row.citizenId === null ? null : await mailingOf(work.db, row.citizenId, kind)
  if (mailing?.wanted === false) return
  const recipient = mailing?.email ?? openCase(row).applicant.email
  if (recipient === null) return
  await queueMail(work, {
    recipient,
    subject: `${subjects[kind]} ${row.referenceNumber}`,
    text: `Dobrý den,\n\nk vašemu podání ${row.referenceNumber} ${sentences[kind]}\n${publicUrl()}/pripad/${linkTo(row)}\n\nOdkaz nikomu neposílejte: kdo ho má, podání přečte.\n`,
  })
}
