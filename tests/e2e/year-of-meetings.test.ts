import { describe, expect, test } from 'vitest'
import { axeViolations } from '#tests/support/axe.ts'
import { withDemo } from '#tests/support/demo.ts'
import { signInAs } from '#tests/support/sign-in.ts'

const demo = withDemo()

describe.each([
  [false, '2031'],
  [true, '2032'],
] as const)('the year of a body with JavaScript %s', (javaScriptEnabled, year) => {
  test('dates are proposed, approved as one, moved, and the invited answer without signing in', async () => {
    const context = await demo.browser.newContext({ javaScriptEnabled })
    const page = await context.newPage()
    await signInAs(page, demo.server.url, 'Zapisovatelka města')
    await page.goto(`${demo.server.url}/urad/plan?organ=komise-dopravni`)
    await page.getByRole('textbox', { name: 'Rok' }).fill(year)
    await page.getByLabel('Začátek').fill('15:30')
    await page.getByLabel('Místo').fill('sál 4')
    await page.getByRole('button', { name: 'Navrhnout termíny' }).click()
    await page.waitForURL('**/urad/plan/*-*')
    await page.getByLabel('Datum, 9. termín').fill(`${year}-11-17`)
    await page.getByRole('button', { name: 'Uložit návrh' }).click()
    await page.getByText('státní svátek: Den boje za svobodu a demokracii').waitFor()
    await page.getByLabel('Datum, 9. termín').fill(`${year}-11-18`)
    await page.getByRole('button', { name: 'Schválit plán…' }).click()
    await page.getByRole('button', { name: 'Schválit plán', exact: true }).click()
    await page.getByText('Plán je schválený, 10 jednání přibylo.').waitFor()
    await page.getByRole('button', { name: 'Připojit k zápisu jako přílohu' }).click()
    await page.getByText('Soubor je připojený.').waitFor()

    await page.getByRole('link', { name: 'Plánováno' }).nth(8).click()
    await page.waitForURL(`**/${year}-11-18`)
    await page.getByRole('link', { name: 'Pozvánky a odpovědi' }).click()
    await page.getByRole('button', { name: 'Rozeslat pozvánky' }).click()
    await page.getByText('9 zpráv čeká na odeslání.').waitFor()
    const [mail] = await demo.server.ask(
      `select text from platform.mail where recipient = 'clen-3-komise-dopravni@ukazka.example' order by created_at desc limit 1`,
    )
    const link = String(mail!['text']).match(/\/odpoved\/[\w-]+/)![0]
    const visitor = await (await demo.browser.newContext({ javaScriptEnabled: false })).newPage()
    await visitor.goto(demo.server.url + link)
    await visitor.getByLabel('Omlouvám se').check()
    await visitor.getByLabel('Důvod').fill('Služební cesta')
    await visitor.getByRole('button', { name: 'Odeslat odpověď' }).click()
    await visitor.getByText('Děkujeme, vaši odpověď máme.').waitFor()
    await page.reload()
    await page.getByText('Přijde 0, omlouvá se 1, neodpovědělo 8.').waitFor()
    expect(await page.getByText('Služební cesta').count()).toBe(1)

    await page.goto(`${demo.server.url}/urad/jednani/komise-dopravni/${year}-11-18`)
    await page.getByText('Změnit termín nebo místo').click()
    await page.getByLabel('Datum', { exact: true }).fill(`${year}-11-19`)
    await page.getByRole('button', { name: 'Změnit termín' }).click()
    await page.getByText('Uloženo.').waitFor()
    await visitor.reload()
    await visitor.getByText(`19. 11. ${year}`).waitFor()
    expect(await visitor.getByLabel('Omlouvám se').isChecked()).toBe(false)
    await page.goto(`${demo.server.url}/urad/jednani/komise-dopravni/${year}-11-18/zapis`)
    expect(await page.getByLabel('Datum', { exact: true }).first().inputValue()).toBe(`${year}-11-19`)
    await visitor.context().close()
    await context.close()
  })
})

test('the plan, the invitations and the answer are clean for axe and never scroll sideways', async () => {
  const context = await demo.browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  await signInAs(page, demo.server.url, 'Zapisovatelka města')
  const [plan] = await demo.server.ask(`select id from meetings.schedule order by year limit 1`)
  const [mail] = await demo.server.ask(
    `select text from platform.mail where text like '%/odpoved/%' order by created_at limit 1`,
  )
  for (const path of [
    '/urad/plan',
    '/urad/kalendar',
    `/urad/plan/${plan!['id']}`,
    '/urad/jednani/komise-dopravni/2031-11-18/pozvanky',
    '/urad/zprava/rada-mesta/2023',
    '/organy/zastupitelstvo-mesta/zprava/2023',
    '/en/organy/rada-mesta/zprava/2023',
    String(mail!['text']).match(/\/odpoved\/[\w-]+/)![0],
  ])
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(demo.server.url + path)
      expect([
        path,
        await axeViolations(page),
        await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
      ]).toEqual([path, [], true])
    }
  await context.close()
})
