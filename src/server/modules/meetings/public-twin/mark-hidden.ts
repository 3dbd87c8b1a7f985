import type { Suggestion } from './suggest-hidden.ts'

/** Puts marks around stretches of a text. */
export function markHidden(text: string, stretches: readonly Pick<Suggestion, 'from' | 'to'>[]): string {
  let marked = text
  for (const { from, to } of [...stretches].sort((a, b) => b.from - a.from))
    marked = `${marked.slice(0, from)}⟦${marked.slice(from, to)}⟧${marked.slice(to)}`
  return marked
}

/** The whole text without its marks, as the full record prints it. */
export const withoutMarks = (text: string): string => text.replace(/[⟦⟧]/g, '')
