import { manifests } from '../city-hall.ts'
import { findPersonByName } from '../modules/people/index.ts'
import { system } from '../platform/actor/actor.ts'
import { createAccount, demoPassword } from '../platform/auth/accounts.ts'
import { claimForDemo, isFilled, noteFilled } from '../platform/database/demo-mark.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { demoRoles } from './demo-roles.ts'

/**
 * Marks the database as the demo's and fills it with the sample city, once.
 * @param secret of this installation, from which the passwords of one-click accounts derive
 * @throws Error when the database already holds real records
 */
export async function fillDemo(secret: string): Promise<void> {
  await inTransaction(system(), async (work) => {
    await claimForDemo(work.db)
    if (await isFilled(work.db)) return
    for (const { demo } of manifests) await demo?.(work)
    for (const { email, name, roles, person } of demoRoles) {
      const personId = person === undefined ? undefined : await findPersonByName(work.db, person)
      await createAccount(work, {
        email,
        name,
        roles,
        password: demoPassword(secret, email),
        ...(personId ? { personId } : {}),
      })
    }
    await noteFilled(work.db)
  })
}
