import { extent, max } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { LineChart } from '../reports/report.ts'
import { writeShortValue } from '../reports/write-value.ts'
import type { Drawing, Shape } from './shapes.ts'

const width = 720
const height = 300
const edge = { top: 16, right: 150, bottom: 32, left: 64 }
const rowOfNames = 18

/** Lines from zero over equally spaced times, each named at its end; nothing is drawn where nothing was stated. */
export function drawLines(chart: LineChart): Drawing {
  const highest = max(chart.series.flatMap(({ values }) => values.filter((value) => value !== null))) ?? 1
  const x = scaleLinear([0, Math.max(1, chart.times.length - 1)], [edge.left, width - edge.right])
  const y = scaleLinear([0, highest || 1], [height - edge.bottom, edge.top]).nice(4)
  const shapes: Shape[] = []
  for (const tick of y.ticks(4)) {
    shapes.push({
      shape: 'line',
      x1: edge.left,
      x2: width - edge.right,
      y1: y(tick),
      y2: y(tick),
      role: tick === 0 ? 'axis' : 'grid',
    })
    shapes.push({
      shape: 'text',
      x: edge.left - 8,
      y: y(tick) + 4,
      anchor: 'end',
      text: writeShortValue(tick, chart.unit),
      role: 'tick',
    })
  }
  for (const { at, text } of timeTicks(chart.times))
    shapes.push({
      shape: 'text',
      x: x(at),
      y: height - edge.bottom + 20,
      anchor: 'middle',
      text,
      role: 'tick',
    })
  for (const [order, mark] of (chart.marks ?? []).entries()) {
    const at = chart.times.indexOf(mark.time)
    if (at < 0) continue
    shapes.push({ shape: 'line', x1: x(at), x2: x(at), y1: edge.top, y2: height - edge.bottom, role: 'mark' })
    shapes.push({
      shape: 'text',
      x: x(at),
      y: edge.top - 4,
      anchor: 'middle',
      text: String(order + 1),
      role: 'strong',
    })
  }
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, at) => x(at))
    .y((value) => y(value ?? 0))
  const ends: { name: string; y: number; wanted: number; order: number }[] = []
  for (const [order, { name, values }] of chart.series.entries()) {
    const d = path([...values])
    if (d) shapes.push({ shape: 'path', d: rounded(d), role: `series-${order}` })
    for (const at of lonely(values))
      shapes.push({ shape: 'dot', x: x(at), y: y(values[at] ?? 0), role: `series-${order}` })
    const last = values.findLastIndex((value) => value !== null)
    if (last >= 0) ends.push({ name, wanted: y(values[last] ?? 0), y: 0, order })
  }
  for (const { name, y: at, wanted, order } of spread(ends)) {
    shapes.push({ shape: 'dot', x: width - edge.right + 10, y: at, role: `series-${order}` })
    if (Math.abs(at - wanted) > 3)
      shapes.push({
        shape: 'line',
        x1: width - edge.right + 1,
        y1: wanted,
        x2: width - edge.right + 8,
        y2: at,
        role: 'leader',
      })
    shapes.push({
      shape: 'text',
      x: width - edge.right + 18,
      y: at + 4,
      anchor: 'start',
      text: name,
      role: 'label',
    })
  }
  return { width, height, shapes }
}

/** Points with a gap on both sides: a line would not show them. */
const lonely = (values: readonly (number | null)[]): number[] =>
  values.flatMap((value, at) =>
    value !== null && (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null ? [at] : [],
  )

/** Names do not lie over one another. */
function spread<Label extends { wanted: number; y: number }>(labels: Label[]): Label[] {
  const sorted = [...labels].sort((a, b) => a.wanted - b.wanted)
  let lowest = -Infinity
  for (const label of sorted) {
    label.y = Math.max(label.wanted, lowest + rowOfNames)
    lowest = label.y
  }
  const overflow = lowest - (height - edge.bottom)
  if (overflow > 0) for (const label of sorted) label.y -= overflow
  return sorted
}

/** At most seven times are written: where a year begins, else evenly. */
function timeTicks(times: readonly string[]): { at: number; text: string }[] {
  const [first, last] = extent(times.keys())
  if (first === undefined || last === undefined) return []
  const step = Math.max(1, Math.ceil(times.length / 7))
  return times.flatMap((time, at) => (at % step === 0 ? [{ at, text: writeTime(time) }] : []))
}

/** `2024-W05` is `5. t. 2024`, `2024-01` is `1/2024`. */
export function writeTime(time: string): string {
  const week = /^(\d{4})-W(\d{2})$/.exec(time)
  if (week) return `${Number(week[2])}. t. ${week[1]}`
  const month = /^(\d{4})-(\d{2})$/.exec(time)
  return month ? `${Number(month[2])}/${month[1]}` : time
}

/** Tenths of a pixel are enough, and a third of the bytes. */
const rounded = (d: string): string =>
  d.replace(/\d+\.\d+/g, (digits) => String(Math.round(Number(digits) * 10) / 10))
