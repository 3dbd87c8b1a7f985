import { max, min } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { shorten } from '../format/shorten.ts'
import type { BarChart } from '../reports/report.ts'
import { notStated, writeShortValue } from '../reports/write-value.ts'
import type { Drawing, Shape } from './shapes.ts'

const group = 30
/** Names before the bars; on a narrow screen above them */
const wide = { width: 720, row: 28, left: 250, right: 130, above: 0 }
const narrow = { width: 350, row: 48, left: 0, right: 110, above: 20 }

/** Lying bars from zero, each with its name before and its value after; what was not stated says so in place of a bar. */
export function drawBars({ bars, unit }: BarChart, onNarrow = false): Drawing {
  const { width, row, left, right, above } = onNarrow ? narrow : wide
  const values = bars.flatMap(({ value }) => (value === null ? [] : [value]))
  const x = scaleLinear(
    [Math.min(0, min(values) ?? 0), Math.max(0, max(values) ?? 1) || 1],
    [left, width - right],
  )
  const shapes: Shape[] = []
  let y = 4
  let before: string | undefined
  for (const { label, value, note, group: name } of bars) {
    if (name !== undefined && name !== before) {
      shapes.push({ shape: 'text', x: 0, y: y + 20, anchor: 'start', text: name, role: 'strong' })
      y += group
    }
    before = name
    shapes.push({
      shape: 'text',
      ...(onNarrow ? { x: 0, anchor: 'start' } : { x: left - 10, anchor: 'end' }),
      y: y + 18,
      text: shorten(label, onNarrow ? 48 : 34),
      role: 'label',
    })
    if (value === null) {
      shapes.push({
        shape: 'text',
        x: x(0) + 6,
        y: y + above + 18,
        anchor: 'start',
        text: notStated,
        role: 'tick',
      })
    } else {
      const [from, to] = [x(Math.min(0, value)), x(Math.max(0, value))]
      shapes.push({
        shape: 'bar',
        x: from,
        y: y + above + 4,
        width: Math.max(1, to - from),
        height: row - above - 8,
        role: 'series-0',
      })
      const words = [writeShortValue(value, unit), note].filter(Boolean).join(', ')
      shapes.push({
        shape: 'text',
        x: to + 6,
        y: y + above + 18,
        anchor: 'start',
        text: words,
        role: 'label',
      })
    }
    y += row
  }
  shapes.push({ shape: 'line', x1: x(0), x2: x(0), y1: 0, y2: y, role: 'axis' })
  return { width, height: y + 4, shapes }
}
