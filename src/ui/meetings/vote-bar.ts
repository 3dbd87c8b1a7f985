import type { Vote } from './types.ts'

type Option = 'for' | 'against' | 'abstain' | 'notVoting'
const options: readonly Option[] = ['for', 'against', 'abstain', 'notVoting']

export interface VoteBar {
  /** Stacked parts in percent of the width, each with its count */
  parts: { option: Option; count: number; from: number; width: number }[]
  /** Where the needed majority lies, in percent; null when it is unknown or beyond the bar */
  needed: number | null
}

/** The picture of a vote; null when no count is stated, for a picture must not show zeros that nobody wrote down. */
export function voteBar(vote: Pick<Vote, Option | 'present' | 'needed'>): VoteBar | null {
  const stated = options.flatMap((option) => (vote[option] ? [{ option, count: vote[option] }] : []))
  const cast = stated.reduce((sum, { count }) => sum + count, 0)
  if (cast === 0) return null
  const whole = Math.max(cast, vote.present ?? 0, vote.needed ?? 0)
  let from = 0
  const parts = stated.map(({ option, count }) => {
    const width = (count / whole) * 100
    const part = { option, count, from, width }
    from += width
    return part
  })
  return { parts, needed: vote.needed === null ? null : (vote.needed / whole) * 100 }
}
