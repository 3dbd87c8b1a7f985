import { expect, test } from 'vitest'
import { orderPriorities } from './order-priorities.ts'

const places = (
  rows: Awaited<ReturnType<typeof orderPriorities>>,
  key: 'place' | 'bordaPlace' | 'schulzePlace',
) => Object.fromEntries(rows.map((row) => [row.option, row[key]]))

test('priorities stand by the mean place; ties share a place, options left out share what is left', async () => {
  const rows = await orderPriorities(
    ['portál', 'data', 'web', 'mapa'],
    [{ portál: 1, data: 2, web: 3, mapa: 4 }, { portál: 1, data: 1, web: 2 }, { data: 1 }],
  )
  expect(rows.map(({ option, place, mean }) => [option, place, Number(mean.toFixed(3))])).toEqual([
    ['data', 1, 1.5],
    ['portál', 2, 1.833],
    ['web', 3, 3],
    ['mapa', 4, 3.667],
  ])
  expect(rows.map(({ option, first }) => [option, first])).toEqual([
    ['data', 2],
    ['portál', 2],
    ['web', 0],
    ['mapa', 0],
  ])
  expect(await orderPriorities(['a', 'b'], [])).toEqual([])
})

// Source: the example of 45 voters in M. Schulze, A new monotonic, clone-independent, reversal symmetric, and
// Condorcet-consistent single-winner election method (2011), section 3.1 has the winner e before a, c, b, d
test('Schulze and Borda give what the published example has', async () => {
  const orders = (
    [
      [5, 'acbed'],
      [5, 'adecb'],
      [8, 'bedac'],
      [3, 'cabed'],
      [7, 'caebd'],
      [2, 'cbade'],
      [7, 'dceba'],
      [8, 'ebadc'],
    ] as const
  ).flatMap(([count, order]) =>
    Array.from({ length: count }, () =>
      Object.fromEntries([...order].map((option, index) => [option, index + 1])),
    ),
  )
  const rows = await orderPriorities(['a', 'b', 'c', 'd', 'e'], orders)
  expect(places(rows, 'schulzePlace')).toEqual({ e: 1, a: 2, c: 3, b: 4, d: 5 })
  // counted by hand: points for every option put before
  const borda = (option: string) =>
    orders.reduce(
      (sum, order) => sum + Object.values(order).filter((place) => place > order[option]!).length,
      0,
    )
  for (const row of rows) expect(row.borda).toBe(borda(row.option))
  expect(places(rows, 'bordaPlace')).toEqual(places(rows, 'place'))
})

test('stability says how far one person can move an option', async () => {
  const two = await orderPriorities(
    ['a', 'b'],
    [
      { a: 1, b: 2 },
      { b: 1, a: 2 },
      { a: 1, b: 2 },
    ],
  )
  expect(two.map(({ option, place, best, worst }) => [option, place, best, worst])).toEqual([
    ['a', 1, 1, 1],
    ['b', 2, 1, 2],
  ])
})
