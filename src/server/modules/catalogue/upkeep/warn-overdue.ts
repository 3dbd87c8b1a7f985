import { localDay } from '../../../../shared/time/local-day.ts'
import { system } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import { queueMail } from '../../../platform/mail/mail.ts'
import { noteDataset } from '../datasets/dataset.store.ts'
import { isOverdue } from '../gate/rate-quality.ts'
import { listAges } from './upkeep.store.ts'

/** Warns whoever looks after a dataset, once, that its data are older than its frequency promises. */
export const warnOverdue: JobDefinition = {
  name: 'catalogue.dataset.warn-overdue',
  schedule: '30 7 * * 1-5',
  run: async (_, now) => {
    for (const { id, title, frequency, dataChangedAt, contactEmail } of await listAges(database())) {
      if (!isOverdue(frequency, dataChangedAt, now)) continue
      await inTransaction(system(now), async (work) => {
        await noteDataset(work.db, id, { overdueToldOn: localDay(now) })
        work.audit({ action: 'catalogue.dataset.overdue', subject: { kind: 'dataset', id } })
        if (!contactEmail) return
        await queueMail(work, {
          recipient: contactEmail,
          subject: `Data čekají na aktualizaci: ${title}`,
          text: `Datová sada „${title}“ slibuje častější aktualizaci, než jakou má. Nahrajte nová data v Radnici, v Otevřených datech, nebo opravte, jak často se aktualizuje.`,
        })
      })
    }
  },
}
