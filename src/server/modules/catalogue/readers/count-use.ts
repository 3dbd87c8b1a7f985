import { database } from '../../../platform/database/database.ts'
import { describeError, log } from '../../../platform/log/log.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { addUse } from './news.store.ts'

type Kind = 'download' | 'api'

const waiting = new Map<string, number>()
let timer: NodeJS.Timeout | undefined

/** Counts one use of a dataset: the day, the kind, nothing of who. Written with others within a second. */
export function countUse(datasetId: string, kind: Kind, now = new Date()): void {
  const key = `${datasetId} ${localDay(now)} ${kind}`
  waiting.set(key, (waiting.get(key) ?? 0) + 1)
  timer ??= setTimeout(() => void writeUse(), 1000).unref()
}

/** Writes what waits, also before the database is closed. */
export async function writeUse(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  const batch = [...waiting]
  waiting.clear()
  try {
    for (const [key, count] of batch) {
      const [datasetId, day, kind] = key.split(' ') as [string, string, Kind]
      await addUse(database(), { datasetId, day, kind, count })
    }
  } catch (problem) {
    log('warn', 'catalogue.use_not_counted', describeError(problem))
  }
}
