import { stages, type LineKey, type Stage } from '../../../shared/budget/words.ts'
import { database } from '../../platform/database/database.ts'
import { listImports, listLines } from './budget.store.ts'
import { ictItems } from './consolidation.ts'
import { listAnswers, listOrganisations } from './organisation.store.ts'
import { importsOfYear, namesOf, type LineRow } from './read-budget.ts'
import { listTags, type TagRow } from './tag.store.ts'

type Amounts = Record<Stage, number | null>

export interface TaggedLine extends TagRow {
  name: string | null
  /** The share of the line, haléře; null where no source states the stage */
  amounts: Amounts
}

export interface SmartCityYear {
  year: number
  month: number
  /** Whether the year's budget is there at all */
  imported: boolean
  tags: TaggedLine[]
  confirmed: Amounts
  estimated: Amounts
  organisations: { id: string; name: string; amounts: Amounts }[]
  /** Confirmed and estimated of the city with what organisations stated */
  total: Amounts
  /** Spending of the city on information and communication technology: a proxy that any city can compute */
  ict: Amounts
}

const nothing = (): Amounts => ({ draft: null, approved: null, amended: null, actual: null })

const added = (list: readonly Amounts[]): Amounts => {
  const sum = nothing()
  for (const amounts of list)
    for (const stage of stages) if (amounts[stage] !== null) sum[stage] = (sum[stage] ?? 0) + amounts[stage]
  return sum
}

const keyOf = ({ paragraf, polozka, orj, org }: Omit<LineKey, 'year'>) =>
  `${paragraf} ${polozka} ${orj} ${org}`

/** Part of an amount, rounded to the haléř. */
export const shareOf = (amount: number | null, share: number): number | null =>
  amount === null ? null : Math.round((amount * share) / 10_000)

/** Money for the smart city in every year that any source speaks of, the newest first. */
export async function readSmartCity(): Promise<SmartCityYear[]> {
  const db = database()
  const [imports, tags, organisations, answers] = [
    await listImports(db),
    await listTags(db),
    await listOrganisations(db),
    await listAnswers(db),
  ]
  // only these lines are asked about, of thousands
  const asked = [...new Set([...ictItems, ...tags.map(({ polozka }) => polozka)])]
  const years = [...new Set([...imports, ...tags, ...answers].map(({ year }) => year))].sort((a, b) => b - a)
  return Promise.all(
    years.map(async (year) => {
      const { main, ledger, draft } = importsOfYear(imports, year)
      const linesOf = async (one: { id: string } | undefined) => (one ? listLines(db, one.id, asked) : [])
      const name = await namesOf(year)
      const [mainLines, draftLines] = [await linesOf(main), await linesOf(draft)]
      const ledgerLines = ledger && ledger.id !== main?.id ? await linesOf(ledger) : mainLines
      const find = indexLines([ledgerLines, mainLines])
      const findDraft = indexLines([draftLines])
      const tagged = tags
        .filter((tag) => tag.year === year)
        .map((tag) => {
          const [line, proposed] = [find(tag), findDraft(tag)]
          return {
            ...tag,
            name: name('polozka', tag.polozka) ?? line?.name ?? proposed?.name ?? null,
            amounts: {
              draft: shareOf(proposed?.draft ?? null, tag.share),
              approved: shareOf(line?.approved ?? null, tag.share),
              amended: shareOf(line?.amended ?? null, tag.share),
              actual: shareOf(line?.actual ?? null, tag.share),
            },
          }
        })
      const confirmed = added(tagged.filter((tag) => tag.confirmed).map(({ amounts }) => amounts))
      const estimated = added(tagged.filter((tag) => !tag.confirmed).map(({ amounts }) => amounts))
      const stated = organisations.map(({ id, name: called }) => {
        const own = answers.filter((one) => one.organisationId === id && one.year === year)
        const amounts = nothing()
        for (const { stage, amount } of own) amounts[stage] = amount
        return { id, name: called, amounts }
      })
      return {
        year,
        month: (tagged.length > 0 ? (ledger ?? main) : main)?.month ?? 12,
        imported: main !== undefined,
        tags: tagged,
        confirmed,
        estimated,
        organisations: stated,
        total: added([confirmed, estimated, ...stated.map(({ amounts }) => amounts)]),
        ict: {
          ...added(
            mainLines
              .filter(({ polozka }) => ictItems.includes(polozka))
              .map((line) => ({ ...line, draft: null })),
          ),
          draft: added(draftLines.filter(({ polozka }) => ictItems.includes(polozka))).draft,
        },
      }
    }),
  )
}

/** A line by its codes in the first of the lists that has it; a key without ORJ and ORG also stands for all of them together. */
function indexLines(lists: readonly (readonly LineRow[])[]) {
  const exact = new Map<string, Amounts & { name: string | null }>()
  const whole = new Map<string, Amounts & { name: string | null }>()
  for (const lines of lists) {
    const sums = new Map<string, Amounts & { name: string | null }>()
    for (const line of lines) {
      if (!exact.has(keyOf(line))) exact.set(keyOf(line), line)
      const key = keyOf({ ...line, orj: '', org: '' })
      sums.set(key, { ...added([sums.get(key) ?? nothing(), line]), name: line.name })
    }
    for (const [key, sum] of sums) if (!whole.has(key)) whole.set(key, sum)
  }
  return (key: Omit<LineKey, 'year'>) =>
    exact.get(keyOf(key)) ?? (key.orj === '' && key.org === '' ? whole.get(keyOf(key)) : undefined)
}
