import type { RecordDraft, RecordList } from './record-draft.ts'

/** Where two records differ: field, one text and the other. */
export interface Difference {
  field: string
  mine: string
  theirs: string
}

const lists: readonly RecordList[] = ['attendance', 'items', 'resolutions', 'tasks', 'annexes']
type Row = Record<string, unknown> & { id: string; removed: boolean }

/**
 * Joins two records that grew from the same one (a three-way merge): what only one writer changed is taken from that writer,
 * rows that the other added are added, rows that the other removed and I left alone are removed.
 * Where both changed the same field, mine stands and the difference is told.
 */
export function mergeDrafts(
  base: RecordDraft,
  mine: RecordDraft,
  theirs: RecordDraft,
): { merged: RecordDraft; conflicts: Difference[] } {
  const conflicts: Difference[] = []
  const [b, m, t] = [named(base), named(mine), named(theirs)]
  const merged = { ...mine } as unknown as Record<string, unknown>
  for (const field of Object.keys(mine).filter((key) => !lists.includes(key as RecordList)))
    merged[field] = choose(field, b[field], m[field], t[field], conflicts)
  for (const list of lists)
    merged[list] = mergeRows(list, rowsOf(b, list), rowsOf(m, list), rowsOf(t, list), conflicts)
  return { merged: numbered(merged as unknown as RecordDraft), conflicts }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

function choose(
  field: string,
  base: unknown,
  mine: unknown,
  theirs: unknown,
  conflicts: Difference[],
): unknown {
  if (same(mine, base)) return theirs
  if (!same(theirs, base) && !same(theirs, mine))
    conflicts.push({ field, mine: String(mine), theirs: String(theirs) })
  return mine
}

function mergeRows(
  list: RecordList,
  base: readonly Row[],
  mine: readonly Row[],
  theirs: readonly Row[],
  conflicts: Difference[],
): Row[] {
  const known = new Map(base.map((row) => [row.id, row]))
  const other = new Map(theirs.map((row) => [row.id, row]))
  const own = new Set(mine.map(({ id }) => id))
  const kept = mine.flatMap((row, index) => {
    const [before, now] = [known.get(row.id), other.get(row.id)]
    if (row.id === '' || !before) return [row]
    // removed by the other: it goes, unless I wrote into it
    if (!now) return same(row, before) || row.removed ? [] : [{ ...row, id: '' }]
    const fields = Object.keys(row).map((field) => [
      field,
      choose(`${list}.${index}.${field}`, before[field], row[field], now[field], conflicts),
    ])
    return [Object.fromEntries(fields) as Row]
  })
  const added = theirs.filter((row) => !own.has(row.id) && !known.has(row.id))
  return [...kept, ...added]
}

/** References by place become references by name, so that rows may move: `#id` of a row that stands, its place among new ones. */
function named(draft: RecordDraft): Record<string, unknown> {
  const item = (at: string) => nameOf(draft.items, at)
  return {
    ...draft,
    resolutions: draft.resolutions.map((row) => ({
      ...row,
      item: item(row.item),
      byName: Object.fromEntries(
        Object.entries(row.byName).map(([at, option]) => [nameOf(draft.attendance, at), option]),
      ),
    })),
    tasks: draft.tasks.map((row) => ({ ...row, item: item(row.item) })),
  }
}

const nameOf = (rows: readonly { id: string }[], at: string): string => {
  if (at === '') return ''
  const row = rows[Number(at)]
  if (!row) return ''
  return row.id === ''
    ? `new ${rows.slice(0, Number(at)).filter(({ id }) => id === '').length}`
    : `#${row.id}`
}

const rowsOf = (draft: Record<string, unknown>, list: RecordList) => draft[list] as Row[]

/** References by name become references by place again. */
function numbered(draft: RecordDraft): RecordDraft {
  const places = (rows: readonly { id: string }[]) =>
    new Map(rows.map((_, index) => [nameOf(rows, String(index)), String(index)]))
  const [items, people] = [places(draft.items), places(draft.attendance)]
  const item = (name: string) => items.get(name) ?? ''
  return {
    ...draft,
    resolutions: draft.resolutions.map((row) => ({
      ...row,
      item: item(row.item),
      byName: Object.fromEntries(
        Object.entries(row.byName).flatMap(([name, option]) => {
          const at = people.get(name)
          return at === undefined ? [] : [[at, option]]
        }),
      ),
    })),
    tasks: draft.tasks.map((row) => ({ ...row, item: item(row.item) })),
  }
}
