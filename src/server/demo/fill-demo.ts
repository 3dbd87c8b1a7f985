import { manifests } from '../city-hall.ts'
import { system } from '../platform/actor/actor.ts'
import { claimForDemo, isFilled, noteFilled } from '../platform/database/demo-mark.ts'
import { inTransaction } from '../platform/database/transaction.ts'

/**
 * Marks the database as the demo's and fills it with the sample city, once.
 * @throws Error when the database already holds real records
 */
export async function fillDemo(): Promise<void> {
  await inTransaction(system(), async (work) => {
    await claimForDemo(work.db)
    if (await isFilled(work.db)) return
    for (const { demo } of manifests) await demo?.(work)
    await noteFilled(work.db)
  })
}
