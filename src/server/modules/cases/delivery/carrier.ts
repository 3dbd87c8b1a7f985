import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Channel } from '../../../../shared/cases/words.ts'
import { asJson, dropFolder } from '../../../platform/files/drop-folder.ts'
import { isDay } from '../../../../shared/time/is-day.ts'

/** What goes out: the document and where to. */
export interface Consignment {
  id: string
  channel: Channel
  address: string
  referenceNumber: string
  /** Name of the addressee */
  addressee: string
  document: { name: string; bytes: Buffer }
}

/** What came of it. `arrived` lies ready in the box or at the post since the day. */
export interface Outcome {
  state: 'arrived' | 'delivered' | 'failed'
  /** `YYYY-MM-DD` */
  on: string
  /** Number of the message or of the posting; for a failure what happened */
  proof: string
}

/** Who carries documents out of the house: data boxes and post behind one interface. */
export interface Carrier {
  /** Takes a consignment over; given again, it is taken once. */
  take: (consignment: Consignment) => Promise<void>
  /** What came of one; null while nothing is known. @throws Error when the answer cannot be read */
  ask: (id: string) => Promise<Outcome | null>
}

let carrier: Carrier | null = null

/** Sets who carries; null when the office carries all by hand. Only composition roots and test set-up call it. */
export function useCarrier(chosen: Carrier | null): void {
  carrier = chosen
}
export const currentCarrier = (): Carrier | null => carrier

const outcome = v.object({
  state: v.picklist(['arrived', 'delivered', 'failed']),
  on: v.pipe(v.string(), v.check(isDay)),
  proof: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(300)),
})

/**
 * Carries by files: a folder `ID` with the document and `delivery.json` appears whole or not at all; whoever sends it (a gate of data
 * boxes, a hybrid post) writes `outcome.json` beside them.
 */
export const fileDrop = (folder: string): Carrier => ({
  async take({ document, ...delivery }) {
    // whoever carries it may have begun: what was taken stays as it was
    if (existsSync(join(folder, delivery.id))) return
    await dropFolder(folder, delivery.id, [
      document,
      { name: 'delivery.json', bytes: asJson({ ...delivery, document: document.name }) },
    ])
  },
  async ask(id) {
    const file = join(folder, id, 'outcome.json')
    if (!existsSync(file)) return null
    return v.parse(outcome, JSON.parse(await readFile(file, 'utf8')))
  },
})
