import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatDate, formatInstant } from '../../../shared/format/date.ts'
import { drawChart } from '../../../shared/charts/draw-chart.ts'
import { writeTime } from '../../../shared/charts/draw-lines.ts'
import { printSvg } from '../../../shared/charts/print-svg.ts'
import type { AnnexOf, ReportContent, ReportTable } from '../../../shared/reports/report.ts'
import { writeValue } from '../../../shared/reports/write-value.ts'
import { compilePdf } from '../pdf/compile-pdf.ts'
import { projectRoot } from '../project-root.ts'

const template = readFileSync(join(projectRoot, 'src/server/platform/reports/report.typ'), 'utf8')

/**
 * A report as PDF/UA-1.
 * @param frozen digest of the JSON that the print shows, and whose annex it is; null for a report that is not frozen
 */
export function printReport(
  content: ReportContent,
  at: Date,
  frozen: { sha256: string; annexOf: AnnexOf } | null,
): Promise<Uint8Array> {
  return compilePdf(
    template,
    {
      ...content,
      head: frozen ? headOf(frozen.annexOf) : '',
      footer: frozen
        ? `Zmrazeno ${formatInstant(at)}. Pozdější data přílohu nezmění.`
        : `Stav k ${formatInstant(at)}. Živá zpráva: zmrazí se při ukončení jednání.`,
      digest: frozen?.sha256 ?? '',
      sections: content.sections.map(({ heading, sentences, chart, table }) => ({
        heading,
        sentences,
        chart: chart
          ? {
              svg: printSvg(drawChart(chart)),
              title: chart.title,
              marks:
                chart.kind === 'lines'
                  ? (chart.marks ?? []).map(({ time, text }) => `${writeTime(time)}: ${text}`)
                  : [],
            }
          : null,
        table: table && printTable(table),
      })),
    },
    'ua-1',
  )
}

const headOf = ({ number, city, body, heldOn, meetingNumber }: AnnexOf) =>
  `Příloha č. ${number} zápisu: ${body}, ${meetingNumber === null ? 'jednání' : `${meetingNumber}. jednání`} ${formatDate(heldOn)}, ${city}`

const printTable = ({ caption, columns, rows, foot }: ReportTable) => ({
  caption,
  columns: columns.map(({ label, kind }) => ({ label, number: kind !== 'text' && kind !== 'day' })),
  rows: [...rows, ...(foot ? [foot] : [])].map((row) =>
    row.map((value, at) => writeValue(value, columns[at]!.kind)),
  ),
})
