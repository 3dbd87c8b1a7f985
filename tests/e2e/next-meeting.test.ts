import { expect, test } from 'vitest'
import { axeViolations } from '#tests/support/axe.ts'
import { withDemo } from '#tests/support/demo.ts'
import { signInAs } from '#tests/support/sign-in.ts'

const demo = withDemo()
const eighth = '/urad/jednani/komise-pro-smart-city/2023-12-12'

test('without JavaScript: the next meeting is prepared, held and closed with its carried tasks', async () => {
  const context = await demo.browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signInAs(page, demo.server.url, 'Tajemnice komise')
  await page.goto(demo.server.url + eighth)
  await page.getByRole('button', { name: 'Svolat jednání' }).click()
  await page.getByRole('button', { name: 'Otevřít jednání' }).click()
  await page.getByRole('link', { name: 'Upravit zápis' }).click()

  expect(await page.getByRole('group', { name: 'Přehled úkolů' }).innerText()).toContain(
    'Připravit finanční analýzu',
  )
  await page.getByLabel('Stav 1. úkolu').selectOption('done')
  await page.getByLabel('Co zaznělo k 1. úkolu').fill('Analýza předložena.')
  await page.getByLabel('Účast, 5. osoba').selectOption('excused')
  await page.getByRole('button', { name: 'Přidat usnesení' }).click()
  await page.getByLabel('K bodu').selectOption('0')
  await page.getByRole('textbox', { name: 'Znění, 1. usnesení' }).fill('Komise schvaluje program.')
  await page.getByRole('button', { name: 'Všichni pro' }).click()
  expect(await page.getByLabel('Pro', { exact: true }).inputValue()).toBe('4')
  expect(await page.getByLabel('Stav 1. úkolu').inputValue()).toBe('done')
  await page.getByRole('button', { name: 'Přidat úkol' }).click()
  await page.getByRole('textbox', { name: '1. úkol', exact: true }).fill('Připravit podklady k rozpočtu.')
  await page.getByRole('textbox', { name: 'Kdo', exact: true }).fill('Garant komise')
  await page.getByLabel('Do kdy').fill('2024-01-18')
  await page.getByLabel('Ověřovatelé').fill('Člen komise 2')
  await page.getByRole('button', { name: 'Uložit záznam' }).last().click()
  await page.waitForURL(demo.server.url + eighth)
  await page.getByRole('button', { name: 'Uzavřít jednání' }).click()
  expect(await page.getByText('Analýza předložena.').count()).toBe(1)
  const announced = await (await fetch(`${demo.server.url}/jednani/komise-pro-smart-city/2023-12-12`)).text()
  expect(announced).not.toContain('Analýza předložena.')
  expect(announced).not.toContain('Komise schvaluje program.')
  expect((await fetch(`${demo.server.url}/jednani/komise-pro-smart-city/2023-12-12/zapis.txt`)).status).toBe(
    404,
  )
  await page.getByRole('button', { name: 'Potvrdit ověření zápisu' }).click()
  await page.getByRole('button', { name: 'Zveřejnit zápis…' }).click()
  await page.getByRole('button', { name: 'Zveřejnit zápis', exact: true }).click()

  const seventh = await (await fetch(`${demo.server.url}/jednani/komise-pro-smart-city/2023-7`)).text()
  expect(seventh).toContain('Splněno')
  const published = await (await fetch(`${demo.server.url}/jednani/komise-pro-smart-city/2023-12-12`)).text()
  expect(published).toContain('Analýza předložena.')
  expect(published).toMatch(/8\. jednání/)
  await context.close()
})

test('with JavaScript: two recorders write at once, the later one compares and nothing is lost', async () => {
  const context = await demo.browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  await signInAs(page, demo.server.url, 'Zapisovatelka města')
  await page.goto(`${demo.server.url}/urad/zapsat?organ=rada-mesta`)
  await page.getByLabel('Datum', { exact: true }).fill('2024-02-06')
  await page.getByLabel('Číslo jednání').fill('12')
  await page.getByRole('button', { name: 'Uložit záznam' }).last().click()
  await page.waitForURL('**/rada-mesta/2024-12')
  await page.getByRole('button', { name: 'Vrátit zápis k úpravám' }).click()
  const edit = `${demo.server.url}/urad/jednani/rada-mesta/2024-12/zapis`
  const other = await context.newPage()
  await page.goto(edit)
  await other.goto(edit)
  await page.getByLabel('Místo').fill('sál A')
  await page.getByRole('button', { name: 'Uložit záznam' }).last().click()
  await page.waitForURL('**/rada-mesta/2024-12')
  await other.getByLabel('Místo').fill('sál B')
  await other.getByRole('button', { name: 'Uložit záznam' }).last().click()
  expect(await other.getByRole('alert').innerText()).toContain('mezitím uložil někdo jiný')
  expect(await other.getByRole('row', { name: /Místo/ }).innerText()).toMatch(/sál B\s+sál A/)
  expect(await other.getByLabel('Místo').inputValue()).toBe('sál B')
  expect(await axeViolations(other)).toEqual([])
  await other.getByRole('button', { name: 'Uložit záznam' }).last().click()
  await other.waitForURL('**/rada-mesta/2024-12')
  expect(await other.getByText('sál B').count()).toBe(1)
  await other.goto(edit)
  expect(await other.getByLabel('Místo').inputValue()).toBe('sál B')
  await context.close()
})

test('what is written before the scripts arrive stays', async () => {
  const context = await demo.browser.newContext()
  const page = await context.newPage()
  await signInAs(page, demo.server.url, 'Zapisovatelka města')
  const { promise: written, resolve: arrive } = Promise.withResolvers<undefined>()
  await page.route('**/*.js', async (route) => {
    await written
    await route.continue()
  })
  await page.goto(`${demo.server.url}/urad/zapsat?organ=rada-mesta`, { waitUntil: 'commit' })
  await page.getByLabel('Místo', { exact: true }).fill('sál A')
  await page.getByLabel('Ověřovatelé').fill('Radní A')
  await page.getByLabel('Účast, 2. osoba').selectOption('excused')
  await page.getByLabel('Byl na programu').uncheck()
  arrive(undefined)
  await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true')
  expect(await page.getByLabel('Místo', { exact: true }).inputValue()).toBe('sál A')
  expect(await page.getByLabel('Ověřovatelé').inputValue()).toBe('Radní A')
  expect(await page.getByLabel('Účast, 2. osoba').inputValue()).toBe('excused')
  expect(await page.getByLabel('Byl na programu').isChecked()).toBe(false)
  await context.close()
})
