import type { Manifest } from '../../platform/manifest.ts'
import { countUse } from './count-days.ts'
import { fillUsage } from './demo/fill-usage.ts'
import { migrations } from './migrations/index.ts'
import { ownDatasets } from './own-datasets.ts'
import { growthReport } from './reports/growth-report.ts'

export const usage: Manifest = {
  name: 'usage',
  migrations,
  jobs: [countUse],
  reports: [growthReport],
  datasets: ownDatasets,
  demo: fillUsage,
}
export { annotate, removeAnnotation } from './annotate.ts'
export { countDays } from './count-days.ts'
export { importFigures, removeImport, typeMonths } from './import/import-figures.ts'
export { answerBeacon } from './ingest/beacon.ts'
export { countEvent } from './ingest/count-event.ts'
export { flushEvents } from './ingest/event-buffer.ts'
export { closeLogImport, importLog, type LogProgress } from './log-import/import-log.ts'
export { readUse } from './read-use.ts'
export { judgePlatforms } from './reports/growth-report.ts'
