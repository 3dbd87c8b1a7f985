import type { Fault } from '../../../../shared/catalogue/fault.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import { isDemo } from '../../../platform/database/demo-mark.ts'
import { database } from '../../../platform/database/database.ts'
import { datasetTriples } from '../exchange/dcat-ap.ts'
import { describeDataset } from '../exchange/describe-dataset.ts'
import type { DatasetRecord } from '../exchange/record.ts'
import { harvested } from './harvested.ts'
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
 * What keeps a record from being published: our rules, what the national catalogue would not take over, and, where the city has them
 * at hand, the official schemas and shapes too.
 * A demonstration runs without https, which nobody can mend in a form; there it does not count.
 */
export async function judgeForGate(record: DatasetRecord): Promise<Fault[]> {
  const demo = await isDemo(database())
  const faults = judgeRecord(record).filter(({ code }) => !(demo && code === 'address-not-https'))
  if (faults.length > 0) return faults
  const lost = lostInHarvest(record)
  if (lost.length > 0 || demo || !hasStandards(standards)) return lost
  const official = await officialFaults(standards, describeDataset(record), datasetTriples(record, 'gate'))
  return official.map(({ source, at, text }) => {
    const field = fieldOf.find(([pattern]) => pattern.test(at))?.[1] ?? 'title'
    const [norm, check] = source === 'schema' ? ['DCAT-AP-CZ', 'JSON Schema'] : ['DCAT-AP', 'SHACL']
    return {
      code: `official-${source}`,
      field,
      text: `${t.catalogue.fields[field] ?? field}: norma ${norm} takovou hodnotu nedovoluje. Opravte ji, nebo ji vynechte. Pro správce: ${check} hlásí na místě ${at} „${text}“.`,
    }
  })
}

/** What the queries of the national catalogue's harvest would leave out without a word. */
function lostInHarvest(record: DatasetRecord): Fault[] {
  if (record.kind === 'series') return []
  const seen = harvested(record)
  return [
    ...seen.missing.map((name) => ({
      code: 'not-harvested',
      field: harvestFields[name] ?? 'title',
      text: `Národní katalog by sadu mlčky přeskočil, chybí ${name}. Doplňte to.`,
    })),
    ...seen.distributions
      .filter(({ harvestedIri }) => seen.iri !== null && harvestedIri === null)
      .map(({ title, iri }) => ({
        code: 'not-harvested-distribution',
        field: 'distributions',
        distribution: iri,
        text: `${title ?? 'Soubor'}: národní katalog by ho mlčky zahodil, chybí přístupová adresa nebo podmínky užití. Doplňte je.`,
      })),
  ]
}
const harvestFields: Readonly<Record<string, string>> = {
  název: 'title',
  popis: 'description',
  téma: 'themes',
  'periodicita aktualizace': 'frequency',
  'klíčové slovo': 'keywords',
  území: 'spatial',
}
