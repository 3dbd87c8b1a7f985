import type { PrintedBlock } from '../../../../../shared/meetings/printed-minutes.ts'
import type { MinutesDocument } from '../document.ts'
import { printedMinutes } from './printed-minutes.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const esc = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign]!)
const lines = (text: string) => esc(text).replaceAll('\n', '<br>')

/** Minutes as one HTML file without scripts, styles or links: a fragment for other systems, or to be printed. */
export function renderHtml(document: MinutesDocument): string {
  const d = printedMinutes(document)
  const body = [
    `<h1>${esc(d.title)}</h1>`,
    ...d.facts.map((fact) => `<p>${esc(fact)}</p>`),
    ...d.parts.map(
      ({ title, blocks }) => `<section><h2>${esc(title)}</h2>${blocks.map(block).join('')}</section>`,
    ),
    `<p><small>${esc(d.mark)}</small></p>`,
  ]
  return `<!doctype html>\n<html lang="cs">\n<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${esc(d.title)}</title></head>\n<body>\n<main>\n${body.join('\n')}\n</main>\n</body>\n</html>\n`
}

function block(b: PrintedBlock): string {
  if (b.kind === 'heading') return `<h3>${esc(b.text)}</h3>`
  if (b.kind === 'paragraph') return `<p>${lines(b.text)}</p>`
  if (b.kind === 'line') return `<p><strong>${esc(b.label)}:</strong> ${lines(b.text)}</p>`
  if (b.kind === 'item')
    return `<ul><li><strong>${esc(b.label)}:</strong> ${lines(b.text)}${b.detail === '' ? '' : `<br><small>${esc(b.detail)}</small>`}</li></ul>`
  const cells = (tag: 'th' | 'td', row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${esc(cell)}</${tag}>`).join('')}</tr>`
  return `<table><thead>${cells('th', b.head)}</thead><tbody>${cells('td', b.row)}</tbody></table>`
}
