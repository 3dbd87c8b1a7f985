import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeViolations } from '#tests/support/axe.ts'
import { withDemo } from '#tests/support/demo.ts'
import { signInAs } from '#tests/support/sign-in.ts'

const demo = withDemo()
const ready = (page: Page) => page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true')

describe.each([false, true])('lists of the desk with JavaScript %s', (javaScriptEnabled) => {
  const open = async (account: string) => {
    const context = await demo.browser.newContext({ javaScriptEnabled })
    const page = await context.newPage()
    await signInAs(page, demo.server.url, account)
    return page
  }

  test('tasks are filtered, a view is kept and removed, chosen tasks are reported on and taken back', async () => {
    const page = await open('Zapisovatelka města')
    await page.goto(`${demo.server.url}/urad/ukoly`)
    await page.getByRole('combobox', { name: 'Orgán' }).selectOption('rada-mesta')
    await page.getByRole('combobox', { name: 'Stav', exact: true }).selectOption('open')
    await page.locator('summary', { hasText: 'Sloupce' }).click()
    await page.getByLabel('Poslední hlášení').check()
    await page.getByRole('checkbox', { name: 'Orgán' }).uncheck()
    await page.getByRole('button', { name: 'Zobrazit' }).click()
    await page.getByRole('columnheader', { name: 'Poslední hlášení' }).waitFor()
    expect(await page.getByRole('columnheader', { name: 'Orgán' }).count()).toBe(0)
    await page.locator('summary', { hasText: 'Uložit pohled' }).click()
    await page.getByLabel('Název pohledu').fill('Úkoly rady')
    await page.getByRole('button', { name: 'Uložit', exact: true }).click()
    await page.getByText('Pohled je uložený.').waitFor()
    await page.goto(`${demo.server.url}/urad/ukoly`)
    await page.getByRole('link', { name: 'Úkoly rady' }).click()
    await page.getByRole('columnheader', { name: 'Poslední hlášení' }).waitFor()

    const boxes = page.getByRole('checkbox', { name: /^Vybrat: / })
    await boxes.nth(0).check()
    await boxes.nth(1).check()
    await page.getByText('Nahlásit plnění vybraných').click()
    await page.getByLabel('Co se udělalo').fill('Smlouvy jsou v registru.')
    await page.getByRole('button', { name: 'Podat hlášení' }).click()
    await page.getByText('2 úkoly mají nové hlášení.').waitFor()
    expect(page.url()).toContain('organ=rada-mesta')
    const reported = page.getByRole('row').filter({ hasText: /\d\d:\d\d/ })
    expect(await reported.count()).toBe(2)
    await page.getByRole('button', { name: 'Vzít zpět' }).click()
    await page.getByText('2 hlášení jsou vzata zpět.').waitFor()
    expect(await reported.count()).toBe(0)

    await page.getByRole('button', { name: 'Odebrat pohled Úkoly rady' }).click()
    await page.getByText('Pohled je odebraný.').waitFor()
    await page.getByRole('button', { name: 'Vzít zpět' }).click()
    await page.getByRole('link', { name: 'Úkoly rady' }).waitFor()
    await page.getByRole('link', { name: 'Úkoly rady' }).click()
    await page.getByRole('button', { name: 'Odebrat pohled Úkoly rady' }).click()
    await page.getByText('Pohled je odebraný.').waitFor()
    await page.context().close()
  })

  test('a task opens beside the list and closes into it', async () => {
    const page = await open('Zapisovatelka města')
    await page.goto(`${demo.server.url}/urad/ukoly?organ=rada-mesta`)
    const first = page.getByRole('row').nth(1).getByRole('link')
    const text = await first.innerText()
    await first.click()
    const detail = page.getByRole('complementary', { name: 'Detail' })
    await detail.getByRole('heading', { name: text }).waitFor()
    expect(await page.getByRole('row').count()).toBeGreaterThan(2)
    await detail.getByRole('link', { name: 'Zavřít detail' }).click()
    await detail.waitFor({ state: 'detached' })
    expect(page.url()).toContain('organ=rada-mesta')
    await page.context().close()
  })

  test('rows of people are edited in place and saved together; a wrong one returns all that was typed', async () => {
    const page = await open('Správce')
    await page.goto(`${demo.server.url}/urad/lide?text=komise`)
    await page.getByRole('link', { name: 'Upravit řádky' }).click()
    const offices = page.getByRole('textbox', { name: /^Funkce: / })
    const office = javaScriptEnabled ? 'vedoucí odboru' : 'referent'
    await offices.nth(0).fill(office)
    await page
      .getByLabel(/^Poslední den v úřadu: /)
      .nth(1)
      .fill('1800-01-01')
    await page.getByRole('button', { name: 'Uložit řádky' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('Rok musí být mezi 1900 a 2100')
    expect(await offices.nth(0).inputValue()).toBe(office)
    await page
      .getByLabel(/^Poslední den v úřadu: /)
      .nth(1)
      .fill('')
    await page.getByRole('button', { name: 'Uložit řádky' }).click()
    await page.getByText('1 řádek je uložený.').waitFor()
    expect(await page.getByRole('cell', { name: office }).count()).toBe(1)
    await page.context().close()
  })

  test('the desk is searched by who belongs there, and finds nothing of other bodies', async () => {
    const page = await open('Tajemnice komise')
    await page.getByRole('searchbox', { name: 'Hledat v úřadu' }).fill('webmaster')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^Jednání/ }).waitFor()
    await page
      .getByRole('link', { name: /7\. jednání/ })
      .first()
      .click()
    await page.waitForURL('**/urad/jednani/komise-pro-smart-city/2023-7**')
    await page.goto(`${demo.server.url}/urad/hledat?text=lávka registr smluv rozpočtové opatření`)
    expect(await page.getByText('Nic jsme nenašli').count()).toBe(1)
    await page.context().close()
  })
})

