import { max, min } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { shorten } from '../format/shorten.ts'
import type { IntervalChart } from '../reports/report.ts'
import { writeChange, writeShortValue } from '../reports/write-value.ts'
import type { Drawing, Shape } from './shapes.ts'

const width = 720
const row = 44
const top = 8
const left = 200
const right = 160

/** One row an estimate: a dot within its interval, beside the line of no change, with the verdict in words. */
export function drawIntervals({ rows, unit }: IntervalChart): Drawing {
  const ends = rows.flatMap(({ value, low, high }) => [value, low, high].filter((end) => end !== null))
  const reach = Math.max(0.1, -(min(ends) ?? 0), max(ends) ?? 0)
  const x = scaleLinear([-reach, reach], [left, width - right]).nice(4)
  const bottom = top + rows.length * row
  const shapes: Shape[] = []
  for (const tick of x.ticks(4)) {
    shapes.push({
      shape: 'line',
      x1: x(tick),
      x2: x(tick),
      y1: top,
      y2: bottom,
      role: tick === 0 ? 'axis' : 'grid',
    })
    shapes.push({
      shape: 'text',
      x: x(tick),
      y: bottom + 20,
      anchor: 'middle',
      text: writeShortValue(tick, unit),
      role: 'tick',
    })
  }
  for (const [order, { label, value, low, high, words }] of rows.entries()) {
    const y = top + order * row + row / 2
    shapes.push({ shape: 'text', x: 0, y: y + 5, anchor: 'start', text: shorten(label, 26), role: 'strong' })
    shapes.push({
      shape: 'text',
      x: width - right + 16,
      y: y + 5,
      anchor: 'start',
      text: words,
      role: 'label',
    })
    if (low !== null && high !== null)
      shapes.push({ shape: 'line', x1: x(low), x2: x(high), y1: y, y2: y, role: 'range' })
    if (value === null) continue
    shapes.push({ shape: 'dot', x: x(value), y, role: 'series-0' })
    shapes.push({
      shape: 'text',
      x: x(value),
      y: y - 10,
      anchor: 'middle',
      text: writeChange(value),
      role: 'tick',
    })
  }
  return { width, height: bottom + 32, shapes }
}
