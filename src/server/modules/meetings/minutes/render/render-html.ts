import type { MinutesDocument } from '../document.ts'
import { printedMinutes, type PrintedResolution, type PrintedTask } from './printed-minutes.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const esc = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign]!)
const list = (items: readonly string[]) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`

/** Minutes as one HTML file without scripts, styles or links: a fragment for other systems, or to be printed. */
export function renderHtml(document: MinutesDocument): string {
  const d = printedMinutes(document)
  const part = (title: string, body: string) =>
    body === '' ? '' : `<section><h2>${title}</h2>${body}</section>`
  const body = [
    `<h1>${esc(d.title)}</h1>`,
    ...d.facts.map((fact) => `<p>${esc(fact)}</p>`),
    part(
      'Účast',
      d.attendance
        .map(({ label, names }) => `<p><strong>${label}:</strong> ${esc(names.join(', '))}</p>`)
        .join(''),
    ),
    d.quorum === null ? '' : `<p>${d.quorum}</p>`,
    part('Program', d.programme.length === 0 ? '' : list(d.programme.map(esc))),
    part('Plnění dřívějších úkolů', d.followUp.length === 0 ? '' : list(d.followUp.map(task))),
    part(
      'Průběh jednání',
      d.sections
        .map((section) =>
          [
            section.title === null ? '' : `<h3>${esc(section.title)}</h3>`,
            ...section.paragraphs.map((text) => `<p>${esc(text)}</p>`),
            ...section.resolutions.map(resolution),
            section.tasks.length === 0 ? '' : list(section.tasks.map(task)),
          ].join(''),
        )
        .join(''),
    ),
    part('Přílohy', d.annexes.length === 0 ? '' : list(d.annexes.map(esc))),
    part('Příští jednání', d.next === null ? '' : `<p>${esc(d.next)}</p>`),
    part(
      'Podpisy',
      d.signatures.map(({ label, name }) => `<p><strong>${label}:</strong> ${esc(name)}</p>`).join(''),
    ),
    d.approval === null ? '' : `<p>${esc(d.approval)}</p>`,
  ]
  return `<!doctype html>\n<html lang="cs">\n<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${esc(d.title)}</title></head>\n<body>\n<main>\n${body.filter(Boolean).join('\n')}\n</main>\n</body>\n</html>\n`
}

const task = ({ text, detail }: PrintedTask) =>
  `${esc(text)}${detail === '' ? '' : `<br><small>${esc(detail)}</small>`}`

function resolution({ label, text, vote }: PrintedResolution): string {
  const head = `<p><strong>${esc(label)}:</strong> ${esc(text)}</p>`
  if (vote === null) return head
  const cells = (tag: string, row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${esc(cell)}</${tag.split(' ')[0]}>`).join('')}</tr>`
  return `${head}<table><thead>${cells('th scope="col"', vote.head)}</thead><tbody>${cells('td', vote.row)}</tbody></table>`
}
