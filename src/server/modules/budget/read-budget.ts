import { isInner } from './consolidation.ts'
import { sides, stages, type Side, type Stage } from '../../../shared/budget/words.ts'
import { database } from '../../platform/database/database.ts'
import { notFound } from '../../platform/domain-error.ts'
import { listImports, listLines, listNames, listSums } from './budget.store.ts'
import { districtDifference, sumLines } from './budget-sums.ts'
import type { CodeKind } from './tables.ts'

type ImportRow = Awaited<ReturnType<typeof listImports>>[number]
export type LineRow = Awaited<ReturnType<typeof listLines>>[number]

export interface YearBudget {
  year: number
  /** Last month whose figures are in; under 12 the actual is interim */
  month: number
  /** After consolidation, haléře; null where no source states it */
  sums: Record<Side, Record<Stage, number | null>>
  /** What transfers with districts leave over, when there are any */
  districts: number | null
  sources: { kind: ImportRow['kind']; origin: string; fileName: string; importedAt: Date; month: number }[]
}

/** The imports that speak of a year: the statement with the latest month, else the ledger; and the draft. */
export function importsOfYear(imports: readonly ImportRow[], year: number) {
  const own = imports.filter((one) => one.year === year)
  const latest = (kind: ImportRow['kind']) =>
    own.filter((one) => one.kind === kind).sort((a, b) => b.month - a.month)[0]
  const ledger = latest('ledger')
  return { main: latest('fin') ?? ledger, ledger, draft: latest('draft') }
}

/** Budgets of all years side by side, the newest first. */
export async function readYears(): Promise<YearBudget[]> {
  const db = database()
  const imports = await listImports(db)
  const years = [...new Set(imports.map(({ year }) => year))].sort((a, b) => b - a)
  return Promise.all(
    years.map(async (year) => {
      const { main, draft } = importsOfYear(imports, year)
      const lines = main ? await listSums(db, main.id) : []
      const proposed = draft ? await listSums(db, draft.id) : []
      const sums = Object.fromEntries(
        sides.map((side) => [
          side,
          Object.fromEntries(
            stages.map((stage) => [stage, sumLines(stage === 'draft' ? proposed : lines, side, stage)]),
          ),
        ]),
      ) as YearBudget['sums']
      return {
        year,
        month: main?.month ?? 0,
        sums,
        districts: districtDifference(lines, 'actual'),
        sources: [main, draft].flatMap((one) =>
          one
            ? [
                {
                  kind: one.kind,
                  origin: one.origin,
                  fileName: one.fileName,
                  importedAt: one.importedAt,
                  month: one.month,
                },
              ]
            : [],
        ),
      }
    }),
  )
}

export interface DrillRow {
  code: string
  name: string | null
  amounts: Record<Stage, number | null>
  /** Whether there is more to see under it */
  deeper: boolean
  /** A transfer within the city, which sums leave out */
  inner: boolean
}

/** Names of codes as they were called at the end of a year. */
export async function namesOf(year: number): Promise<(kind: CodeKind, code: string) => string | null> {
  const names = new Map(
    (await listNames(database(), `${year}-12-31`)).map(({ kind, code, name }) => [`${kind} ${code}`, name]),
  )
  return (kind, code) => names.get(`${kind} ${code}`) ?? null
}

const pageSize = 100

/**
 * One step into a year's budget: paragraf → položka → ORJ/ORG of the ledger.
 * @param page which hundred of the rows, by size; without it all of them
 * @throws DomainError `not_found`
 */
export async function drillDown(
  year: number,
  side: Side,
  { paragraf, polozka }: { paragraf?: string | undefined; polozka?: string | undefined },
  page?: number,
) {
  const db = database()
  const imports = await listImports(db)
  const { main, ledger, draft } = importsOfYear(imports, year)
  const first = main ?? draft
  if (!first) throw notFound()
  const deepest = paragraf !== undefined && polozka !== undefined
  const base = deepest ? (ledger ?? first) : first
  const matching = (lines: readonly LineRow[]) =>
    lines.filter(
      (line) =>
        line.side === side &&
        (paragraf === undefined || line.paragraf === paragraf) &&
        (polozka === undefined || line.polozka === polozka),
    )
  const lines = matching(await listLines(db, base.id))
  const proposed = draft && draft.id !== base.id ? matching(await listLines(db, draft.id)) : []
  const name = await namesOf(year)
  const level: 'paragraf' | 'polozka' | 'orj' =
    paragraf === undefined ? 'paragraf' : polozka === undefined ? 'polozka' : 'orj'
  const codeOf = (line: LineRow) =>
    level === 'orj' ? [line.orj, line.org].filter(Boolean).join(' / ') : line[level]
  const rows = new Map<string, LineRow[]>()
  for (const line of [...lines, ...proposed]) {
    if (level === 'paragraf' && isInner(line.polozka)) continue
    rows.set(codeOf(line), [...(rows.get(codeOf(line)) ?? []), line])
  }
  const list: DrillRow[] = [...rows].map(([code, group]) => ({
    code,
    name:
      level === 'orj'
        ? [name('orj', group[0]!.orj), name('org', group[0]!.org), group[0]!.name]
            .filter(Boolean)
            .join(', ') || null
        : name(level, code),
    amounts: Object.fromEntries(
      stages.map((stage) => [stage, plainSum(group, stage)]),
    ) as DrillRow['amounts'],
    inner: level === 'polozka' && isInner(code),
    deeper:
      level === 'paragraf' ||
      (level === 'polozka' && (ledger !== undefined || group.some(({ orj }) => orj !== ''))),
  }))
  const size = ({ amounts }: DrillRow) =>
    Math.abs(amounts.actual ?? amounts.amended ?? amounts.approved ?? amounts.draft ?? 0)
  list.sort((a, b) => size(b) - size(a))
  const pages = page === undefined ? 1 : Math.max(1, Math.ceil(list.length / pageSize))
  if (page !== undefined && page > pages) throw notFound()
  return {
    year,
    month: first.month,
    side,
    level,
    paragraf: paragraf === undefined ? null : { code: paragraf, name: name('paragraf', paragraf) },
    polozka:
      polozka === undefined
        ? null
        : { code: polozka, name: name('polozka', polozka), inner: isInner(polozka) },
    difference:
      deepest && ledger && main && main.id !== ledger.id
        ? differenceOf(plainSum(lines, 'actual'), plainSum(matching(await listLines(db, main.id)), 'actual'))
        : null,
    rows: page === undefined ? list : list.slice((page - 1) * pageSize, page * pageSize),
    page: page ?? 1,
    pages,
    total: list.length,
    sources: [base, draft].flatMap((one) => (one ? [{ origin: one.origin, fileName: one.fileName }] : [])),
  }
}

const differenceOf = (ledger: number | null, statement: number | null): number | null =>
  ledger === null || statement === null ? null : ledger - statement

function plainSum(lines: readonly LineRow[], stage: Stage): number | null {
  const stated = lines.flatMap((line) => line[stage] ?? [])
  return stated.length === 0 ? null : stated.reduce((sum, amount) => sum + amount, 0)
}
