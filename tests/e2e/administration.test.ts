import { expect, test } from 'vitest'
import { axeViolations } from '#tests/support/axe.ts'
import { withDemo } from '#tests/support/demo.ts'
import { signInAs } from '#tests/support/sign-in.ts'

const demo = withDemo()

test('without JavaScript: a city brings its people, founds a body and lets its secretary in', async () => {
  const context = await demo.browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const open = (path: string) => page.goto(demo.server.url + path)
  await signInAs(page, demo.server.url, 'Správce')

  await open('/urad/lide')
  const csv = 'email;jmeno;prijmeni;odbor_kod;odbor\nclen@mesto.example;Člen;Výboru;OI;Odbor informatiky\n'
  await page
    .getByLabel('Soubor CSV')
    .setInputFiles({ name: 'lide.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByRole('button', { name: 'Načíst lidi z CSV' }).click()
  expect(await page.getByRole('status').innerText()).toContain('1 přidáno')
  await page.getByRole('link', { name: 'Přidat osobu' }).click()
  await page.getByLabel('Jméno, nebo celý název role').fill('Tajemnice')
  await page.getByLabel('Příjmení').fill('Výboru')
  await page.getByLabel('Mluvnický rod').selectOption('female')
  await page.getByLabel('E-mail').fill('clen@mesto.example')
  await page.getByRole('button', { name: 'Uložit osobu' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('už v seznamu je')
  expect(await page.getByLabel('Příjmení').inputValue()).toBe('Výboru')
  await page.getByLabel('E-mail').fill('tajemnice.vyboru@mesto.example')
  await page.getByRole('button', { name: 'Uložit osobu' }).click()
  await page.getByLabel('zapisovatel všech orgánů').check()
  await page.getByRole('button', { name: 'Založit účet' }).click()
  await page.getByRole('button', { name: 'Ukončit přístup' }).click()
  await page.getByRole('button', { name: 'Obnovit přístup' }).click()
  expect(await page.getByLabel('zapisovatel všech orgánů').isChecked()).toBe(true)

  await open('/urad/organy')
  await page.getByLabel('Název období').fill('2018–2022')
  await page.getByLabel('Od', { exact: true }).fill('2018-10-06')
  await page.getByLabel('Do', { exact: true }).fill('2022-12-31')
  await page.getByRole('button', { name: 'Přidat období' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('kryje')
  await page.getByLabel('Název období').fill('2018–2022')
  await page.getByLabel('Od', { exact: true }).fill('2018-10-06')
  await page.getByLabel('Do', { exact: true }).fill('2022-10-17')
  await page.getByRole('button', { name: 'Přidat období' }).click()
  expect(await page.getByText('2018–2022').count()).toBe(1)
  await page.getByLabel('Název', { exact: true }).fill('Výbor pro dopravu a veřejný prostor')
  await page.getByLabel('Druh').selectOption('committee')
  await page.getByRole('button', { name: 'Založit orgán' }).click()
  await page.waitForURL('**/urad/organy/vybor-pro-dopravu-a-verejny-prostor')
  await page.getByLabel('Koho').fill('Nikdo Takový')
  await page.getByRole('button', { name: 'Jmenovat' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('Takovou osobu v seznamu lidí nemáme')
  for (const [person, role] of [
    ['tajemnice vyboru', 'secretary'],
    ['clen@mesto.example', 'chair'],
  ] as const) {
    await page.getByLabel('Koho').fill(person)
    await page.getByLabel('Role', { exact: true }).selectOption(role)
    await page.getByLabel('Od', { exact: true }).fill('2022-10-18')
    await page.getByRole('button', { name: 'Jmenovat' }).click()
  }
  expect(await page.getByRole('cell', { name: 'tajemnice', exact: true }).count()).toBe(1)
  await page.getByLabel('Nové téma').fill('Cyklostezka podél řeky')
  await page.getByRole('button', { name: 'Přidat téma' }).click()
  await page.getByRole('button', { name: 'Odebrat: Cyklostezka podél řeky' }).click()
  await page.getByRole('button', { name: 'Vrátit zpět' }).click()
  expect(await page.getByText('Cyklostezka podél řeky').count()).toBe(1)
  await page.getByLabel('Úvodní věty zápisu').fill('Jednání bylo svoláno podle jednacího řádu.')
  await page.getByLabel('Program', { exact: true }).uncheck()
  await page.getByLabel('Pořadí, Účast').fill('9')
  await page.getByRole('button', { name: 'Uložit pravidla' }).click()
  expect(await page.getByLabel('Program', { exact: true }).isChecked()).toBe(false)

  await open('/urad/jednani/nove?organ=vybor-pro-dopravu-a-verejny-prostor')
  await page.getByLabel('Datum', { exact: true }).fill('2024-05-21')
  await page.getByLabel('Začátek').fill('16:00')
  await page.getByRole('button', { name: 'Naplánovat' }).click()
  await page.waitForURL('**/2024-05-21')
  await page.getByRole('link', { name: 'Upravit zápis' }).click()
  await page.getByRole('button', { name: 'Zařadit na program' }).click()
  expect(await page.getByRole('textbox', { name: '2. bod' }).inputValue()).toBe('Cyklostezka podél řeky')
  await page.getByRole('button', { name: 'Posunout 2. bod výš' }).click()
  expect(await page.getByRole('textbox', { name: '1. bod' }).inputValue()).toBe('Cyklostezka podél řeky')
  await page.getByRole('button', { name: 'Odebrat: 2. bod' }).click()
  await page.getByRole('button', { name: 'Uložit záznam' }).last().click()
  await page.waitForURL('**/2024-05-21')
  expect(await page.getByRole('heading', { name: 'Schválení programu' }).count()).toBe(0)

  await page.getByRole('link', { name: 'Přílohy a podklady' }).click()
  await page.getByLabel('Název').fill('Plán')
  await page
    .getByLabel('Soubor', { exact: true })
    .setInputFiles({ name: 'plán.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ\u0000\u0001') })
  await page.getByRole('button', { name: 'Připojit soubor' }).click()
  expect(await page.getByRole('alert').innerText()).toContain('Takový soubor nejde připojit')
  await page.getByLabel('Název').fill('')
  await page
    .getByLabel('Soubor', { exact: true })
    .setInputFiles({ name: 'plán.txt', mimeType: 'text/plain', buffer: Buffer.from('Návrh trasy') })
  await page.getByLabel('Kam patří').selectOption({ label: 'Podklad k bodu: Cyklostezka podél řeky' })
  await page.getByRole('button', { name: 'Připojit soubor' }).click()
  const href = await page.getByRole('link', { name: 'plán.txt' }).getAttribute('href')
  const inside = await page.request.get(demo.server.url + href)
  expect([await inside.text(), inside.headers()['content-disposition']]).toEqual([
    'Návrh trasy',
    expect.stringMatching(/^attachment/),
  ])
  const outside = href!.replace('/urad', '')
  expect((await fetch(demo.server.url + outside)).status).toBe(404)
  await context.close()
})

test('pages of the administration are clean for axe and never scroll sideways', async () => {
  const context = await demo.browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  await signInAs(page, demo.server.url, 'Správce')
  for (const path of [
    '/urad/lide',
    '/urad/lide/nova',
    '/urad/organy',
    '/urad/organy/komise-pro-smart-city',
    '/urad/spis',
    '/urad/ukoly',
    '/urad/jednani/nove',
    '/urad/jednani/komise-pro-smart-city/2023-7/soubory',
    '/urad/jednani/komise-pro-smart-city/2023-12-12/nahled',
  ])
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(demo.server.url + path)
      expect([path, await axeViolations(page)]).toEqual([path, []])
      expect([
        path,
        width,
        await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
      ]).toEqual([path, width, true])
    }
  await context.close()
})

test('with JavaScript: rows are added, moved by keys and kept while the connection is lost', async () => {
  const context = await demo.browser.newContext()
  const page = await context.newPage()
  await signInAs(page, demo.server.url, 'Tajemnice komise')
  const edit = `${demo.server.url}/urad/jednani/komise-pro-smart-city/2023-12-12/zapis`
  await page.goto(edit)
  await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true')
  await page.getByRole('button', { name: 'Přidat bod' }).click()
  await page.keyboard.type('2')
  await page.getByRole('textbox', { name: '2. bod' }).fill('Portál občana')
  await page.getByRole('textbox', { name: '2. bod' }).press('Alt+ArrowUp')
  expect(await page.getByRole('textbox', { name: '1. bod' }).inputValue()).toBe('Portál občana')
  await page.getByText(/Rozepsané uloženo v/).waitFor()
  await context.setOffline(true)
  await page.getByLabel('Místo', { exact: true }).fill('zasedačka')
  await page.getByText('Spojení vypadlo').waitFor()
  await context.setOffline(false)
  await page.getByText(/Rozepsané uloženo v/).waitFor()
  await page.goto(edit)
  expect(await page.getByText('Pokračujete v rozepsaném zápisu').count()).toBe(1)
  expect(await page.getByRole('textbox', { name: '1. bod' }).inputValue()).toBe('Portál občana')
  expect(await page.getByLabel('Místo', { exact: true }).inputValue()).toBe('zasedačka')
  await page.getByRole('button', { name: 'Zahodit rozepsané' }).click()
  expect(await page.getByLabel('Místo', { exact: true }).inputValue()).toBe('zasedací místnost č. 209')
  await context.close()
})

test('by keyboard: commands reach a page, keys are shown, Escape goes one step back', async () => {
  const context = await demo.browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  await signInAs(page, demo.server.url, 'Správce')
  await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('lide')
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.waitForURL('**/urad/lide')
  await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true')
  await page.keyboard.press('?')
  expect(await page.getByRole('dialog', { name: 'Klávesy' }).innerText()).toContain('Ctrl K')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('pridat osobu')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/urad/lide/nova')
  await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true')
  await page.getByLabel('Příjmení').focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.waitForURL('**/urad/lide')
  await context.close()
})

test('a form sent when the session was over waits for its sender and nobody else', async () => {
  const context = await demo.browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await signInAs(page, demo.server.url, 'Správce')
  await page.goto(`${demo.server.url}/urad/organy/komise-pro-smart-city`)
  const expire = `update auth.session set "expiresAt" = now() - interval '1 minute'`
  await demo.server.ask(expire)
  await page.getByLabel('Nové téma').fill('Chytré lampy')
  await page.getByRole('button', { name: 'Přidat téma' }).click()
  await page.waitForURL('**/prihlaseni**')
  await page.getByRole('button', { name: 'Tajemnice komise' }).click()
  await page.waitForURL('**/urad/pokracovat')
  expect(await page.getByRole('button', { name: 'Odeslat formulář' }).count()).toBe(0)
  await page.goto(`${demo.server.url}/prihlaseni?dal=/urad/pokracovat`)
  await page.getByRole('button', { name: 'Správce' }).click()
  await page.getByRole('button', { name: 'Odeslat formulář' }).click()
  await page.waitForURL('**/urad/organy/komise-pro-smart-city#temata')
  expect(await page.getByText('Chytré lampy').count()).toBe(1)
  await context.close()
})
