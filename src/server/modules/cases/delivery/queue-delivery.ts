import { channels, type Channel } from '../../../../shared/cases/words.ts'
import type { Answers } from '../../../../shared/forms/answers.ts'
import { newId } from '../../../platform/database/new-id.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { queueMail } from '../../../platform/mail/mail.ts'
import { seal, type RecordKey } from '../../../platform/secrets/record-key.ts'
import { publicUrl } from '../../../platform/config/public-url.ts'
import { linkTo } from '../link-to-case.ts'
import type { Applicant } from '../sealed-case.ts'
import { addressPlace } from './address-place.ts'
import { channelsFor, type OfferedChannel } from './channels.ts'
import { insertDelivery } from './delivery.store.ts'
import { sendDelivery } from './send-deliveries.ts'

/** Ways that the law offers for this submission. */
export const offered = (applicant: Applicant, answers: Answers): OfferedChannel[] =>
  channelsFor(applicant, { email: answers['delivery'] === 'electronic' })

/** The channel that was chosen. @throws DomainError `wrong_channel` when the law does not offer it here */
export function chosenChannel(ways: readonly OfferedChannel[], channel: string): OfferedChannel {
  const way = channels.includes(channel as Channel) ? ways.find((one) => one.channel === channel) : undefined
  if (!way)
    throw new DomainError(
      'wrong_channel',
      'Jak doručit: vyberte jednu z možností. Kdo má datovou schránku, tomu se poštou ani e-mailem nedoručuje.',
    )
  return way
}

/** Puts a document of a case on its way, within the caller's transaction. */
export async function queueDelivery(
  work: Work,
  row: { id: string; nonce: string; referenceNumber: string; record: RecordKey },
  by: string,
  attachmentId: string,
  { channel, address }: OfferedChannel,
): Promise<void> {
  const id = newId()
  const { now } = work.actor
  await insertDelivery(work.db, {
    id,
    caseId: row.id,
    attachmentId,
    channel,
    address: seal(row.record, addressPlace(id), address),
    state: channel === 'email' ? 'sent' : 'waiting',
    queuedAt: now,
    queuedBy: by,
    sentAt: channel === 'email' ? now : null,
    arrivedOn: null,
    deliveredOn: null,
    proof: null,
    fault: null,
  })
  if (channel === 'email')
    await queueMail(work, {
      recipient: address,
      subject: `Dokument k podání ${row.referenceNumber}`,
      text: `Dobrý den,\n\nna vaši žádost doručujeme e-mailem dokument k podání ${row.referenceNumber}. Je tady:\n${publicUrl()}/pripad/${linkTo(row)}\n\nPřevzetí prosím potvrďte zprávou s uznávaným elektronickým podpisem. Když to do konce příštího pracovního dne neuděláte, doručíme dokument poštou.\n`,
    })
  if (channel === 'data_box' || channel === 'post') await work.enqueue(sendDelivery.name, { id })
  work.audit({ action: 'cases.delivery.queued', subject: { kind: 'case', id: row.id }, details: { channel } })
}
