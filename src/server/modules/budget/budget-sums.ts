import type { Side, Stage } from '../../../shared/budget/words.ts'
import { districtItems, isInner } from './consolidation.ts'

type Amounts = Record<Stage, number | null>
interface Summed extends Amounts {
  side: Side
  polozka: string
}

/** Sum of one stage of one side after consolidation, haléře; null when no line states the stage. */
export function sumLines(lines: readonly Summed[], side: Side, stage: Stage): number | null {
  let sum: number | null = null
  for (const line of lines) {
    const amount = line[stage]
    if (line.side !== side || amount === null || isInner(line.polozka)) continue
    sum = (sum ?? 0) + amount
  }
  if (sum !== null && !Number.isSafeInteger(sum)) throw new RangeError('A sum beyond the safe integers')
  return sum
}

/** What stays between a city and its districts after their transfers are left out; 0 or null when there are none. */
export function districtDifference(lines: readonly Summed[], stage: Stage): number | null {
  const of = (polozka: string) =>
    lines
      .filter((line) => line.polozka === polozka && line[stage] !== null)
      .reduce((sum, line) => sum + (line[stage] ?? 0), 0)
  const [income, expenditure] = [of(districtItems.income), of(districtItems.expenditure)]
  return income === 0 && expenditure === 0 ? null : income - expenditure
}
