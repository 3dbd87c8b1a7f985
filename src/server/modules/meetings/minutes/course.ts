import type { Minutes } from './minutes.ts'

const fold = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
const signature =
  /^\s*(?:(?:Zapsala?|Zapisovatel(?:ka)?|Ověřila?|Ověřovatel(?:ka)?|Kontrolovala?|Zápis (?:připravil|ověřil|vyhotovil)a?|Příloh[ay])(?!\p{L})|Předsed(?:a|kyně)(?: komise| výboru)?\s*(?::|–|$))/u
const ending =
  /^\s*(?:Usnesení(?:[^.]{0,20}č\. ?[\d/]+)?\s*:?\s*$|Jednání (?:bylo )?ukončeno|Konec jednání|Termín (?:dalšího|příštího) jednání|(?:Aktuální )?přehled (?:plnění )?úkolů[^.]{0,60}:?$)(?!\p{L})/u
const voteLine =
  /^\s*(?:Hlasování\s*:|PŘÍTOMNO|PRO|PROTI|ZDRŽEL|NEHLASOVAL|VÝSLEDEK|\d+(?:\s+\d+){2,}|pro\s*:\s*\d)/u
const headLabel =
  /^\s*(?:Přítomn[iío]|Omluven[iío]?|Nepřítomn[iío]|Hosté|Host|Stálí hosté|Zapsala?|Zapisovatel(?:ka)?|Schválila?|Kontrolovala?|Termín|Datum|Místo|Prezence|Program)(?!\p{L})[^:]{0,25}:/u
const firstNumber = /^\s*1[.)]\s+\p{L}/u

/** The running text of a document: what belongs to an item by its heading, and what does not. */
export interface Course {
  /** For each item of the agenda, in its order */
  byItem: string[]
  rest: string
}

/**
 * The running text of the minutes: everything after the list of items that is neither a resolution, a task nor a vote,
 * up to the signatures. Where the items stand as headings, the text below each is its own; the recorder divides the rest.
 */
export function courseOf(minutes: Minutes, source: string): Course {
  const lines = source.split(/\r\n|[\n\r\f]/)
  const titles = (minutes.agenda ?? []).map(({ title }) => fold(title))
  const headings = headingsOf(lines, titles)
  const known = [...minutes.resolutions, ...minutes.tasks].map(({ text }) => fold(text)).filter(Boolean)
  const taken = takenLines(lines, known)
  const byItem: string[][] = titles.map(() => [])
  const rest: string[] = []
  let paragraphs = rest
  let open = false
  for (let at = headings.start; at < lines.length; at++) {
    const line = lines[at]!
    const heading = headings.items.get(at)
    if (heading !== undefined) {
      paragraphs = byItem[heading]!
      open = false
      continue
    }
    if (signature.test(line) && at > 0.6 * lines.length) break
    const text = line
      .replace(/\*{2,}/g, '')
      .replace(/[\s\u200b]+/g, ' ')
      .trim()
    const told = fold(text)
    if (told === '' || taken.has(at) || signature.test(line) || ending.test(line) || voteLine.test(line)) {
      open = false
      continue
    }
    if (open) paragraphs.push(`${paragraphs.pop() ?? ''} ${text}`)
    else paragraphs.push(text)
    open = true
  }
  return { byItem: byItem.map((one) => one.join('\n\n')), rest: rest.join('\n\n') }
}

/**
 * Lines that stand in a resolution or a task already. A sentence is taken whole or not at all: where a line runs on from
 * or into one that is not taken, it stays in the text too, for a torn sentence says something else.
 */
function takenLines(lines: readonly string[], known: readonly string[]): Set<number> {
  const told = lines.map(fold)
  const taken = new Set(
    lines.flatMap((_, at) => {
      const own = told[at]!
      return own !== '' &&
        known.some((one) => one.includes(own) || (own.includes(one) && one.length > 0.5 * own.length))
        ? [at]
        : []
    }),
  )
  const runsOn = (at: number) =>
    told[at] !== '' &&
    told[at + 1] !== undefined &&
    told[at + 1] !== '' &&
    !/[.!?:;]["”“)]?\s*$/u.test(lines[at]!)
  for (let changed = true; changed;) {
    changed = false
    for (const at of taken) {
      const torn =
        (runsOn(at) && !taken.has(at + 1) && /^\s*\p{Ll}/u.test(lines[at + 1]!)) ||
        (at > 0 && runsOn(at - 1) && !taken.has(at - 1) && /^\s*\p{Ll}/u.test(lines[at]!))
      if (torn) changed = taken.delete(at)
    }
  }
  return taken
}

interface Headings {
  /** The first line after the list of items, or after the head of a document without one */
  start: number
  /** Lines on which an item begins */
  items: Map<number, number>
}

/** A list of items stands together, and they may come again as headings; a document without a list has headings only. */
function headingsOf(lines: readonly string[], titles: readonly string[]): Headings {
  const told = lines.map(fold)
  // a title may run over to the next line, or be followed by the name of who presents it
  const isTitle = (at: number, title: string) =>
    title.length > 3 &&
    ((told[at]!.includes(title) && told[at]!.length <= title.length + 24) ||
      (told[at]!.length > 0.5 * title.length && title.startsWith(told[at]!.replace(/^\d+/, ''))))
  const items = new Map<number, number>()
  for (let at = 0; at < lines.length; at++) {
    const item = titles.findIndex((title) => isTitle(at, title))
    if (item >= 0) items.set(at, item)
  }
  const found = [...items.keys()]
  if (found.length === 0) return { start: afterHead(lines), items }
  let listed = 1
  while (listed < found.length && areNeighbours(told, titles, found[listed - 1]!, found[listed]!)) listed++
  // one title alone, or all of them with text between: they are headings, not a list
  if (listed < 2 && titles.length > 1) return { start: found[0]!, items }
  for (const at of found.slice(0, listed)) items.delete(at)
  return { start: found[listed - 1]! + 1, items }
}

/** Two items of a list are neighbours: between them stand only blank lines and what runs over from the title. */
const areNeighbours = (
  told: readonly string[],
  titles: readonly string[],
  from: number,
  to: number,
): boolean =>
  told.slice(from + 1, to).every((line) => line === '' || titles.some((title) => title.includes(line)))

/** Where the text begins in a document without any item: at its first number, else after the labels of its head, else after its title. */
function afterHead(lines: readonly string[]): number {
  const head = lines.slice(0, 60)
  const numbered = head.findIndex((line) => firstNumber.test(line))
  if (numbered >= 0) return numbered
  const last = head.findLastIndex((line) => headLabel.test(line))
  const blank = lines.findIndex((line, at) => at > Math.max(last, 0) && line.trim() === '')
  return blank < 0 || (last >= 0 && blank > last + 6) ? last + 1 : blank
}
