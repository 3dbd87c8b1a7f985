import { expect, test } from 'vitest'
import { platformGrowth, type Annotation } from './platform-growth.ts'

/** Two years of typed months, the second a tenth above the first, until a month of the third. */
const months = ['2023', '2024', '2025'].flatMap((year, at) =>
  Array.from({ length: year === '2025' ? 3 : 12 }, (_, month) => ({
    metric: 'visits' as const,
    month: `${year}-${String(month + 1).padStart(2, '0')}-01`,
    value: Math.round(10_000 * 1.1 ** at * (1 + (month % 3) / 100)),
  })),
)
const outage = (startsOn: string, endsOn: string): Annotation => ({
  kind: 'outage',
  startsOn,
  endsOn,
  text: 'porucha',
})

test('a month that still runs is not compared with a whole one', () => {
  const half = months.map((one) => (one.month === '2025-03-01' ? { ...one, value: 400 } : one))
  const running = platformGrowth([], half, [], '2025-03-15')!
  expect(running.times.at(-1)).toBe('2025-02')
  expect(running).toMatchObject({ grain: 'month', pairs: 12, verdict: 'grows', exceptional: [] })
  expect(platformGrowth([], months, [], '2025-03-31')!.times.at(-1)).toBe('2025-03')
})

test('months touched by an outage of this year or of the year before are left out and named', () => {
  const growth = platformGrowth(
    [],
    months,
    [outage('2024-06-30', '2024-07-01'), outage('2023-10-10', '2023-10-10')],
    '2024-12-31',
  )!
  expect(growth).toMatchObject({ pairs: 9, outages: ['2024-06', '2024-07', '2024-10'], missing: [] })
  expect(growth.change).toBeCloseTo(0.1, 2)
})

test('a month without a figure is missing, not zero; a change of method gives no verdict', () => {
  const gap = months.filter(({ month }) => month !== '2024-05-01')
  expect(platformGrowth([], gap, [], '2024-12-31')).toMatchObject({ missing: ['2024-05'], pairs: 11 })
  const method: Annotation = {
    kind: 'method',
    startsOn: '2024-03-01',
    endsOn: '2024-03-01',
    text: 'nový nástroj',
  }
  expect(platformGrowth([], months, [method], '2024-12-31')).toMatchObject({
    methodChanged: 'nový nástroj',
    verdict: 'unknown',
    change: null,
  })
})
