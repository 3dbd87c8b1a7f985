import type { Generated, JSONColumnType } from 'kysely'
import type { AnnotationKind, Metric, UsageSource } from '../../../shared/usage/words.ts'
import type { LogCounts } from './log-import/log-counts.ts'

export type UsageTables = {
  'usage.salt': { day: string; salt: Buffer }
  'usage.event': { platformId: string; at: Date; kind: number; visitor: Buffer; bot: boolean; path: string }
  'usage.import': {
    id: string
    platformId: string
    source: UsageSource
    origin: string
    fileName: string | null
    sha256: string | null
    importedAt: Date
    importedBy: string
    closedAt: Date | null
    notes: JSONColumnType<string[]>
  }
  'usage.daily': {
    platformId: string
    metric: Metric
    day: string
    source: UsageSource
    people: number
    bots: Generated<number>
    importId: string | null
  }
  'usage.dailyPath': {
    platformId: string
    day: string
    source: UsageSource
    path: string
    views: number
    importId: string | null
  }
  'usage.monthly': { platformId: string; metric: Metric; month: string; value: number; importId: string }
  'usage.annotation': {
    id: string
    platformId: string
    kind: AnnotationKind
    startsOn: string
    endsOn: string
    text: string
  }
  'usage.logFile': {
    importId: string
    sha256: string
    name: string
    readTo: Generated<number>
    done: Generated<boolean>
    lines: Generated<number>
    broken: Generated<number>
  }
  'usage.logDay': {
    importId: string
    day: string
    counts: JSONColumnType<LogCounts>
    paths: JSONColumnType<Record<string, number>>
  }
  'usage.logSalt': { importId: string; day: string; salt: Buffer }
  'usage.logVisitor': { importId: string; day: string; visitor: Buffer; bot: boolean; lastMinute: number }
}
