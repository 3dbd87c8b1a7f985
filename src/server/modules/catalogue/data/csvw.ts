import type { Column, ColumnNote, ColumnType } from '../../../../shared/catalogue/column.ts'

const datatypes: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  integer: 'integer',
  decimal: 'decimal',
  boolean: 'boolean',
  date: 'date',
  datetime: 'dateTime',
}

/**
 * What a CSV file holds, for programs (CSV on the Web: Metadata Vocabulary, W3C 2015): heads, types, descriptions, the key.
 * @param url of the CSV file
 */
export function csvwOf(
  url: string,
  about: { title: string; description: string | null },
  columns: readonly Column[],
  notes: Readonly<Record<string, ColumnNote>>,
): object {
  const key = columns.filter(({ role }) => role === 'key').map(({ name }) => name)
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'cs' }],
    url,
    'dc:title': about.title,
    ...(about.description ? { 'dc:description': about.description } : {}),
    dialect: { delimiter: ',', encoding: 'utf-8', header: true, quoteChar: '"', doubleQuote: true },
    tableSchema: {
      columns: columns.map(({ name, title, type, stats }) => {
        const note = notes[name]
        return {
          name,
          titles: [name, ...new Set([note?.title ?? title].filter((one) => one !== name))],
          ...(note?.description ? { 'dc:description': note.description } : {}),
          ...(note?.unit ? { 'schema:unitText': note.unit } : {}),
          datatype: type === 'datetime' ? { base: 'dateTime', format: 'yyyy-MM-dd HH:mm:ss' } : datatypes[type],
          required: stats.empty === 0,
        }
      }),
      ...(key.length > 0 ? { primaryKey: key } : {}),
    },
  }
}
