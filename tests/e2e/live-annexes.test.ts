import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeViolations } from '#tests/support/axe.ts'
import { withDemo } from '#tests/support/demo.ts'
import { signInAs } from '#tests/support/sign-in.ts'

const demo = withDemo()
const path = 'komise-pro-smart-city/2023-12-12'
const desk = `/urad/jednani/${path}`
const address = (page: string) => demo.server.url + page

async function person(name: string, javaScriptEnabled = false): Promise<Page> {
  const page = await (await demo.browser.newContext({ javaScriptEnabled })).newPage()
  await signInAs(page, demo.server.url, name)
  return page
}

test('without JavaScript: figures are attached to the next meeting, it is held and closed, and everybody reads them frozen', async () => {
  const it = await person('Informatik města')
  const secretary = await person('Tajemnice komise')

  // a line of the ledger is tagged, which the report will count
  const year = new Date().getFullYear()
  await it.goto(address(`/urad/rozpocet/${year}?paragraf=6171&polozka=6125&orj=40`))
  await it.getByLabel('Podíl v procentech').fill('50')
  await it.getByLabel('Na co').fill('Čidla v parkovacích domech')
  await it.getByLabel('Číslo dokladu').fill('UKAZKA/12')
  await it.getByRole('button', { name: 'Označit řádek' }).click()
  await it.getByRole('cell', { name: 'odhad', exact: true }).first().waitFor()

  // both reports go to items of the next meeting
  for (const report of ['uzivani-a-rust', 'rozpocet-smart-city']) {
    await secretary.goto(address(`/urad/prehledy/${report}`))
    const places = secretary.getByLabel('Kam patří')
    const meeting = places.locator('optgroup[label*="2023"]').locator('option').first()
    await places.selectOption((await meeting.getAttribute('value'))!)
    await secretary.getByRole('button', { name: 'Připojit k jednání' }).click()
    await secretary.getByRole('status').first().waitFor()
  }
  await secretary.goto(address(desk))
  expect(await secretary.getByText('Živý přehled, zmrazí se při ukončení jednání').count()).toBe(2)
  await secretary.getByRole('link', { name: /Kolik peněz jde na smart city/ }).click()
  await secretary.getByRole('heading', { name: 'Roky vedle sebe' }).waitFor()
  await secretary.goto(address(desk))
  await secretary.getByRole('button', { name: 'Svolat jednání' }).click()
  await secretary.getByRole('button', { name: 'Otevřít jednání' }).click()
  await secretary.getByRole('link', { name: 'Upravit zápis' }).click()
  await secretary.getByLabel('Předseda', { exact: true }).fill('Předseda komise')
  await secretary.getByLabel('Ověřovatelé').fill('Člen komise 2')
  await secretary.getByRole('button', { name: 'Uložit záznam' }).last().click()
  await secretary.getByRole('button', { name: 'Uzavřít jednání' }).click()
  await secretary.getByRole('button', { name: 'Potvrdit ověření zápisu' }).click()
  await secretary.getByRole('button', { name: 'Zveřejnit zápis…' }).click()
  await secretary.getByRole('button', { name: 'Zveřejnit zápis', exact: true }).click()

  // later data change the report, not the annex
  await it.goto(address(`/urad/rozpocet/${year}`))
  const row = it.getByRole('row', { name: /Čidla v parkovacích domech/ })
  await row.getByRole('button', { name: 'Odebrat označení' }).click()
  await it.getByText('Uloženo.').waitFor()

  const reader = await (await demo.browser.newContext({ javaScriptEnabled: false })).newPage()
  await reader.goto(address(`/jednani/${path}`))
  await reader
    .getByRole('link', { name: /Kolik peněz jde na smart city/ })
    .first()
    .click()
  expect(
    await reader
      .getByRole('cell', { name: 'Čidla v parkovacích domech' })
      .or(reader.getByRole('rowheader', { name: 'Čidla v parkovacích domech' }))
      .count(),
  ).toBe(1)
  const digest = await reader.locator('code').innerText()
  const page = reader.url()
  const json = await (await fetch(`${page}/data.json`)).text()
  expect(createHash('sha256').update(json).digest('hex')).toBe(digest)
  expect(json).toContain('Čidla v parkovacích domech')
  expect(await reader.getByText('Otisk souhlasí').count()).toBe(1)
  expect((await fetch(`${page}/radky.csv`)).headers.get('content-type')).toContain('text/csv')
  const pdf = await reader
    .getByRole('list', { name: /Příloha č/ })
    .getByRole('link')
    .getAttribute('href')
  expect((await fetch(address(pdf!))).headers.get('content-type')).toBe('application/pdf')

  await reader.getByRole('link', { name: 'Porovnat s dneškem' }).click()
  await reader.getByText('Řádky, které se změnily').waitFor()
  await secretary.goto(`${address(desk)}/priloha/2/porovnani`)
  expect(
    await secretary.getByRole('rowheader', { name: 'Čidla v parkovacích domech' }).count(),
  ).toBeGreaterThan(0)
  for (const one of [it, secretary, reader]) await one.context().close()
}, 90_000)

test('from a figure to a task and a plan item, and back; one screen shows the loop', async () => {
  const secretary = await person('Zapisovatelka města')
  await secretary.goto(address('/urad/prehledy/uzivani-a-rust'))
  await secretary
    .getByRole('main')
    .getByRole('link', { name: 'Přidat z toho do plánu rozvoje' })
    .last()
    .click()
  await secretary.getByLabel('Co se zlepší').fill('Zjistit, proč aplikace neroste')
  await secretary.getByLabel('Platforma').selectOption({ label: 'Město v mobilu' })
  await secretary.getByRole('button', { name: 'Uložit' }).click()
  expect(
    await secretary.getByRole('link', { name: 'Užívání a růst platforem' }).getAttribute('href'),
  ).toContain('/urad/prehledy/uzivani-a-rust')
  await secretary.goto(address('/urad/smart-city'))
  await secretary.getByRole('link', { name: 'Zjistit, proč aplikace neroste' }).waitFor()
  await secretary.context().close()
}, 30_000)

test.each([false, true])(
  'pages of figures pass axe, also dark: %s',
  async (dark) => {
    const context = await demo.browser.newContext({ colorScheme: dark ? 'dark' : 'light' })
    const page = await context.newPage()
    await signInAs(page, demo.server.url, 'Informatik města')
    const year = new Date().getFullYear()
    for (const one of [
      '/platformy',
      '/platformy/portal-obcana',
      '/rozpocet',
      `/rozpocet/${year}?strana=expenditure`,
      '/rozpocet/smart-city',
      '/urad/prehledy',
      '/urad/prehledy/uzivani-a-rust',
      '/urad/prehledy/rozpocet-smart-city',
      '/urad/prehledy/plan-rozvoje',
      '/urad/smart-city',
      '/urad/platformy',
      '/urad/platformy/nova',
      '/urad/platformy/portal-obcana',
      '/urad/rozvoj',
      '/urad/rozvoj?pohled=osa',
      '/urad/rozvoj/nove',
      '/urad/uzivani/web-mesta',
      '/urad/rozpocet',
      `/urad/rozpocet/${year}?paragraf=6171&polozka=5168&orj=40`,
      '/urad/rozpocet/organizace',
    ]) {
      const response = await page.goto(address(one))
      expect(response?.status(), one).toBe(200)
      expect(await axeViolations(page), one).toEqual([])
    }
    await context.close()
  },
  120_000,
)
