import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser } from './browser.ts'
import { startServer, type RunningServer } from './server.ts'

/** The demo and a browser for the length of a test file. */
export function withDemo(): { server: RunningServer; browser: Browser } {
  const demo = {} as { server: RunningServer; browser: Browser }
  beforeAll(async () => {
    demo.server = await startServer(['--demo'])
    demo.browser = await openBrowser()
  }, 120_000)
  afterAll(async () => {
    await demo.browser?.close()
    await demo.server?.stop()
  })
  return demo
}
