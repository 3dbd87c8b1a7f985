import { expect, test } from 'vitest'
import { growthOf, monthly, weekly, type Pair } from './growth.ts'

/** A generator that gives the same numbers each time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Series {
  /** Logarithm of the growth from year to year */
  growth: number
  rho?: number
  bursts?: number
  outages?: number
}

/** Two years of weeks: AR(1) with SD 0.10 around a season, with outage weeks and bursts of bots at random places. */
function simulate(random: () => number, { growth, rho = 0.4, bursts = 3, outages = 2 }: Series): Pair[] {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  let noise = 0.1 * normal()
  const weeks = Array.from({ length: 104 }, (_, week) => {
    noise = rho * noise + Math.sqrt(1 - rho * rho) * 0.1 * normal()
    return 5000 * Math.exp(0.3 * Math.sin((2 * Math.PI * week) / 52) + (growth * week) / 52 + noise)
  })
  const place = () => Math.floor(random() * 104)
  for (let outage = 0; outage < outages; outage++) weeks[place()]! *= 0.3
  // bots come this year, which is what would turn a fall into growth
  for (let burst = 0; burst < bursts; burst++) weeks[52 + Math.floor(random() * 52)]! *= 2 + 3 * random()
  return weeks.slice(52).map((now, week) => ({ time: `2025-W${week + 1}`, now, before: weeks[week]! }))
}

const share = (runs: number, series: Series, verdict: string, seed = 1) => {
  const random = numbers(seed)
  let found = 0
  for (let run = 0; run < runs; run++)
    if (growthOf(simulate(random, series), weekly).verdict === verdict) found++
  return found / runs
}

test('without growth at most one in twenty is called growth, also when weeks resemble one another more or less', () => {
  for (const rho of [0, 0.2, 0.4, 0.6])
    expect(share(4000, { growth: 0, rho }, 'grows'), `ρ = ${rho}`).toBeLessThanOrEqual(0.05)
})

test('ten per cent a year is found in at least four of five', () => {
  expect(share(4000, { growth: Math.log(1.1) }, 'grows')).toBeGreaterThanOrEqual(0.8)
})

test('bursts of bots do not turn a fall into growth, nor hide it', () => {
  expect(share(4000, { growth: Math.log(0.9) }, 'grows')).toBe(0)
  expect(share(4000, { growth: Math.log(0.9) }, 'falls')).toBeGreaterThanOrEqual(0.8)
})

test('the interval holds the true change as often as it says', () => {
  const random = numbers(7)
  let held = 0
  for (let run = 0; run < 4000; run++) {
    const { low, high } = growthOf(simulate(random, { growth: 0.05, bursts: 0, outages: 0 }), weekly)
    if (low! <= Math.expm1(0.05) && high! >= Math.expm1(0.05)) held++
  }
  expect(held / 4000).toBeGreaterThanOrEqual(0.94)
})

test('steady is said only after the test of equivalence, and not of a change that matters', () => {
  expect(share(2000, { growth: 0, bursts: 0, outages: 0 }, 'steady')).toBeGreaterThan(0.5)
  expect(share(2000, { growth: Math.log(1.1), bursts: 0, outages: 0 }, 'steady')).toBeLessThanOrEqual(0.05)
})

test('months have their own method: few false alarms, and nothing from fewer than six', () => {
  const random = numbers(3)
  let alarms = 0
  for (let run = 0; run < 4000; run++) {
    const weeks = simulate(random, { growth: 0, bursts: 0, outages: 0 })
    const months = Array.from({ length: 12 }, (_, month) => {
      const own = weeks.slice(Math.floor(month * 4.33), Math.floor((month + 1) * 4.33))
      const sum = (of: (pair: Pair) => number) => own.reduce((total, pair) => total + of(pair), 0)
      return { time: `2025-${month + 1}`, now: sum(({ now }) => now), before: sum(({ before }) => before) }
    })
    if (growthOf(months, monthly).verdict === 'grows') alarms++
  }
  expect(alarms / 4000).toBeLessThanOrEqual(0.05)
  const few = simulate(random, { growth: 1 }).slice(0, 5)
  expect(growthOf(few, monthly)).toMatchObject({ verdict: 'unknown', change: null, pairs: 5 })
})

test('exceptional weeks are named', () => {
  const weeks = Array.from({ length: 52 }, (_, week) => ({
    time: `2025-W${week + 1}`,
    now: 1000 + (week % 7),
    before: 1000 + (week % 5),
  }))
  weeks[10]!.now = 9000
  expect(growthOf(weeks, weekly)).toMatchObject({ exceptional: ['2025-W11'], verdict: 'steady' })
})
