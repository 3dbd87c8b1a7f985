/** A line of the document, cleaned, with its number for showing the passage that a field was read from. */
export interface Line {
  text: string
  number: number
}

export interface Source {
  lines: readonly Line[]
  /** Length of a full line, by which a wrapped line is told from a finished one */
  width: number
}

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g
const pageNumber = /^\s*\d{1,3}\s*$/

/** Splits text as extracted from a PDF or typed into lines without invisible characters, page numbers and emphasis marks. */
export function readSource(text: string): Source {
  const raw = text
    .normalize('NFC')
    .replace(invisible, ' ')
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ')
    .split(/\r\n|[\n\r\f\v]/)
  const lines = raw.map((line, index) => ({ text: clean(line), number: index + 1 }))
  const kept = lines.filter(({ text: line }, index) => !(pageNumber.test(line) && isPageBreak(lines, index)))
  const lengths = kept.map((line) => line.text.length).filter((length) => length > 20)
  lengths.sort((a, b) => a - b)
  return { lines: kept, width: lengths[Math.floor(lengths.length * 0.9)] ?? 80 }
}

function clean(line: string): string {
  if (/^[\s*_=]{3,}$/.test(line)) return '' // a ruled line
  return line
    .replace(/\*\*/g, '')
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim()
}

function isPageBreak(lines: readonly Line[], index: number): boolean {
  return (
    (lines[index - 1]?.text ?? '') === '' ||
    (lines[index + 1]?.text ?? '') === '' ||
    index === lines.length - 1
  )
}

/** Lines as one text: white space folded, words hyphenated at a line's end joined. */
export function joinLines(lines: readonly Line[]): string {
  return lines
    .map(({ text }) => text)
    .join('\n')
    .replace(/(\p{Ll})[-\u2010]\n(?=\p{Ll})/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}
