import { expect, test } from 'vitest'
import { axeViolations } from '#tests/support/axe.ts'
import { withDemo } from '#tests/support/demo.ts'
import { startServer } from '#tests/support/server.ts'

const demo = withDemo()

const pages = [
  '/',
  '/jednani',
  '/jednani?text=nicnenajdeme',
  '/jednani/komise-pro-smart-city/2023-7',
  '/en/jednani/rada-mesta/2023-3',
  '/hledat?text=tramvaj',
  '/usneseni',
  '/ukoly?stav=open',
  '/organy',
  '/organy/komise-pro-smart-city',
  '/en/usneseni',
  '/vlozit/jednani?organ=rada-mesta',
  '/design',
  '/chybi',
]

test('every public page is clean for axe, in light and dark, wide and narrow, and never scrolls sideways', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await demo.browser.newPage({
      viewport: { width: colorScheme === 'dark' ? 320 : 1280, height: 800 },
      colorScheme,
      bypassCSP: true,
    })
    for (const path of pages) {
      await page.goto(demo.server.url + path)
      expect(await axeViolations(page), path).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        path,
      ).toBeLessThanOrEqual(0)
    }
    await page.close()
  }
}, 120_000)

test('without JavaScript a citizen finds the meeting by its text and reads votes and tasks', async () => {
  const page = await demo.browser.newPage({ javaScriptEnabled: false })
  await page.goto(demo.server.url)
  await page.getByLabel('Hledat v životních situacích a v jednáních').fill('webmaster')
  await page.getByRole('button', { name: 'Hledat' }).click()
  await page.getByRole('link', { name: '7. jednání – Komise pro Smart City' }).first().click()
  expect(await page.getByRole('table').first().innerText()).toMatch(/4\s+4\s+0\s+0\s+0\s+Přijato/)
  expect(await page.getByText('Trvá').count()).toBe(1)
  expect(
    await page
      .getByRole('link', { name: /12\.\s12\.\s2023/ })
      .first()
      .getAttribute('href'),
  ).toBe('/jednani/komise-pro-smart-city/2023-12-12')
  await page.close()
})

test('public pages carry no script and forbid any', async () => {
  for (const path of pages) {
    const answer = await fetch(demo.server.url + path)
    expect(answer.headers.get('content-security-policy'), path).toContain(`script-src 'none'`)
    expect(await answer.text(), path).not.toMatch(/<script(?![^>]*type="application\/ld\+json")|\sstyle=/)
  }
})

test('only the embed may be framed by other sites, and it sets no cookie', async () => {
  const embed = await fetch(`${demo.server.url}/vlozit/jednani?organ=rada-mesta&pocet=3`)
  expect(embed.headers.get('content-security-policy')).toContain('frame-ancestors *')
  expect(embed.headers.get('x-frame-options')).toBeNull()
  expect(embed.headers.get('set-cookie')).toBeNull()
  expect((await embed.text()).match(/<time/g)).toHaveLength(3)
  expect((await fetch(demo.server.url)).headers.get('content-security-policy')).toContain(
    "frame-ancestors 'none'",
  )
})

test('a foreign host, forged proxy headers and foreign forms are refused', async () => {
  const { port } = new URL(demo.server.url)
  const foreign = await fetch(`http://localhost:${port}/`)
  expect(foreign.status).toBe(421)
  const odd = await fetch(`${demo.server.url}/prihlaseni?/heslo`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', origin: demo.server.url },
    body: 'x',
  })
  expect(odd.status).toBe(415)
  const damaged = await fetch(`${demo.server.url}/situace/poplatek-ze-psu/tyka-se-me`, {
    method: 'POST',
    headers: {
      'content-type': 'multipart/form-data; boundary=x',
      origin: demo.server.url,
      accept: 'text/html',
    },
    body: 'no part at all',
  })
  expect(damaged.status).toBe(400)
  expect(await damaged.text()).toContain('Formulář přišel poškozený')
  const forged = await fetch(`${demo.server.url}/jednani`, {
    headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  })
  expect(forged.headers.get('strict-transport-security')).toBeNull()
})

test('the demo database is refused by production, which starts nothing on it', async () => {
  const other = await startServer(['--demo'])
  const { dataDir } = other
  other.process.kill('SIGTERM')
  await new Promise((done) => other.process.once('exit', done))
  await expect(startServer([], { DATA_DIR: dataDir })).rejects.toThrow('založila ukázka')
  await other.stop()
})
