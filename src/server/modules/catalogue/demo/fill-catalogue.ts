import type { Work } from '../../../platform/database/transaction.ts'
import { refreshOwn } from '../own/refresh-own.ts'
import { fillInventory } from './fill-inventory.ts'

/** Invented organisations of the sample city, what they keep, and what of it is open. */
export async function fillCatalogue(work: Work): Promise<void> {
  await fillInventory(work)
  await work.enqueue(refreshOwn.name, { always: true })
}
