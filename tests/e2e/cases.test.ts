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

describe.each([{ javaScriptEnabled: false }, { javaScriptEnabled: true }])(
  'a submission, JavaScript $javaScriptEnabled',
  ({ javaScriptEnabled }) => {
    test('own words, guide, form, number, message, completion, decision', async () => {
      const context = await browser.newContext({ javaScriptEnabled, bypassCSP: true })
      const page = await context.newPage()
      page.setDefaultTimeout(8_000)
      const clean = async () => {
        if (javaScriptEnabled) expect(await axeViolations(page)).toEqual([])
      }
      const next = () => page.getByRole('button', { name: 'Uložit a pokračovat' }).click()
      await page.goto(`${server.url}/situace?text=${encodeURIComponent('koupil jsem si pejska')}`)
      await page.getByRole('link', { name: 'Místní poplatek ze psů' }).click()
      await page.getByRole('link', { name: 'Týká se mě to?' }).click()
      await page.getByLabel('v tomto městě').check()
      await page.getByLabel('Kolik měsíců psovi je?').fill('11')
      await page.getByRole('button', { name: 'Zjistit' }).click()
      await page.getByText('Odpovězte ještě na zbylé otázky').waitFor()
      await page.getByLabel('ne', { exact: true }).check()
      await page.getByRole('button', { name: 'Zjistit' }).click()
      await page.getByRole('heading', { name: 'Ano, týká se vás to' }).waitFor()
      await clean()
      await page.getByRole('link', { name: 'Co s tím udělat' }).click()
      await page.getByRole('link', { name: 'Podat online' }).click()
      await clean()
      await page.getByRole('button', { name: 'Začít vyplňovat' }).click()

      await page.getByLabel('nového psa').check()
      await clean()
      await next()
      await page.getByLabel('Jméno psa').fill('Alík')
      await page.getByLabel('Od kdy psa máte').fill('2099-01-01')
      await next()
      // the wrong day is told at its field and in the summary, what was typed stays
      await page.getByRole('alert').getByText('tento den teprve bude').waitFor()
      expect(await page.getByLabel('Jméno psa').inputValue()).toBe('Alík')
      await clean()
      await page.getByLabel('Od kdy psa máte').fill('2026-01-05')
      await page.getByRole('button', { name: 'Přidat další (pes)' }).click()
      await page.getByLabel('Jméno psa').nth(1).fill('Bela')
      // Enter goes on, and takes no row away
      await page.getByLabel('Jméno psa').nth(1).press('Enter')
      await page.getByLabel('pes je z útulku').check()
      await next()
      // the choice brings new questions on the same page
      await page.getByLabel('za firmu nebo spolek').check()
      await page.getByLabel('Jméno a příjmení').fill('Žofie Příkladná')
      await next()
      await page.getByLabel('Název firmy nebo spolku').fill('Útulek, z. s.')
      const back = page.url()
      await next()
      await page.getByLabel('E-mail').fill('zofie@ukazka.example')
      await next()
      await page.getByRole('heading', { name: 'Zkontrolujte odpovědi' }).waitFor()
      await clean()
      expect(await page.getByText('Tohle chybí, odeslat ale můžete').isVisible()).toBe(true)
      expect(await page.getByText('Bela').isVisible()).toBe(true)
      await page.getByRole('button', { name: 'Odeslat podání' }).click()
      await page.waitForURL('**/pripad/**')
      await clean()
      const number = await page.locator('dd strong').first().innerText()
      expect(number).toMatch(/^POD\/\d{6}\/\d{4}$/)
      const status = page.url()
      await page.goto(back)
      await page.getByText('Toto podání už jste odeslali.').waitFor()

      await signInAs(page, server.url, 'Úřednice magistrátu')
      await page.goto(`${server.url}/urad/podani`)
      await clean()
      await page.getByRole('link', { name: number }).click()
      await page.getByRole('button', { name: 'Převzít' }).click()
      await page.getByText('Vyžádat doplnění').first().click()
      await page.getByLabel('Co doplnit').fill('Napište číslo čipu do {{do}}.')
      await page.getByRole('button', { name: 'Vyžádat doplnění' }).click()
      await page.getByText('Úřad žádá o doplnění').waitFor()
      await page.getByText('Vyžádat platbu').first().click()
      await page.getByLabel('Částka v Kč').fill('600')
      await page.getByRole('button', { name: 'Vyžádat platbu' }).click()
      await page.getByText('čeká na zaplacení').waitFor()
      await clean()

      await page.goto(status)
      await page.getByText('čeká na vaše doplnění').waitFor()
      await page.getByRole('img', { name: 'QR kód platby' }).waitFor()
      await clean()
      const receipt = await page.request.get(`${status}/potvrzeni.pdf`)
      expect(receipt.headers()['content-type']).toBe('application/pdf')
      await page.getByLabel('Zpráva').fill('Čip 203098100123456')
      await page.getByRole('button', { name: 'Odeslat zprávu' }).click()
      await page.getByText('Zpráva je odeslaná').waitFor()

      await page.goto(`${server.url}/urad/podani?text=${encodeURIComponent('příkladná žofie')}`)
      await page.getByRole('link', { name: number }).click()
      await page.getByText('Čip 203098100123456').waitFor()
      // nobody signed it: it is confirmed first
      await page.getByText('Zapsat potvrzení').first().click()
      await page.getByLabel('Jak ho potvrdil(a)').selectOption('paper')
      await page.getByRole('button', { name: 'Zapsat potvrzení' }).click()
      await page.getByText('Podání potvrzeno').waitFor()
      await page.getByText('Vyřídit', { exact: true }).first().click()
      await page.getByLabel('Jak to dopadlo').selectOption('registered')
      await page.getByRole('button', { name: 'Vyřídit' }).click()
      await page.getByText('Vyřízeno').waitFor()
      await page.goto(status)
      await page.getByText('Zapsáno do evidence poplatku').waitFor()
      expect(await page.getByText('vyřízené').isVisible()).toBe(true)
      expect((await page.goto(`${status.slice(0, -2)}AA`))!.status()).toBe(404)
      await context.close()
    })
  },
)

test('what a citizen fills in ships no script', async () => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${server.url}/podani/podnet`)
  await page.getByRole('button', { name: 'Začít vyplňovat' }).click()
  expect(await page.locator('script').count()).toBe(0)
})
