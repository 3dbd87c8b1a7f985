import { localDay } from '../../../../shared/time/local-day.ts'
import { shiftDay } from '../../../../shared/time/shift-day.ts'
import { system } from '../../../platform/actor/actor.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import { tellCitizen } from '../tell-citizen.ts'
import { listToRemind, noteReminded } from './own.store.ts'

/** So many days before the end of what a citizen has to do */
const daysBefore = 2

/** Reminds citizens of what they have to confirm or complete, once. */
export const remindCitizens: JobDefinition = {
  name: 'cases.citizens.remind',
  schedule: '0 8 * * *',
  run: async (_, now) => {
    const day = localDay(now)
    await inTransaction(system(now), async (work) => {
      for (const row of await listToRemind(work.db, shiftDay(day, daysBefore))) {
        await tellCitizen(work, row, 'reminders')
        await noteReminded(work.db, row.id, day)
      }
    })
  },
}
