import { buffer } from 'node:stream/consumers'
import { system } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { openFile } from '../../../platform/files/files.ts'
import { describeError, log } from '../../../platform/log/log.ts'
import { sendJob, type JobDefinition } from '../../../platform/jobs/jobs.ts'
import { unseal } from '../../../platform/secrets/record-key.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { findAttachment } from '../attachments/attachment.store.ts'
import { nameOf } from '../attachments/keep-file.ts'
import { findCase } from '../case.store.ts'
import { openCase } from '../sealed-case.ts'
import { currentCarrier } from './carrier.ts'
import { addressPlace } from './address-place.ts'
import { fictionOn } from './channels.ts'
import { listArrived, listCarried, lockDelivery, updateDelivery } from './delivery.store.ts'
import { settle } from './settle.ts'

/** Hands one delivery over to the carrier. One that does not take it is asked again; it is sent only when it really was taken. */
export const sendDelivery: JobDefinition = {
  name: 'cases.delivery.send',
  retries: 12,
  run: async ({ id }, now) => {
    const carrier = currentCarrier()
    if (carrier === null) return
    await inTransaction(system(now), async (work) => {
      const delivery = await lockDelivery(work.db, String(id))
      if (delivery?.state !== 'waiting' || delivery.attachmentId === null) return
      const [row, attachment] = [
        await findCase(work.db, delivery.caseId),
        await findAttachment(work.db, delivery.attachmentId),
      ]
      if (!row || row.disposedOn !== null || !attachment) return
      const { record, applicant } = openCase(row)
      const { content } = await openFile(attachment.fileId, work.db)
      await carrier.take({
        id: delivery.id,
        channel: delivery.channel,
        address: unseal(record, addressPlace(delivery.id), delivery.address),
        addressee: applicant.name,
        referenceNumber: row.referenceNumber,
        document: {
          name: unseal(record, nameOf(attachment.id), attachment.name),
          bytes: await buffer(content),
        },
      })
      await updateDelivery(work.db, delivery.id, { state: 'sent', sentAt: now, fault: null })
      work.audit({
        action: 'cases.delivery.sent',
        subject: { kind: 'case', id: row.id },
        details: { channel: delivery.channel },
      })
    })
  },
}

/** Asks the carrier what came of deliveries, hands over those that lost their job, and lets fictions of the law come true. */
export const followDeliveries: JobDefinition = {
  name: 'cases.delivery.follow',
  schedule: '*/10 * * * *',
  run: async (_, now) => {
    const carrier = currentCarrier()
    if (carrier !== null) {
      for (const { id } of await listCarried(database(), ['waiting']))
        await sendJob(database(), sendDelivery.name, { id })
      for (const { id } of await listCarried(database(), ['sent', 'arrived'])) {
        // one answer that cannot be read holds up no other
        const outcome = await carrier.ask(id).catch((error: unknown) => {
          log('warn', 'delivery.unreadable', { id, ...describeError(error) })
          return null
        })
        if (outcome) await inTransaction(system(now), (work) => settle(work, id, outcome, null))
      }
    }
    const today = localDay(now)
    for (const { id, channel, arrivedOn } of await listArrived(database())) {
      const on = fictionOn(channel, arrivedOn!)
      if (on !== null && on <= today)
        await inTransaction(system(now), (work) => settle(work, id, { state: 'fiction', on }, null))
    }
  },
}
