import { word } from './question.ts'

/** A passage of a text, in pieces; those that match are marked. */
export type Passage = { text: string; hit: boolean }[]

const before = 60
const after = 180

/** The first passage of a text in which a word asked for stands, else its beginning. */
export function passageOf(body: string, asks: (found: string) => boolean): Passage {
  const found = [...body.matchAll(word)].find((match) => asks(match[0]))
  const from = Math.max(0, (found?.index ?? 0) - before)
  const start = from === 0 ? 0 : body.indexOf(' ', from) + 1
  const shown = body.slice(start, start + before + after)
  const pieces: Passage = []
  let at = 0
  for (const match of shown.matchAll(word)) {
    if (!asks(match[0])) continue
    if (match.index > at) pieces.push({ text: shown.slice(at, match.index), hit: false })
    pieces.push({ text: match[0], hit: true })
    at = match.index + match[0].length
  }
  if (at < shown.length) pieces.push({ text: shown.slice(at), hit: false })
  return start > 0 ? [{ text: '… ', hit: false }, ...pieces] : pieces
}
