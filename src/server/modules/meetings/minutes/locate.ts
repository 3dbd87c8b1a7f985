/** A stretch of the source: number of its first line, and its words. */
export interface Passage {
  line: number
  text: string
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const tokens = (text: string) => fold(text).match(/[\p{L}\d]{2,}|\d/gu) ?? []

/** Finds the line of a source from which a value was read: the one that holds most of its words, days also as `12. 12. 2023`. */
export function locate(source: string): (value: string) => Passage | null {
  const lines = source.split(/\r\n|[\n\r\f]/)
  const bags = lines.map((line, index) => new Set(tokens(`${line} ${lines[index + 1] ?? ''}`)))
  const own = lines.map((line) => new Set(tokens(line)))
  return (value) => {
    const wanted = value
      .split(' | ')
      .flatMap((part) => tokens(spelled(part)))
      .slice(0, 24)
    if (wanted.length === 0) return null
    let best = -1
    let most = 0
    for (const [index, bag] of bags.entries()) {
      const score =
        wanted.filter((word) => bag.has(word)).length + wanted.filter((word) => own[index]!.has(word)).length
      if (score > most) {
        best = index
        most = score
      }
    }
    return best < 0 || most < wanted.length
      ? null
      : { line: best + 1, text: lines[best]!.trim().slice(0, 200) }
  }
}

/** The first line that holds the counts of a vote in their order; at least two of them have to be stated. */
export function voteRow(source: string, counts: readonly (number | null | undefined)[]): Passage | null {
  const stated = counts.filter((count) => count !== null && count !== undefined)
  if (stated.length < 2) return null
  const row = new RegExp(stated.map((count) => `(?<!\\d)${count}(?!\\d)`).join('\\D{1,40}'), 'u')
  const lines = source.split(/\r\n|[\n\r\f]/)
  const at = lines.findIndex((line) => row.test(line))
  return at < 0 ? null : { line: at + 1, text: lines[at]!.trim().slice(0, 200) }
}

/** A day or a time in the figures of a document. */
function spelled(value: string): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  if (day) return `${Number(day[3])} ${Number(day[2])}`
  const time = /^(\d{2}):(\d{2})$/.exec(value)
  return time ? (time[2] === '00' ? String(Number(time[1])) : `${Number(time[1])} ${time[2]}`) : value
}
