import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { axeViolations } from '#tests/support/axe.ts'
import { openBrowser } from '#tests/support/browser.ts'
import { startServer, type RunningServer } from '#tests/support/server.ts'
import { signInAs } from '#tests/support/sign-in.ts'

let server: RunningServer
let browser: Browser
beforeAll(async () => {
  server = await startServer(['--demo'])
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

describe.each([
  { javaScriptEnabled: false, title: 'Prodej sazenic' },
  { javaScriptEnabled: true, title: 'Prodej semínek' },
])('life situations, JavaScript $javaScriptEnabled', ({ javaScriptEnabled, title }) => {
  test('from own words on the first page to the guide; an editor adds a guide, judges it, and the list tells it', async () => {
    const context = await browser.newContext({ javaScriptEnabled, bypassCSP: true })
    const page = await context.newPage()
    await page.goto(server.url)
    await page.getByRole('searchbox').fill('zemřel mi pejsek')
    await page.getByRole('button', { name: 'Hledat' }).click()
    await page.getByRole('link', { name: 'Místní poplatek ze psů' }).click()
    await page.getByRole('heading', { name: 'Co potřebujete' }).waitFor()
    if (javaScriptEnabled) {
      expect(await axeViolations(page)).toEqual([])
      await page.goto(`${server.url}/situace`)
      expect(await axeViolations(page)).toEqual([])
    }
    // nobody outside learns what editors doubt
    expect(await page.content()).not.toContain('Jistota údajů')

    await signInAs(page, server.url, 'Úřednice magistrátu')
    await page.goto(`${server.url}/urad/situace/nova`)
    await page.getByLabel('Název').fill(title)
    await page.getByLabel('Shrnutí').fill('Sazenice z městské zahrady na jaře.')
    await page.getByLabel('Stav').selectOption('published')
    await page.getByLabel('Obvykle trvá (dní)').fill('mnoho')
    await page.getByRole('button', { name: 'Uložit' }).click()
    await page.getByRole('alert').getByText('Obvykle trvá').waitFor()
    expect(await page.getByLabel('Název').inputValue()).toBe(title)
    await page.getByLabel('Obvykle trvá (dní)').fill('')
    await page.getByRole('button', { name: 'Uložit' }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    // what is opened before the scripts of the desk arrive, they would close again
    if (javaScriptEnabled)
      await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true')
    await page.getByText('Posoudit digitalizaci').first().click()
    await page.getByLabel('Úroveň').selectOption('3')
    await page.getByLabel('Kde', { exact: true }).fill('Zahradní portál')
    await page.getByLabel('Doklad', { exact: true }).fill('Vyzkoušeno v prohlížeči')
    await page.getByRole('button', { name: 'Posoudit digitalizaci' }).click()
    await page.getByText('Úroveň 3 ze 4').waitFor()
    if (javaScriptEnabled) expect(await axeViolations(page)).toEqual([])

    await page.goto(`${server.url}/situace/digitalizace`)
    const row = page.getByRole('row').filter({ hasText: title })
    expect(await row.innerText()).toContain('Zahradní portál')
    const csv = await page.request.get(`${server.url}/situace/digitalizace/situace.csv`)
    expect(await csv.text()).toContain(title)
    await context.close()
  })
})
