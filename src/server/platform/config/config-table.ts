import { settings } from './config.ts'

/** The README's table of variables, in Markdown as Prettier formats it. */
export function configTable(): string {
  const rows = [
    ['Variable', 'Default', 'What it does'],
    ...Object.entries(settings).map(([name, { about, fallback }]) => [
      `\`${name}\``,
      fallback === undefined ? '' : `\`${fallback}\``,
      about,
    ]),
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [line(rows[0]!), rule, ...rows.slice(1).map(line)].join('\n')
}
