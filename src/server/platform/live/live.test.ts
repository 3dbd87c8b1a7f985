import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { inTransaction } from '../database/transaction.ts'
import { system } from '../actor/actor.ts'
import { announce, announceSoon, listen, openLive } from './live.ts'

const { url } = await freshDatabase()
const close = await openLive(url)
afterAll(close)

const heard = () =>
  new Promise<number>((resolve) => {
    const from = performance.now()
    const stop = listen('zkouška', () => {
      stop()
      resolve(performance.now() - from)
    })
  })

test('what is announced with a transaction is heard when it commits', async () => {
  let told = false
  const listening = heard().then(() => (told = true))
  await inTransaction(system(), async ({ db }) => {
    await announce(db, 'zkouška')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(told).toBe(false)
  })
  await listening
})

test('many hints at once wake a listener once now and once afterwards', async () => {
  await new Promise((resolve) => setTimeout(resolve, 300))
  let woken = 0
  const stop = listen('zkouška', () => woken++)
  for (let i = 0; i < 20; i++) await inTransaction(system(), ({ db }) => announce(db, 'zkouška'))
  announceSoon('zkouška')
  announceSoon('zkouška')
  await new Promise((resolve) => setTimeout(resolve, 600))
  stop()
  expect(woken).toBeGreaterThanOrEqual(2)
  expect(woken).toBeLessThan(8)
})
