import type { Source } from './source.ts'

const header = /^program(?![\p{L}])(?! bude)(?<rest>[^:]{0,60}):?\s*(?<first>.*)$/iu
const numbered = /^(?<number>\d{1,2})(?:\s?[.)/|}]+)\s*(?!\d{1,2}\.\s?\d{2,4})(?<title>.*)$/u
const bullet = /^[-–•➢]\s*(?<title>.*)$/u
const ending =
  /^(?:usnesení|průběh|zápis|přítomno|hlasování|ad ?\.? ?\d|\*{4}|neoficiální|pro:|jednání (?:zahájil|bylo))/iu

type Programme = { number: string | null; title: string }[]

/** The numbered list under "Program"; null when no list stands there. A programme near the end is the next meeting's. */
export function readAgenda(source: Source): Programme | null {
  const { lines, width } = source
  for (const [at, line] of lines.entries()) {
    const match = header.exec(line.text)
    if (!match || /programu|schvál/iu.test(line.text.slice(0, 30)) || belongsToNext(source, at)) continue
    const items = readList(source, at + 1, width)
    if (items.length > 0) return items
  }
  return null
}

function belongsToNext({ lines }: Source, at: number): boolean {
  const before = lines
    .slice(Math.max(0, at - 4), at)
    .map(({ text }) => text)
    .join(' ')
  return /(?:příští|další) (?:jednání|zasedání|schůze|termín)|svoláno další/iu.test(before)
}

function readList({ lines }: Source, from: number, width: number): Programme {
  const items: Programme = []
  let bullets = 0
  let gap = 0
  for (let i = from; i < lines.length; i++) {
    const { text } = lines[i]!
    if (text === '') continue
    const entry = numbered.exec(text)
    if (entry && entry.groups!['title'] !== '') {
      const number = Number(entry.groups!['number'])
      if (number !== items.length + 1) break
      items.push({ number: String(number), title: entry.groups!['title']! })
      gap = 0
    } else if (ending.test(text)) break
    else if (items.length === 0) {
      const mark = bullet.exec(text)
      if (mark) bullets++
      if (mark?.groups!['title']) return [{ number: null, title: mark.groups!['title'] }]
      if (!mark && bullets > 0) return [{ number: null, title: text }]
      if (!mark && ++gap > 1) break
    } else if (gap === 0 && continues(lines[i - 1]!.text, text, width)) items.at(-1)!.title += ` ${text}`
    else if (!comesLater(lines, i, items.length + 1) || ++gap > 14) break
  }
  return items.map(({ number, title }) => ({ number, title: title.replace(/\s+/g, ' ').trim() }))
}

function continues(before: string, text: string, width: number): boolean {
  if (before === '' || bullet.test(text)) return false
  return (
    /^[\p{Ll}(„\d]/u.test(text) ||
    /(?:[,–-]|\s(?:a|v|z|s|k|o|na|do|pro))$/u.test(before) ||
    before.length > width * 0.92
  )
}

const comesLater = (lines: Source['lines'], at: number, number: number) =>
  lines.slice(at, at + 14).some(({ text }) => Number(numbered.exec(text)?.groups?.['number']) === number)
