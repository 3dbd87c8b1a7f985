import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const installed = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * The system's Chromium, else the one from npm.
 * @throws Error that says how to get one
 */
export async function openBrowser(): Promise<Browser> {
  const found = installed.find((path) => path && existsSync(path))
  try {
    if (found) return await chromium.launch({ executablePath: found, args: quiet })
    const bundled = await import('@sparticuz/chromium')
    // Its own arguments are made for a serverless host: one process, which ends with its first
    // context, and a switched-off same-origin policy, with which journeys would prove less.
    return await chromium.launch({ executablePath: await bundled.default.executablePath(), args: quiet })
  } catch (error) {
    throw new Error(
      'No browser for the journeys. Install one (apt-get install chromium) or set CHROMIUM_PATH.',
      { cause: error },
    )
  }
}
