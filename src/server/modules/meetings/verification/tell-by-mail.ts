import { publicUrl } from '../../../platform/config/public-url.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { queueMail } from '../../../platform/mail/mail.ts'
import { contactsOf } from '../../people/index.ts'
import { findHeading } from '../meeting.store.ts'
import { meetingName } from '../meeting-name.ts'

/** Writes to people about a meeting's minutes, with a link to their verification; who has no e-mail is left out. @returns how many */
export async function tellByMail(
  work: Work,
  meeting: { id: string },
  personIds: readonly string[],
  words: (heading: string) => { subject: string; text: string },
): Promise<number> {
  const found = await findHeading(work.db, meeting.id)
  if (!found) return 0
  const link = `${publicUrl()}/urad/jednani/${found.bodySlug}/${found.slug}/overeni`
  const { subject, text } = words(meetingName(found.number, found.bodyKind, found.bodyName))
  const contacts = await contactsOf(work.db, personIds)
  for (const { email } of contacts)
    await queueMail(work, { recipient: email, subject, text: `${text}\n\n${link}\n` })
  return contacts.length
}
