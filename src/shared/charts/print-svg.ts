import type { Drawing, Shape } from './shapes.ts'

const dashes = ['', '6 3', '2 3', '8 3 2 3', '1 3']
const greys = ['#1a1a1a', '#6b6b6b', '#9c9c9c', '#404040', '#c4c4c4']

/** A drawing as SVG for print: black and white, lines told apart by their strokes. */
export const printSvg = ({ width, height, shapes }: Drawing): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Roboto" font-size="13">${shapes.map(printShape).join('')}</svg>`

const seriesOf = (role: string) => Number(role.split('-')[1] ?? 0)
const pick = <T>(list: readonly T[], role: string) => list[seriesOf(role) % list.length]!

function printShape(shape: Shape): string {
  switch (shape.shape) {
    case 'path':
      return `<path d="${shape.d}" fill="none" stroke="${pick(greys, shape.role)}" stroke-width="2" stroke-dasharray="${pick(dashes, shape.role)}"/>`
    case 'line': {
      const [stroke, strokeWidth, dash] = {
        grid: ['#d0d0d0', 1, ''],
        axis: ['#1a1a1a', 1, ''],
        mark: ['#6b6b6b', 1, '3 3'],
        range: ['#1a1a1a', 4, ''],
        leader: ['#9c9c9c', 1, ''],
      }[shape.role]
      return `<line x1="${shape.x1}" y1="${shape.y1}" x2="${shape.x2}" y2="${shape.y2}" stroke="${stroke}" stroke-width="${strokeWidth}" stroke-dasharray="${dash}"/>`
    }
    case 'bar':
      return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" fill="${pick(greys, shape.role)}"/>`
    case 'dot':
      return `<circle cx="${shape.x}" cy="${shape.y}" r="4" fill="${pick(greys, shape.role)}"/>`
    case 'text':
      return `<text x="${shape.x}" y="${shape.y}" text-anchor="${shape.anchor}" font-weight="${shape.role === 'strong' ? 700 : 400}" fill="${shape.role === 'tick' ? '#404040' : '#1a1a1a'}">${escaped(shape.text)}</text>`
  }
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
