import {
  emptyAnnex,
  emptyAttendance,
  emptyDraft,
  emptyItem,
  emptyResolution,
  emptyTask,
  type RecordDraft,
} from './record-draft.ts'

const mostRows = 400

/** Reads the posted form. Rows are named `list.index.field`; what is not posted is empty. Items stand in the order of their field `order`. */
export function readRecordForm(form: FormData): RecordDraft {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const rows = <Row extends object>(list: string, empty: () => Row): Row[] => {
    const count = Math.min(Number(text(`${list}.count`)) || 0, mostRows)
    return Array.from({ length: count }, (_, index) => readRow(form, `${list}.${index}`, empty()))
  }
  const blank = emptyDraft()
  const single = Object.fromEntries(
    Object.entries(blank)
      .filter(([, value]) => !Array.isArray(value))
      .map(([field, value]) => [field, typeof value === 'boolean' ? form.get(field) === 'on' : text(field)]),
  )
  const items = rows('items', emptyItem)
  const order = items
    .map((_, index) => ({ index, place: Number(text(`items.${index}.order`) || index) }))
    .sort((a, b) => a.place - b.place || a.index - b.index)
    .map(({ index }) => index)
  const moved = (item: string) => (/^\d+$/.test(item) ? String(order.indexOf(Number(item))) : '')
  const placed = <Row extends { item: string }>(row: Row): Row => ({ ...row, item: moved(row.item) })
  return {
    ...blank,
    ...single,
    attendance: rows('attendance', emptyAttendance),
    items: order.map((index) => items[index]!),
    resolutions: rows('resolutions', emptyResolution).map(placed),
    tasks: rows('tasks', emptyTask).map(placed),
    annexes: rows('annexes', emptyAnnex),
  }
}

function readRow<Row extends object>(form: FormData, path: string, empty: Row): Row {
  const entries = Object.entries(empty).map(([field, blank]) => {
    const name = `${path}.${field}`
    if (typeof blank === 'boolean') return [field, form.get(name) === 'on']
    if (typeof blank === 'object') return [field, readMap(form, `${name}.`)]
    const value = form.get(name)
    return [field, typeof value === 'string' ? value : '']
  })
  return Object.fromEntries(entries) as Row
}

function readMap(form: FormData, prefix: string): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      name.startsWith(prefix) &&
      /^\d{1,3}$/.test(name.slice(prefix.length)) &&
      typeof value === 'string' &&
      value
        ? [[name.slice(prefix.length), value]]
        : [],
    ),
  )
}
