// Pictures of every page at two widths, light and dark, into ./shots: `npm run shots` beside a running demo.
import { mkdirSync } from 'node:fs'
import { openBrowser } from '../tests/support/browser.ts'

const base = process.env['PUBLIC_URL'] ?? 'http://localhost:3000'
const pages: Record<string, string> = {
  home: '/',
  meetings: '/jednani',
  'meetings-none': '/jednani?text=nicnenajdeme',
  meeting: '/jednani/komise-pro-smart-city/2023-7',
  'meeting-planned': '/jednani/komise-pro-smart-city/2023-12-12',
  'meeting-en': '/en/jednani/zastupitelstvo-mesta/2023-1',
  search: '/hledat?text=rozpočet',
  resolutions: '/usneseni',
  tasks: '/ukoly',
  bodies: '/organy',
  body: '/organy/komise-pro-smart-city',
  'sign-in': '/prihlaseni',
  design: '/design',
  embed: '/vlozit/jednani',
  missing: '/nic-takoveho',
}
const only = process.argv[2]

mkdirSync('shots', { recursive: true })
const browser = await openBrowser()
for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
    for (const [name, path] of Object.entries(pages)) {
      if (only && !name.startsWith(only)) continue
      await page.goto(base + path)
      await page.screenshot({ path: `shots/${name}-${width}-${colorScheme}.png`, fullPage: true })
    }
    await page.close()
  }
}
await browser.close()
