import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeViolations } from '#tests/support/axe.ts'
import { withDemo } from '#tests/support/demo.ts'
import { signInAs } from '#tests/support/sign-in.ts'

const demo = withDemo()

/** Minutes of the layout of the commission's document, invented. */
const sample = `Zápis z 3. jednání komise pro Smart City dne 5. 9. 2023

Přítomni členové: Ing. A. Nová, B. Starý, Mgr. C. Malá,

Omluven: D. Velký

Stálí hosté: E. Host

(komise je usnášení schopná)

Program jednání:

1/ Přijetí navrženého programu jednání dle pozvánky.

PŘÍTOMNO:\tPRO:\tPROTI:\tZDRŽEL SE:\tNEHLASOVAL:\tVÝSLEDEK:
3\t3\t0\t0\t0\tPřijato

Úkol pro garanta komise – náměstka: Připravit přehled senzorů ve městě. **Do komise dne 3.10.**

Říjnové jednání komise se bude konat dne 3.10. 2023 v zasedací místnosti č. 209 od 15:00 hodin.

Zapsala: F. Zapisovatelka
`
const own = '../shared/seed/01.txt'

const signIn = (page: Page, account: string) => signInAs(page, demo.server.url, account)

describe.each([
  { javaScript: false, body: 'komise-pro-smart-city' },
  { javaScript: true, body: 'komise-pro-smart-city' },
])('import, review, publish with JavaScript $javaScript', ({ javaScript }) => {
  let context: BrowserContext
  beforeAll(async () => {
    context = await demo.browser.newContext({
      javaScriptEnabled: javaScript,
      bypassCSP: true,
      viewport: { width: 1280, height: 900 },
    })
  })
  afterAll(() => context?.close())

  test('the secretary reads old minutes, checks them and publishes; a visitor sees nothing before that', async () => {
    const number = javaScript ? 4 : 3
    const path = join(demo.server.dataDir, `zapis-${number}.txt`)
    writeFileSync(path, sample.replace('3. jednání', `${number}. jednání`))
    const page = await context.newPage()
    await signIn(page, 'Tajemnice komise')
    await page.getByRole('link', { name: 'Načíst starý zápis' }).click()
    await page.getByLabel('Soubor se zápisem').setInputFiles(path)
    await page.getByRole('button', { name: 'Přečíst zápis' }).click()

    expect(await page.getByLabel('Číslo jednání').inputValue()).toBe(String(number))
    expect(await page.getByLabel('Datum', { exact: true }).inputValue()).toBe('2023-09-05')
    expect(await page.getByLabel('Jméno, 1. osoba').inputValue()).toBe('Ing. A. Nová')
    expect(await page.getByLabel('Účast, 4. osoba').inputValue()).toBe('excused')
    expect(await page.getByText('řádek 3').count()).toBeGreaterThan(0)
    if (javaScript) expect(await axeViolations(page)).toEqual([])

    await page.getByLabel('Datum', { exact: true }).fill('')
    await page.getByRole('button', { name: 'Uložit záznam' }).last().click()
    expect(await page.getByRole('alert').innerText()).toContain('Zadejte datum')
    expect(await page.getByLabel('Jméno, 1. osoba').inputValue()).toBe('Ing. A. Nová')
    await page.getByLabel('Datum', { exact: true }).fill('2023-09-05')
    await page.getByRole('button', { name: 'Uložit záznam' }).last().click()
    await page.waitForURL(`**/urad/jednani/komise-pro-smart-city/2023-${number}`)

    const publicAddress = `${demo.server.url}/jednani/komise-pro-smart-city/2023-${number}`
    expect((await fetch(publicAddress)).status).toBe(404)
    expect((await fetch(`${publicAddress}/zapis.pdf`)).status).toBe(404)
    expect(await (await fetch(`${demo.server.url}/jednani?text=senzor`)).text()).not.toContain(
      `2023-${number}"`,
    )

    await page.getByRole('button', { name: 'Potvrdit ověření zápisu' }).click()
    await page.getByRole('button', { name: 'Zveřejnit zápis…' }).click()
    await page.getByRole('button', { name: 'Zveřejnit zápis', exact: true }).click()
    await page.getByRole('link', { name: 'Otevřít veřejnou stránku' }).click()
    await page.waitForURL(publicAddress)
    expect(await page.getByText('Připravit přehled senzorů ve městě').count()).toBe(1)
    const pdf = await fetch(`${publicAddress}/zapis.pdf`)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    await page.close()
  })

  test.skipIf(!existsSync(own))(
    "the commission's own document comes out ready: votes, tasks, next meeting",
    async () => {
      const page = await context.newPage()
      await signIn(page, 'Tajemnice komise')
      await page.goto(`${demo.server.url}/urad/import`)
      await page.getByLabel('Soubor se zápisem').setInputFiles(own)
      await page.getByRole('button', { name: 'Přečíst zápis' }).click()
      expect(await page.getByLabel('Orgán').locator('option:checked').innerText()).toBe(
        'Komise pro Smart City',
      )
      expect(await page.getByLabel('Příští jednání').inputValue()).toBe('2023-12-12')
      expect(await page.getByLabel('Pro', { exact: true }).first().inputValue()).toBe('4')
      expect(await page.getByRole('textbox', { name: /^\d\. úkol$/ }).count()).toBe(4)
      await page.getByRole('button', { name: 'Uložit záznam' }).last().click()
      expect(await page.getByRole('alert').innerText()).toContain('už v tomto roce je')
      await page.close()
    },
  )

  test('a wrong file gets a sentence with the way out', async () => {
    const path = join(demo.server.dataDir, 'zapis.pdf')
    writeFileSync(path, Buffer.from('MZ\u0000\u0001'))
    const page = await context.newPage()
    await signIn(page, 'Předseda komise')
    await page.goto(`${demo.server.url}/urad/import`)
    await page.getByLabel('Soubor se zápisem').setInputFiles(path)
    await page.getByRole('button', { name: 'Přečíst zápis' }).click()
    expect(await page.getByRole('alert').innerText()).toContain(
      'Nahrajte zápis jako PDF, DOCX, nebo prostý text',
    )
    await page.close()
  })
})

