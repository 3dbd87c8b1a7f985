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
  const known = identified(base, mine, theirs)
  const [b, m, t] = [named(known.base), named(known.mine), named(theirs)]
  const merged = { ...mine } as unknown as Record<string, unknown>
  for (const field of Object.keys(mine).filter((key) => !lists.includes(key as RecordList)))
    merged[field] = choose(field, b[field], m[field], t[field], conflicts)
  for (const list of lists)
    merged[list] = mergeRows(list, rowsOf(b, list), rowsOf(m, list), rowsOf(t, list), conflicts)
  return { merged: numbered(merged as unknown as RecordDraft), conflicts }
}

/**
 * Rows that a form prefilled have no names yet, and the other writer's first save gave them some. They are found by what
 * they say, else by their place, so that nobody is listed twice.
 */
function identified(
  base: RecordDraft,
  mine: RecordDraft,
  theirs: RecordDraft,
): { base: RecordDraft; mine: RecordDraft } {
  const [newBase, newMine] = [{ ...base }, { ...mine }]
  for (const list of lists) {
    const [before, now, other] = [base, mine, theirs].map((draft) => draft[list] as unknown as Row[]) as [
      Row[],
      Row[],
      Row[],
    ]
    const stand = new Set(before.map(({ id }) => id))
    const free = other.filter(({ id }) => id !== '' && !stand.has(id))
    const ids = before.map((row, place) => {
      if (row.id !== '') return row.id
      const found =
        free.find((one) => saying(one) === saying(row)) ??
        (other[place] && free.find((one) => one === other[place]))
      if (found) free.splice(free.indexOf(found), 1)
      return found?.id ?? ''
    })
    const put = (rows: readonly Row[]) =>
      rows.map((row, place) => (row.id === '' && ids[place] ? { ...row, id: ids[place] } : row))
    Object.assign(newBase, { [list]: put(before) })
    Object.assign(newMine, { [list]: put(now) })
  }
  return { base: newBase, mine: newMine }
}

/** What a row is recognised by: a name, a title, a wording. */
const saying = (row: Row): string => String(row['name'] ?? row['title'] ?? row['text'] ?? '')

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