test('with JavaScript: rows are chosen by one click and with Shift, what was done floats until it is closed', async () => {
  const context = await demo.browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  await signInAs(page, demo.server.url, 'Zapisovatelka města')
  await page.goto(`${demo.server.url}/urad/ukoly`)
  await ready(page)
  const boxes = page.getByRole('checkbox', { name: /^Vybrat: / })
  await boxes.nth(1).click()
  await boxes.nth(4).click({ modifiers: ['Shift'] })
  await page.getByText('Vybráno: 4').waitFor()
  await page.getByRole('button', { name: 'Vybrat vše na stránce' }).click()
  await page.getByText(`Vybráno: ${await boxes.count()}`).waitFor()
  await page.getByRole('button', { name: 'Zrušit výběr' }).click()
  await page.getByText('Vybráno: 0').waitFor()
  await page.getByText('Nahlásit plnění vybraných').click()
  await page.getByLabel('Co se udělalo').fill('Hotovo.')
  await page.getByRole('button', { name: 'Podat hlášení' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('vyberte úkoly')
  expect(await page.getByLabel('Co se udělalo').inputValue()).toBe('Hotovo.')
  await boxes.nth(0).check()
  await page.getByRole('button', { name: 'Podat hlášení' }).click()
  await page.getByText('1 úkol má nové hlášení.').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Zavřít', exact: true }).click()
  expect(await page.getByText('1 úkol má nové hlášení.').count()).toBe(0)
  await page.getByRole('row').nth(1).getByRole('link').click()
  await page.getByRole('complementary', { name: 'Detail' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.locator('body').press('Escape')
  await page.getByRole('complementary', { name: 'Detail' }).waitFor({ state: 'detached' })
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 })
    for (const path of ['/urad/ukoly', '/urad/lide?upravit=1', '/urad/hledat?text=rozpočet'])
      expect([
        path,
        await page
          .goto(demo.server.url + path)
          .then(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)),
        await axeViolations(page),
      ]).toEqual([path, true, []])
  }
  await context.close()
})

test('what cannot be undone is asked about by its name, without JavaScript too', async () => {
  const context = await demo.browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signInAs(page, demo.server.url, 'Zapisovatelka města')
  await page.goto(`${demo.server.url}/urad/jednani/nove?organ=rada-mesta`)
  await page.getByLabel('Datum', { exact: true }).fill('2027-03-09')
  await page.getByRole('button', { name: 'Naplánovat' }).click()
  await page.waitForURL('**/2027-03-09')
  await page.getByRole('button', { name: 'Zrušit jednání…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Zrušit: Rada města/ })
  await dialog.getByRole('button', { name: 'Zpět' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Zrušit jednání…' }).click()
  await dialog.getByRole('button', { name: 'Zrušit jednání' }).click()
  expect(await page.getByText('Zrušeno', { exact: true }).count()).toBe(1)
  await context.close()
})
