import type { Source } from './source.ts'

/** A stretch of the document's running text: a paragraph, a bullet, a heading, a line of a vote. */
export interface Block {
  text: string
  /** Numbers of its first and last line */
  from: number
  to: number
  heading: boolean
  /** An empty line stands before it */
  apart: boolean
}

const opens =
  /^(?:\d{1,2}(?:\.\d{1,2})?[.)/|}](?!\d)|ad ?\.? ?\d|[-–•➢o]\s|[a-e]\)|hlasování|výsled(?:ek|ky) hlasování|pro ?:|pro ?\d|proti ?:|zdržel\p{L}* se|závěr ?[-–]|diskuse|komentář|úkol (?:pro|č)|jednomysln|přítomno:?(?:\s|$)|poznámka)/iu
const opensDecision = /^(?:(?:Přijaté|Nepřijaté|Návrh) usnesení|Usnesení|USNESENÍ)(?![\p{L}])/u
const heading = /^(?:\d{1,2}(?:\.\d{1,2})?[.)/|}]\.?\s*|ad ?\.? ?\d[.)/]*\s*)\p{L}/iu
const labelLine =
  /^(?:zapsal|zapisovatel|ověřil|schválil|zápis (?:schválil|ověřil)|příští jednání|termín dalšího|v \p{Lu}\p{Ll}+ (?:\p{Lu}\p{Ll}+ )?dne)/iu

/** Running text from the first line after the head to the last before the signatures, cut into blocks. */
export function readCourse(source: Source, from: number): Block[] {
  const blocks: Block[] = []
  let open: Block | null = null
  let apart = true
  const isFull = (text: string) => text.length > source.width * 0.6
  for (const { text, number } of source.lines) {
    if (number < from) continue
    if (text === '') {
      apart = true
      // a page break in the middle of a sentence is not the end of its paragraph
      if (open && (/[.:!?)]$/.test(open.text) || !isFull(lastLine(open)))) open = null
      continue
    }
    const cutOff = open !== null && /[–,-]$/.test(lastLine(open)) && /^(?:pro|se) ?\d/iu.test(text)
    const begins = !cutOff && (opens.test(text) || opensDecision.test(text) || labelLine.test(text))
    if (open && !begins && !(open.heading && /^\p{Lu}/u.test(text) && !isFull(lastLine(open)))) {
      open.text = `${open.text}\n${text}`
      open.to = number
    } else {
      open = { text, from: number, to: number, heading: heading.test(text), apart }
      blocks.push(open)
    }
    apart = false
  }
  return blocks.map((block) => ({ ...block, text: block.text.replace(/(\p{Ll})-\n(?=\p{Ll})/gu, '$1') }))
}

const lastLine = (block: Block) => block.text.split('\n').at(-1)!

const abbreviation =
  /(?:^|[\s(„])(?:\p{L}|\p{L}{1,2}|např|tzv|tj|atd|apod|resp|popř|cca|tis|mil|mld|ing|mgr|bc|mudr|judr|phdr|arch|doc|prof|čl|odst|písm|vč|viz|pí|sl|st|ul|nám|obj|prac|odb|hod|max|min|ev|mj|dr|vl|fr|sb|pol|str|č|tj|energet|veř|org|p\.o|z\.s|s\.r\.o)$/iu

const opensAct = /^\s+(?:Komise|Výbor|Členové|Všichni|Přítomn|Usnesení|Hlasování)/u

/** Sentences of a block. Abbreviations, dates and ordinals do not end one; a short line before a capital letter does. */
export function sentences(text: string): string[] {
  return stretches(text).flatMap((stretch) => {
    const found: string[] = []
    let from = 0
    for (const match of stretch.matchAll(/[.!?](?=["“”)]?\s+["„(]?[\p{Lu}\d])/gu)) {
      const before = stretch.slice(from, match.index)
      const act = opensAct.test(stretch.slice(match.index + 1)) && /\p{L}$/u.test(before)
      if (
        match[0] === '.' &&
        !act &&
        (abbreviation.test(before) || /(?<!\d{4})(?:^|[\s(])\d{1,2}$/u.test(before))
      )
        continue
      found.push(stretch.slice(from, match.index + 1).trim())
      from = match.index + 1
    }
    found.push(stretch.slice(from).trim())
    return found.filter((sentence) => sentence.length > 2)
  })
}

/** Lines that run on joined; a line much shorter than the others ends its stretch when a capital letter follows. */
function stretches(text: string): string[] {
  const lines = text.split('\n')
  const longest = Math.max(...lines.map((line) => line.length))
  const joined = [lines[0]!]
  for (const [index, line] of lines.slice(1).entries()) {
    const before = lines[index]!
    const ends = before.length < longest * 0.75 && /^\p{Lu}/u.test(line) && !/[,–-]$/.test(before)
    if (ends || (opensAct.test(` ${line}`) && before.length < longest * 0.9)) joined.push(line)
    else joined[joined.length - 1] += ` ${line}`
  }
  return joined.map((stretch) => stretch.replace(/\s+/g, ' ').trim())
}
