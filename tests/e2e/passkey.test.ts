import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { axeViolations } from '#tests/support/axe.ts'
import { openBrowser } from '#tests/support/browser.ts'
import { startServer, type RunningServer } from '#tests/support/server.ts'
import { signInAs } from '#tests/support/sign-in.ts'

let server: RunningServer
let browser: Browser
beforeAll(async () => {
  // a passkey is bound to a name, never to a bare address
  server = await startServer(['--demo'], {}, 'localhost')
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

test('a passkey is added, signs in without a password, and once removed opens nothing', async () => {
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  const device = await context.newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await signInAs(page, server.url, 'Tajemnice komise')
  await page.goto(`${server.url}/urad/ucet`)
  await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true')
  await page.getByLabel('Jak klíč pojmenovat').fill('Služební telefon')
  await page.getByRole('button', { name: 'Přidat přístupový klíč' }).click()
  await page.getByText('zatím nepoužit').waitFor()
  expect(await axeViolations(page)).toEqual([])

  await context.clearCookies()
  await page.goto(`${server.url}/prihlaseni`)
  await page.getByRole('link', { name: 'Přihlásit se přístupovým klíčem' }).click()
  await page.getByRole('button', { name: 'Použít přístupový klíč' }).click()
  await page.waitForURL('**/urad')
  await page.goto(`${server.url}/urad/ucet`)
  await page.getByText('naposledy použit').waitFor()
  await page.getByRole('button', { name: 'Odebrat klíč Služební telefon' }).click()
  await page.waitForURL('**/urad/ucet#klice')

  await context.clearCookies()
  await page.goto(`${server.url}/prihlaseni/klic`)
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Použít přístupový klíč' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('nepodařilo ověřit')
  expect((await page.goto(`${server.url}/urad`))!.url()).toContain('/prihlaseni')
  await context.close()
})
