import { attendanceExport } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { csvResponse } from '#server/platform/http/csv.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { cs } from '#shared/messages/cs.ts'
import type { RequestHandler } from './$types'

/** Attendance of a year, or of its half (`?pololeti=1|2`), as CSV for remuneration; what a record does not state is empty. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const half = readQuery(url).number('pololeti', 1, 2) as 1 | 2 | undefined
  const rows = await answer(attendanceExport(locals.actor, params.body, Number(params.rok), half ?? null))
  const t = cs
  return csvResponse(
    ['ucast', params.body, params.rok, ...(half ? [`${half}-pololeti`] : [])].join('-'),
    ['datum', 'cislo', 'zacatek', 'konec', 'jmeno', 'jako', 'ucast', 'prichod', 'odchod'],
    rows.map((row) => [
      row.heldOn,
      row.number,
      row.startsAt,
      row.endsAt,
      row.name,
      t.writing.capacities[row.capacity],
      t.writing.attendance[row.state],
      row.arrivedAt,
      row.leftAt,
    ]),
  )
}