test('who keeps no records cannot read or write them, and is not told that they exist', async () => {
  const context = await demo.browser.newContext()
  const page = await context.newPage()
  await signIn(page, 'Auditor')
  await page.goto(`${demo.server.url}/urad/import`)
  expect(await page.getByText('Nevedete zápisy žádného orgánu').count()).toBe(1)
  expect((await page.goto(`${demo.server.url}/urad/provoz`))!.status()).toBe(404)
  expect((await page.goto(`${demo.server.url}/urad/evidence`))!.status()).toBe(200)
  await page.getByRole('button', { name: 'Ověřit evidenci' }).click()
  expect(await page.getByRole('status').innerText()).toContain('Evidence je v pořádku')
  await context.close()
})

test('the desk is clean for axe and never scrolls sideways', async () => {
  for (const width of [1280, 320]) {
    const context = await demo.browser.newContext({ bypassCSP: true, viewport: { width, height: 900 } })
    const page = await context.newPage()
    await page.goto(`${demo.server.url}/prihlaseni`)
    expect(await axeViolations(page)).toEqual([])
    await signIn(page, 'Správce')
    for (const path of [
      '/urad',
      '/urad/import',
      '/urad/zapsat?organ=komise-pro-smart-city',
      '/urad/ucet',
      '/urad/evidence',
      '/urad/provoz',
      '/urad/jednani/komise-pro-smart-city/2023-7',
    ]) {
      await page.goto(demo.server.url + path)
      expect(await axeViolations(page), path).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        path,
      ).toBeLessThanOrEqual(0)
    }
    await context.close()
  }
}, 120_000)
