import { folded } from '../../../../shared/format/folded.ts'
import { isoDay } from '../../../../shared/format/iso-day.ts'
import { isDay } from '../../../../shared/time/is-day.ts'
import type { Metric, UsageSource } from '../../../../shared/usage/words.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { readTable } from '../../../platform/documents/read-table.ts'

export interface Figures {
  source: UsageSource
  /** By day (`2024-01-31`) and by month (`2024-01`) */
  daily: { day: string; metric: Metric; value: number }[]
  monthly: { month: string; metric: Metric; value: number }[]
}

/** Headers of exports by what they mean; folded. Matomo, Plausible, Google Play, App Store Connect, and Czech tables. */
const columns: Record<string, Metric> = {
  nb_pageviews: 'page_views',
  pageviews: 'page_views',
  'page views': 'page_views',
  zobrazeni: 'page_views',
  'zobrazeni stranek': 'page_views',
  nb_visits: 'visits',
  visits: 'visits',
  navstevy: 'visits',
  nb_uniq_visitors: 'visitors',
  visitors: 'visitors',
  'unique visitors': 'visitors',
  'denni navstevnici': 'visitors',
  navstevnici: 'visitors',
  nb_downloads: 'downloads',
  downloads: 'downloads',
  stazeni: 'downloads',
  nb_searches: 'searches',
  searches: 'searches',
  hledani: 'searches',
  podani: 'form_completions',
  'dokoncena podani': 'form_completions',
  'daily device installs': 'installs',
  'daily user installs': 'installs',
  'app units': 'installs',
  units: 'installs',
  instalace: 'installs',
  'active device installs': 'active_devices',
  'active devices': 'active_devices',
  'aktivni zarizeni': 'active_devices',
}
const times = ['date', 'day', 'datum', 'den', 'month', 'mesic']
const storeMetrics: readonly Metric[] = ['installs', 'active_devices']

/**
 * Reads daily or monthly figures from a CSV export.
 * @throws DomainError `unreadable_table`, `unknown_columns`, `wrong_figures` with every faulty line named
 */
export function readFigures(bytes: Uint8Array): Figures {
  const [head = [], ...rows] = readTable(bytes)
  const names = head.map(folded)
  const time = names.findIndex((name) => times.includes(name))
  const known = names.flatMap((name, at) => (columns[name] ? [{ at, metric: columns[name] }] : []))
  if (time < 0 || known.length === 0)
    throw new DomainError(
      'unknown_columns',
      `V prvním řádku čekáme sloupec „datum“ nebo „měsíc“ a aspoň jeden z: zobrazení, návštěvy, návštěvníci, stažení, hledání, podání, instalace, aktivní zařízení. Našli jsme: ${head.slice(0, 12).join(', ') || 'nic'}.`,
    )
  const figures: Figures = {
    source: names.some((name) => name.startsWith('nb_'))
      ? 'matomo'
      : known.some(({ metric }) => storeMetrics.includes(metric))
        ? 'store'
        : 'csv',
    daily: [],
    monthly: [],
  }
  const faults: string[] = []
  const seen = new Set<string>()
  for (const [index, row] of rows.entries()) {
    const line = index + 2
    const at = readTime(row[time] ?? '')
    if (!at) {
      faults.push(`řádek ${line}: „${row[time] ?? ''}“ není datum ani měsíc`)
      continue
    }
    if (seen.has(at)) faults.push(`řádek ${line}: ${at} je v souboru dvakrát`)
    seen.add(at)
    for (const { at: column, metric } of known) {
      const text = row[column] ?? ''
      // nothing stated is not zero
      if (text === '' || text === '-') continue
      const value = Number(text.replace(/[\s\u00a0\u202f]/g, ''))
      if (!Number.isSafeInteger(value) || value < 0)
        faults.push(`řádek ${line}, sloupec ${head[column]}: „${text}“ není celé nezáporné číslo`)
      else if (at.length === 7) figures.monthly.push({ month: at, metric, value })
      else figures.daily.push({ day: at, metric, value })
    }
  }
  if (faults.length > 0)
    throw new DomainError(
      'wrong_figures',
      `Nic se nezapsalo, v souboru jsou chyby. ${faults.slice(0, 10).join('; ')}${faults.length > 10 ? `; a dalších ${faults.length - 10}` : ''}.`,
    )
  return figures
}

/** `2024-01-31`, `31. 1. 2024`, `20240131` or `2024-01`, `1/2024`. */
function readTime(text: string): string | null {
  const two = (part: string) => part.padStart(2, '0')
  const plain = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  const day = plain ? `${plain[1]}-${plain[2]}-${plain[3]}` : isoDay(text).slice(0, 10)
  if (isDay(day)) return day
  const month = /^(\d{4})-(\d{1,2})$/.exec(text) ?? /^(\d{1,2})[/.]\s*(\d{4})$/.exec(text)
  if (!month) return null
  const [year, number] = month[1]!.length === 4 ? [month[1]!, month[2]!] : [month[2]!, month[1]!]
  return Number(number) >= 1 && Number(number) <= 12 ? `${year}-${two(number)}` : null
}
