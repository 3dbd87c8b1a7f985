import type { Work } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/database/new-id.ts'
import type { PlatformKind } from '../../../shared/platforms/words.ts'
import { insertPlatform } from './platform.store.ts'

/** Radnice's own web is a platform of the city like any other: its use is counted, its plan is kept. */
const own: readonly { module: string; slug: string; name: string; kind: PlatformKind; purpose: string }[] = [
  {
    module: 'meetings',
    slug: 'radnice',
    name: 'Radnice',
    kind: 'website',
    purpose: 'Jednání orgánů, zápisy, rozhodnutí a úkoly města na jednom místě.',
  },
]

/** Registers what is Radnice's own and not in the list yet; whoever edited or ended it later keeps their words. */
export async function registerOwnPlatforms(work: Work): Promise<void> {
  for (const platform of own) {
    const id = newId()
    const unstated = {
      users: null,
      owner: null,
      supplier: null,
      contract: null,
      contractEndsOn: null,
      yearlyCost: null,
      address: null,
      accessibilityStatement: null,
      technology: null,
      hosting: null,
      securityContact: null,
      weaknesses: null,
    }
    if (await insertPlatform(work.db, { id, ...platform, ...unstated, state: 'running', public: true }))
      work.audit({ action: 'platforms.platform.registered', subject: { kind: 'platform', id } })
  }
}
