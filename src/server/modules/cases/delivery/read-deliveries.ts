import type { Db } from '../../../platform/database/database.ts'
import { unseal, type RecordKey } from '../../../platform/secrets/record-key.ts'
import { addressPlace } from './address-place.ts'
import { fictionOn } from './channels.ts'
import { listDeliveryRows } from './delivery.store.ts'

/** Deliveries of a case, the oldest first; with the day on which the law will have one delivered that only lies ready. */
export const readDeliveries = async (db: Db, caseId: string, record: RecordKey) =>
  (await listDeliveryRows(db, caseId)).map((row) => ({
    id: row.id,
    channel: row.channel,
    address: unseal(record, addressPlace(row.id), row.address),
    state: row.state,
    arrivedOn: row.arrivedOn,
    fictionOn:
      row.state === 'arrived' && row.arrivedOn !== null ? fictionOn(row.channel, row.arrivedOn) : null,
    deliveredOn: row.deliveredOn,
    fiction: row.fiction,
    proof: row.proof,
    fault: row.fault,
  }))
