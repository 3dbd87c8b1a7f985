import { placeOf } from '../data/make-files.ts'
import { askTable } from './ask-table.ts'
import type { PublishedTable } from './published-table.ts'
import { cellOf } from './read-rows.ts'
import { buildQuery, type TableQuery } from './table-query.ts'

export interface Points {
  points: { longitude: number; latitude: number; label: string }[]
  /** Rows with coordinates that match */
  total: number
}

const mostPoints = 2000

/** Places of rows that match: all of them, or an even choice where there are too many to draw. Null where rows have no coordinates. */
export async function readPoints(table: PublishedTable, query: TableQuery): Promise<Points | null> {
  const place = placeOf(table.columns)
  if (!place?.longitude || !place.latitude) return null
  const { longitude, latitude } = place
  const label = table.columns.find(
    ({ type, name }) => type === 'text' && name !== longitude && name !== latitude,
  )
  const built = buildQuery(
    {
      ...query,
      group: [],
      aggregates: [],
      sort: [],
      select: [longitude, latitude, ...(label ? [label.name] : [])],
      filters: [
        ...query.filters,
        { column: longitude, operator: 'notnull', value: '' },
        { column: latitude, operator: 'notnull', value: '' },
      ],
    },
    table.columns,
  )
  const counted = await askTable({
    file: table.file,
    sql: `select count(*) from (${built.sql})`,
    values: built.values,
    limit: 1,
  })
  const total = Number(counted.rows[0]?.[0] ?? 0)
  const step = Math.max(1, Math.ceil(total / mostPoints))
  const found = await askTable({
    file: table.file,
    sql: `select * exclude (place) from (select *, row_number() over () as place from (${built.sql})) where place % ${step} = 0`,
    values: built.values,
    limit: mostPoints,
  })
  return {
    total,
    points: found.rows.map(([x, y, text]) => ({
      longitude: Number(cellOf(x, 'DOUBLE')),
      latitude: Number(cellOf(y, 'DOUBLE')),
      label: text === null || text === undefined ? '' : String(text as string),
    })),
  }
}
