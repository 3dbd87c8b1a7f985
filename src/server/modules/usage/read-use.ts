import { localDay } from '../../../shared/time/local-day.ts'
import { shiftDay } from '../../../shared/time/shift-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { notFound } from '../../platform/domain-error.ts'
import { mayPlan, mayReadInside } from '../platforms/index.ts'
import { listImports } from './import/import.store.ts'
import { logNotes } from './log-import/import-log.ts'
import { findOpenLogImport } from './log-import/log.store.ts'
import { platformGrowth } from './growth/platform-growth.ts'
import { uniqueMetrics } from '../../../shared/usage/words.ts'
import { listAnnotations, listDaily, listMonthly, listMonths, listTopPaths } from './use.store.ts'
import { findUsePlatform } from './use-platform.ts'

/** Everything known of the use of one platform, for those inside. @throws DomainError `not_found` */
export async function readUse(actor: Actor, slug: string) {
  if (!mayReadInside(actor)) throw notFound()
  const platform = await findUsePlatform(slug)
  const db = database()
  const until = localDay(actor.now)
  const daily = await listDaily(db, [platform.id], shiftDay(until, -7 * 106), until)
  const monthly = await listMonthly(db, [platform.id], shiftDay(until, -800), until)
  const annotations = await listAnnotations(db, [platform.id])
  const growth = platformGrowth(daily, monthly, annotations, until)
  const open = await findOpenLogImport(db, platform.id)
  const openNotes = open ? await logNotes(db, open.id) : []
  return {
    platform,
    growth,
    topPaths:
      growth?.source === 'own' || growth?.source === 'log'
        ? await listTopPaths(db, platform.id, growth.source, shiftDay(until, -365), until)
        : [],
    months: await listMonths(db, platform.id, uniqueMetrics),
    annotations,
    imports: (await listImports(db, platform.id)).map((one) =>
      one.id === open?.id ? { ...one, notes: openNotes } : one,
    ),
    hasOpenLog: open !== undefined,
    mayManage: await mayPlan(actor),
  }
}
