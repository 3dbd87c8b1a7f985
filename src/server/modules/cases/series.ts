import type { Work } from '../../platform/database/transaction.ts'
import { listSeries, writeSeries } from '../../platform/records/manage-series.ts'

/** Code of the series of the document register that numbers submissions */
export const series = 'POD'

/** Founds the series of submissions where there is none; what the registry changed stays. */
export async function foundSeries(work: Work): Promise<void> {
  if ((await listSeries()).some(({ code }) => code === series)) return
  await writeSeries(work, {
    code: series,
    name: 'Podání z portálu',
    referenceRule: '{rada}/{poradi:6}/{rok}',
    fileMarkRule: '{rada}/{poradi}/{rok}',
    retentionCode: 'S5',
  })
}
