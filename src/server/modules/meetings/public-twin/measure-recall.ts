import { withoutMarks } from './mark-hidden.ts'
import { suggestHidden } from './suggest-hidden.ts'

interface Measured {
  /** Marked stretches that a suggestion covers whole, of all that are marked */
  recall: number
  /** Suggestions that touch something marked, of all suggestions */
  precision: number
  missed: string[]
}

/** Suggestions beside marks made by hand. */
export function recallOf(sentences: readonly string[]): Measured {
  let found = 0
  let marks = 0
  let right = 0
  let suggested = 0
  const missed: string[] = []
  for (const sentence of sentences) {
    const text = withoutMarks(sentence)
    const suggestions = suggestHidden(text)
    const stretches = [...sentence.matchAll(/⟦([^⟧]*)⟧/g)].map((mark, before) => {
      const from = mark.index - 2 * before
      return { from, to: from + mark[1]!.length }
    })
    marks += stretches.length
    suggested += suggestions.length
    right += suggestions.filter((one) =>
      stretches.some(({ from, to }) => one.from < to && from < one.to),
    ).length
    for (const stretch of stretches)
      if (covered(text, stretch, suggestions)) found++
      else missed.push(text.slice(stretch.from, stretch.to))
  }
  return { recall: found / marks, precision: right / suggested, missed }
}

/** All letters and digits of a stretch lie within suggestions. */
const covered = (
  text: string,
  { from, to }: { from: number; to: number },
  suggestions: readonly { from: number; to: number }[],
) =>
  [...text.slice(from, to)].every(
    (sign, at) =>
      !/[\p{L}\p{N}]/u.test(sign) || suggestions.some((one) => one.from <= from + at && from + at < one.to),
  )

/** Names that the labels of real documents list, wherever their text has them as they are listed. */
export function recallOfNames(documents: readonly { text: string; labels: Record<string, unknown> }[]): {
  recall: number
  names: number
} {
  let found = 0
  let names = 0
  for (const { text, labels } of documents) {
    const listed = ['present', 'excused', 'absent', 'guests', 'recorder', 'chair', 'verifiers'].flatMap(
      (field) => labels[field] ?? [],
    ) as string[]
    const suggestions = suggestHidden(text)
    for (const name of new Set(listed.filter((one) => /^\p{L}+\.?\s\p{L}+/u.test(one))))
      for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
        names++
        if (covered(text, { from: at, to: at + name.length }, suggestions)) found++
      }
  }
  return { recall: names === 0 ? 1 : found / names, names }
}
