import { diff3Merge, diffComm } from 'node-diff3'

/** Words, spaces and signs, each a piece of its own: their joining gives the text back. */
const pieces = (text: string): string[] => text.match(/[\p{L}\p{N}]+|\s+|./gsu) ?? []

export interface WordingChange {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** How one wording becomes another, piece by piece: what stays, what goes, what comes. */
export function compareWording(before: string, after: string): WordingChange[] {
  return diffComm(pieces(before), pieces(after)).flatMap((chunk): WordingChange[] =>
    chunk.common !== undefined
      ? [{ kind: 'same', text: chunk.common.join('') }]
      : [
          { kind: 'removed' as const, text: chunk.buffer1.join('') },
          { kind: 'added' as const, text: chunk.buffer2.join('') },
        ].filter(({ text }) => text !== ''),
  )
}

/**
 * A change of wording made on a text that may have moved on since.
 * @returns the text with the change in it; null when both changed the same place differently
 */
export function mergeWording(before: string, after: string, standing: string): string | null {
  if (standing === before) return after
  const regions = diff3Merge(pieces(standing), pieces(before), pieces(after), { excludeFalseConflicts: true })
  if (regions.some((region) => region.conflict !== undefined)) return null
  return regions.flatMap((region) => region.ok ?? []).join('')
}
