/** Two values of the same time of year, this year and the year before. */
export interface Pair {
  /** `2024-W05` or `2024-01` of this year */
  time: string
  now: number
  before: number
}

export type Verdict = 'grows' | 'falls' | 'steady' | 'unknown'

export interface Growth {
  verdict: Verdict
  /** Estimated change as a ratio (0.1 is +10 %); null without enough pairs */
  change: number | null
  /** Ends of the 95% interval of the change */
  low: number | null
  high: number | null
  /** Pairs that were compared */
  pairs: number
  /** Pairs left out as exceptional: an outage, a burst of bots */
  exceptional: string[]
}

interface Method {
  /** Fewer pairs say nothing */
  fewest: number
  /** Usual correlation of neighbouring pairs, and how much it weighs beside the estimate from the pairs themselves */
  usual: number
  weight: number
}

/** Weeks: half of what other series show, half of what this one does. Calibrated by simulation (growth.test.ts). */
export const weekly: Method = { fewest: 20, usual: 0.4, weight: 0.5 }
/** Months: too few to estimate the correlation, so it is assumed. */
export const monthly: Method = { fewest: 6, usual: 0.25, weight: 1 }

/** A change within ±10 % is no change worth a decision. */
export const equivalence = Math.log(1.1)
/** A change that is certainly within ±2 % is none, however certain its sign. */
const trifle = Math.log(1.02)

/**
 * Growth against the same time of the year before: mean of log-ratios without exceptional pairs, with an interval that knows
 * that neighbouring weeks resemble one another (AR(1)). "Steady" only when the 90% interval lies within ±10 % (two one-sided
 * tests), or the whole 95% interval within ±2 %; what neither grows nor falls nor is steady is unknown.
 */
export function growthOf(pairs: readonly Pair[], { fewest, usual, weight }: Method): Growth {
  const ratios = pairs
    .filter(({ now, before }) => now > 0 && before > 0)
    .map(({ time, now, before }) => ({ time, ratio: Math.log(now / before) }))
  const kept = withoutExceptional(ratios)
  const exceptional = ratios.filter((one) => !kept.includes(one)).map(({ time }) => time)
  const none = {
    verdict: 'unknown',
    change: null,
    low: null,
    high: null,
    pairs: kept.length,
    exceptional,
  } as const
  if (kept.length < fewest) return none
  const values = kept.map(({ ratio }) => ratio)
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const centred = values.map((value) => value - mean)
  const variance = centred.reduce((sum, value) => sum + value * value, 0) / (n - 1)
  const rho = Math.min(0.9, Math.max(0, weight * usual + (1 - weight) * estimatedCorrelation(centred)))
  const inflation = (1 + rho) / (1 - rho)
  const error = Math.sqrt((variance / n) * inflation)
  const freedom = Math.max(2, n / inflation - 1)
  const reach = (probability: number) => studentQuantile(probability, freedom) * error
  const [low, high] = [mean - reach(0.975), mean + reach(0.975)]
  const verdict: Verdict =
    Math.max(-low, high) < trifle
      ? 'steady'
      : low > 0
        ? 'grows'
        : high < 0
          ? 'falls'
          : Math.abs(mean) + reach(0.95) < equivalence
            ? 'steady'
            : 'unknown'
  return {
    verdict,
    change: Math.expm1(mean),
    low: Math.expm1(low),
    high: Math.expm1(high),
    pairs: n,
    exceptional,
  }
}

/**
 * Pairs further from the median than 3.5 robust deviations are exceptional (Hampel): an outage or a burst of bots weighs nothing.
 * At most a fifth of the pairs may be: more of them are not exceptions, they are how the platform behaves.
 */
function withoutExceptional<One extends { ratio: number }>(ratios: readonly One[]): One[] {
  const centre = median(ratios.map(({ ratio }) => ratio))
  const deviation = 1.4826 * median(ratios.map(({ ratio }) => Math.abs(ratio - centre)))
  if (deviation === 0) return [...ratios]
  const kept = ratios.filter(({ ratio }) => Math.abs(ratio - centre) <= 3.5 * deviation)
  return kept.length >= 0.8 * ratios.length ? kept : [...ratios]
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** Lag-1 correlation, corrected for its small-sample bias (Kendall 1954: −(1 + 3ρ)/n). */
function estimatedCorrelation(centred: readonly number[]): number {
  const n = centred.length
  const square = centred.reduce((sum, value) => sum + value * value, 0)
  if (square === 0) return 0
  const product = centred.slice(1).reduce((sum, value, at) => sum + value * centred[at]!, 0)
  const raw = product / square
  return raw + (1 + 3 * raw) / n
}

/** Quantile of Student's t by Hill's expansion from the normal quantile (Hill 1970, CACM 13, algorithm 396 in its asymptotic part). */
function studentQuantile(probability: number, freedom: number): number {
  const z = probability === 0.975 ? 1.959964 : 1.644854
  const [z2, f] = [z * z, freedom]
  return (
    z *
    (1 +
      (z2 + 1) / (4 * f) +
      (5 * z2 * z2 + 16 * z2 + 3) / (96 * f * f) +
      (3 * z2 ** 3 + 19 * z2 * z2 + 17 * z2 - 15) / (384 * f ** 3))
  )
}
