import { system } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import { withdrawVersion } from '../data/publish-version.ts'
import { listOutrun } from './upkeep.store.ts'

/** Days for which every version of an own table is kept */
const everyFor = 30
const mostAtOnce = 500

/** Every night: of own tables, which may change every ten minutes, only the last version of a day stays once the month is over. */
export const thinVersions: JobDefinition = {
  name: 'catalogue.versions.thin',
  schedule: '40 3 * * *',
  minutes: 60,
  run: async (_, now) => {
    const before = new Date(now.getTime() - everyFor * 86_400_000)
    for (const { id, datasetId } of await listOutrun(database(), before, mostAtOnce))
      await inTransaction(system(now), (work) => withdrawVersion(work, datasetId, id))
  },
}
