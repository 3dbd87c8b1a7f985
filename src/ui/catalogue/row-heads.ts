import type { Column, ColumnNote, ColumnType } from '#shared/catalogue/column.ts'
import type { Messages } from '#shared/messages/messages.ts'

type Function = keyof Messages['tables']['functions']

/** Heads of an answer: columns of the table by their titles, what was computed by its words. */
export function rowHeads(
  t: Messages,
  answer: readonly { name: string; type: string }[],
  columns: readonly Column[],
  notes: Readonly<Record<string, ColumnNote>>,
  grouped: boolean,
): { name: string; title: string; type: ColumnType }[] {
  const titleOf = (column: Column) => notes[column.name]?.title ?? column.title
  return answer.map(({ name, type }) => {
    const column = columns.find((one) => one.name === name)
    const [, called, of] = /^(count|sum|avg|min|max)(?:_(.+))?$/.exec(name) ?? []
    const source = columns.find((one) => one.name === of)
    if (grouped && called !== undefined && (source || of === undefined))
      return {
        name,
        title: source
          ? `${t.tables.functions[called as Function]}: ${titleOf(source)}`
          : t.tables.functions.count,
        type: called === 'count' ? 'integer' : called === 'avg' ? 'decimal' : (source?.type ?? 'integer'),
      }
    if (!column) return { name, title: name, type: 'text' }
    // days of one month together are a text
    return { name, title: titleOf(column), type: grouped && type === 'VARCHAR' ? 'text' : column.type }
  })
}
