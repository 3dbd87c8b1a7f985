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
  report: '/organy/zastupitelstvo-mesta/zprava/2023',
  'sign-in': '/prihlaseni',
  design: '/design',
  embed: '/vlozit/jednani',
  missing: '/nic-takoveho',
}
const desk: Record<string, string> = {
  'desk-home': '/urad',
  'desk-plan': '/urad/jednani/nove',
  'desk-meeting': '/urad/jednani/komise-pro-smart-city/2023-7',
  'desk-edit': '/urad/jednani/komise-pro-smart-city/2023-12-12/zapis',
  'desk-preview': '/urad/jednani/komise-pro-smart-city/2023-12-12/nahled',
  'desk-files': '/urad/jednani/komise-pro-smart-city/2023-7/soubory',
  'desk-import': '/urad/import',
  'desk-bodies': '/urad/organy',
  'desk-body': '/urad/organy/komise-pro-smart-city',
  'desk-people': '/urad/lide',
  'desk-tasks': '/urad/ukoly',
  'desk-register': '/urad/spis',
  'desk-schedule': '/urad/plan',
  'desk-calendar': '/urad/kalendar',
  'desk-invitations': '/urad/jednani/komise-pro-smart-city/2023-12-12/pozvanky',
  'desk-live': '/urad/jednani/komise-pro-smart-city/2023-12-12/zive',
  'desk-screen': '/urad/jednani/komise-pro-smart-city/2023-12-12/platno',
  'desk-search': '/urad/hledat?text=rozpočet',
  'desk-report': '/urad/zprava/rada-mesta/2023',
  'desk-people-rows': '/urad/lide?upravit=1',
  'desk-person': '/urad/lide/nova',
  'desk-audit': '/urad/evidence',
  'desk-operation': '/urad/provoz',
  'desk-account': '/urad/ucet',
}
const only = process.argv[2]

mkdirSync('shots', { recursive: true })
const browser = await openBrowser()
for (const width of [1280, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
    const shoot = async (all: Record<string, string>) => {
      for (const [name, path] of Object.entries(all)) {
        if (only && !name.startsWith(only)) continue
        await page.goto(base + path)
        await page.screenshot({ path: `shots/${name}-${width}-${colorScheme}.png`, fullPage: true })
      }
    }
    await shoot(pages)
    await page.goto(`${base}/prihlaseni`)
    await page.getByRole('button', { name: 'Správce' }).click()
    await page.waitForURL('**/urad')
    await shoot(desk)
    await page.close()
  }
}
await browser.close()
