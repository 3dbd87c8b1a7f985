import type { Fault } from '../../../../shared/catalogue/fault.ts'
import { isDemo } from '../../../platform/database/demo-mark.ts'
import { database } from '../../../platform/database/database.ts'
import { datasetTriples } from '../exchange/dcat-ap.ts'
import { describeDataset } from '../exchange/describe-dataset.ts'
import type { DatasetRecord } from '../exchange/record.ts'
import { judgeRecord } from './judge-record.ts'
import { hasStandards, officialFaults } from './official.ts'

let standards: string | undefined

/** Sets the folder of official schemas and shapes; only composition roots and test set-up call it. */
export function useStandards(folder: string | undefined): void {
  standards = folder
}

/** Where in a document the official check found a fault, as the field of a form. */
const fieldOf: readonly [pattern: RegExp, field: string][] = [
  [/distribuce|distribution/, 'distributions'],
  [/podmínky_užití/, 'authorWork'],
  [/název|title/, 'title'],
  [/popis|description/, 'description'],
  [/téma|theme/, 'themes'],
  [/periodicita|accrualPeriodicity/, 'frequency'],
  [/klíčové|keyword/, 'keywords'],
  [/prvek_rúian|spatial/, 'spatial'],
  [/kontaktní_bod|contactPoint/, 'contactEmail'],
  [/časové_pokrytí|temporal/, 'startsOn'],
]

/**
 * What keeps a record from being published: our rules, and, where the city has them at hand, the official schemas and shapes too.
 * A demonstration runs without https, which nobody can mend in a form; there it does not count.
 */
export async function judgeForGate(record: DatasetRecord): Promise<Fault[]> {
  const demo = await isDemo(database())
  const faults = judgeRecord(record).filter(({ code }) => !(demo && code === 'address-not-https'))
  if (faults.length > 0 || demo || !hasStandards(standards)) return faults
  const official = await officialFaults(standards, describeDataset(record), datasetTriples(record, 'gate'))
  return official.map(({ source, at, text }) => ({
    code: `official-${source}`,
    field: fieldOf.find(([pattern]) => pattern.test(at))?.[1] ?? 'title',
    text: `Oficiální kontrola (${source === 'schema' ? 'JSON Schema' : 'SHACL'}) našla chybu: ${at} (${text}).`,
  }))
}
