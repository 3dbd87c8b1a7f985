import type { Chart } from '../reports/report.ts'
import { drawBars } from './draw-bars.ts'
import { drawIntervals } from './draw-intervals.ts'
import { drawLines } from './draw-lines.ts'
import type { Drawing } from './shapes.ts'

/**
 * Lays a chart out; the page draws the shapes with the tokens of the design, the PDF in black and white.
 * @param onNarrow for the width of a phone; charts that have no such layout stay wide
 */
export function drawChart(chart: Chart, onNarrow = false): Drawing {
  switch (chart.kind) {
    case 'lines':
      return drawLines(chart)
    case 'bars':
      return drawBars(chart, onNarrow)
    case 'intervals':
      return drawIntervals(chart)
  }
}
