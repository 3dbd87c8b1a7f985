import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeViolations } from '#tests/support/axe.ts'
import { withDemo } from '#tests/support/demo.ts'
import { signInAs } from '#tests/support/sign-in.ts'

const demo = withDemo()
const eighth = '/urad/jednani/komise-pro-smart-city/2023-12-12'
const members = ['Předseda komise', 'Člen komise 1', 'Člen komise 2', 'Člen komise 3']

async function person(name: string, viewport = { width: 390, height: 800 }): Promise<Page> {
  const context = await demo.browser.newContext({ viewport, bypassCSP: true })
  const page = await context.newPage()
  await signInAs(page, demo.server.url, name)
  page.setDefaultTimeout(25_000)
  return page
}

test('five people hold a whole meeting: roll call, a secret vote, a lost quorum, published minutes', async () => {
  const recorder = await person('Tajemnice komise', { width: 1280, height: 900 })
  await recorder.goto(demo.server.url + eighth)
  await recorder.getByRole('button', { name: 'Svolat jednání' }).click()
  await recorder.getByRole('button', { name: 'Otevřít jednání' }).click()
  await recorder.getByRole('link', { name: 'Jednání živě' }).click()
  await recorder.getByRole('button', { name: 'Vést jednání živě' }).click()
  await recorder.getByText('Přítomno 0 z 5').waitFor()

  const screen = await person('Tajemnice komise', { width: 1280, height: 800 })
  await screen.goto(`${demo.server.url + eighth}/platno`)
  const code = (await screen.locator('.code').innerText()).replace(/\D/g, '')
  const phones = await Promise.all(members.map((name) => person(name)))
  for (const phone of phones) {
    await phone.goto(`${demo.server.url + eighth}/zive`)
    await phone.getByLabel('Kód z plátna').fill(code)
    await phone.getByRole('button', { name: 'Jsem tady' }).click()
  }
  await recorder.getByRole('button', { name: 'Potvrdit 4 přihlášené' }).click()
  await screen.getByText('Přítomno 4 z 5').waitFor()
  for (const phone of phones) await phone.getByText('Jste přítomni').waitFor()
  await recorder.getByRole('button', { name: 'Člen komise 4: omluven' }).click()
  expect(await axeViolations(recorder)).toEqual([])

  await recorder.getByRole('button', { name: 'Další bod' }).click()
  await screen.getByRole('heading', { name: '1. Schválení programu' }).waitFor()
  await recorder.getByLabel('Průběh bodu').fill('Předsedající zahájil jednání.')
  await recorder.getByRole('button', { name: 'Uložit text' }).click()
  await recorder.getByText('Uloženo', { exact: true }).waitFor()
  await phones[3]!.getByRole('button', { name: 'Hlásím se o slovo' }).click()
  await recorder.getByRole('button', { name: 'Dát slovo: Člen komise 3' }).click()
  await screen.getByText('Člen komise 3').waitFor()

  // a piece of the text becomes a proposal in one gesture
  await recorder.getByLabel('Průběh bodu').fill('Komise volí místopředsedu.')
  await recorder.getByLabel('Průběh bodu').selectText()
  await recorder.getByRole('button', { name: 'Z výběru návrh' }).click()
  expect(await recorder.getByLabel('Znění návrhu').inputValue()).toBe('Komise volí místopředsedu.')
  await recorder.getByRole('button', { name: 'Zapsat návrh' }).click()
  await recorder.getByRole('button', { name: 'Zahájit tajné hlasování' }).click()
  for (const [index, phone] of phones.entries()) {
    await phone.getByRole('button', { name: index === 3 ? 'Proti' : 'Pro', exact: true }).click()
    await phone.getByText('Váš hlas je započtený.').waitFor()
  }
  await screen.getByText('Hlasovalo 4 z 4').waitFor()
  expect(await screen.content()).not.toContain('Přijato')
  expect(await axeViolations(phones[0]!)).toEqual([])
  await recorder.getByRole('button', { name: 'Ukončit hlasování' }).click()
  await screen.getByText('Přijato').waitFor()
  expect(await axeViolations(screen)).toEqual([])

  // two leave: the quorum is lost in the middle of a vote, which stops
  await recorder.getByText('Nový návrh', { exact: true }).click()
  await recorder.getByLabel('Znění návrhu').fill('Komise doporučuje radě otevřít data o dopravě.')
  await recorder.getByLabel('Druh').selectOption('recommendation')
  await recorder.getByRole('button', { name: 'Zapsat návrh' }).click()
  await recorder.getByRole('button', { name: 'Zahájit hlasování', exact: true }).click()
  await phones[0]!.getByRole('button', { name: 'Pro', exact: true }).click()
  await recorder.getByRole('button', { name: 'Člen komise 3: odchází' }).click()
  await recorder.getByRole('button', { name: 'Člen komise 2: odchází' }).click()
  await screen.getByText('přestal být usnášeníschopný').waitFor()
  await screen.getByText('Přítomno 2 z 5').waitFor()
  await recorder.getByRole('button', { name: 'Zahájit hlasování', exact: true }).click()
  expect(await recorder.getByRole('alert').innerText()).toContain('není usnášeníschopný')

  // one comes back, the vote is held anew by names
  await recorder.getByRole('button', { name: 'Člen komise 2: je tady' }).click()
  await screen.getByText('Přítomno 3 z 5').waitFor()
  await recorder.getByRole('button', { name: 'Zahájit hlasování', exact: true }).click()
  await phones[0]!.getByRole('button', { name: 'Pro', exact: true }).click()
  await phones[1]!.getByRole('button', { name: 'Pro', exact: true }).click()
  await recorder.getByRole('button', { name: 'Hlas: Člen komise 2, Pro', exact: true }).click()
  await screen.getByText('Hlasovalo 3 z 3').waitFor()
  await recorder.getByRole('button', { name: 'Ukončit hlasování' }).click()
  await screen.getByText('Přijato').waitFor()

  await recorder.getByText('Nový úkol', { exact: true }).click()
  await recorder.getByLabel('Co se má udělat').fill('Připravit seznam dat o dopravě.')
  await recorder.getByLabel('Kdo', { exact: true }).first().fill('Garant komise')
  await Promise.all([
    recorder.waitForResponse((answer) => answer.url().includes('?/ukol')),
    recorder.getByRole('button', { name: 'Uložit úkol' }).click(),
  ])
  await recorder.getByText('Ověřovatelé zápisu').click()
  await recorder.getByRole('checkbox', { name: 'Člen komise 2' }).check()
  await Promise.all([
    recorder.waitForResponse((answer) => answer.url().includes('?/overovatele')),
    recorder.getByRole('button', { name: 'Uložit ověřovatele' }).click(),
  ])
  await recorder.getByRole('button', { name: 'Uzavřít jednání' }).click()
  await phones[0]!.getByText('Jednání skončilo.').waitFor()

  await recorder.goto(demo.server.url + eighth)
  await recorder.getByRole('button', { name: 'Potvrdit ověření zápisu' }).click()
  await recorder.getByRole('button', { name: 'Zveřejnit zápis…' }).click()
  await recorder.getByRole('button', { name: 'Zveřejnit zápis', exact: true }).click()
  const minutes = await (
    await fetch(`${demo.server.url}/jednani/komise-pro-smart-city/2023-12-12/zapis.txt`)
  ).text()
  expect(minutes).toContain('Přítomni členové: Předseda komise, Člen komise 1, Člen komise 2, Člen komise 3')
  expect(minutes).toContain('Omluveni: Člen komise 4')
  expect(minutes).toContain('4\t3\t1\t0\t0\tPřijato\nHlasovalo se tajně.')
  expect(minutes).toContain('Doporučení radě: Komise doporučuje radě otevřít data o dopravě.')
  expect(minutes).toContain('3\t3\t0\t0\t0\tPřijato')
  expect(minutes).toContain('Úkol (Garant komise): Připravit seznam dat o dopravě.')
  expect(minutes).toContain('(usnášeníschopné)')
  for (const page of [recorder, screen, ...phones]) await page.context().close()
}, 90_000)

test('without JavaScript: the recorder leads, a member votes', async () => {
  const plain = async (name: string) => {
    const page = await (await demo.browser.newContext({ javaScriptEnabled: false })).newPage()
    await signInAs(page, demo.server.url, name)
    return page
  }
  const recorder = await plain('Zapisovatelka města')
  await recorder.goto(`${demo.server.url}/urad/jednani/nove`)
  await recorder.getByLabel('Orgán').selectOption({ label: 'Komise pro Smart City' })
  await recorder.getByLabel('Datum', { exact: true }).fill(new Date().toISOString().slice(0, 10))
  await recorder.getByRole('button', { name: 'Naplánovat', exact: true }).click()
  await recorder.getByRole('button', { name: 'Svolat jednání' }).click()
  await recorder.getByRole('button', { name: 'Otevřít jednání' }).click()
  await recorder.getByRole('link', { name: 'Jednání živě' }).click()
  await recorder.getByRole('button', { name: 'Vést jednání živě' }).click()
  for (const name of ['Předseda komise', 'Člen komise 1', 'Člen komise 2'])
    await recorder.getByRole('button', { name: `${name}: je tady` }).click()
  await recorder.getByRole('button', { name: 'Další bod' }).click()
  await recorder.getByText('Nový návrh', { exact: true }).click()
  await recorder.getByLabel('Znění návrhu').fill('Komise schvaluje program.')
  await recorder.getByRole('button', { name: 'Zapsat návrh' }).click()
  await recorder.getByRole('button', { name: 'Zahájit hlasování', exact: true }).click()
  const member = await plain('Člen komise 1')
  await member.goto(recorder.url())
  await member.getByRole('button', { name: 'Zdržuji se' }).click()
  expect(await member.getByRole('status').allInnerTexts()).toContain('Váš hlas je započtený: Zdržuji se.')
  await recorder.getByRole('button', { name: 'Ukončit hlasování' }).click()
  expect(await recorder.getByText('Nepřijato').first().isVisible()).toBe(true)
  await recorder.getByText('Nový návrh', { exact: true }).click()
  await recorder.getByLabel('Znění návrhu').fill('Komise bere na vědomí zprávu.')
  await recorder.getByRole('button', { name: 'Zapsat návrh' }).click()
  await recorder.getByText('Zvednutí rukou').click()
  await recorder.getByLabel('Pro', { exact: true }).fill('9')
  await recorder.getByRole('button', { name: 'Zapsat počty' }).click()
  expect(await recorder.getByRole('alert').innerText()).toContain('V místnosti je 3 členů')
  await recorder.getByText('Zvednutí rukou').click()
  await recorder.getByLabel('Pro', { exact: true }).fill('3')
  await recorder.getByRole('button', { name: 'Zapsat počty' }).click()
  expect(await recorder.getByText('Přijato', { exact: true }).first().isVisible()).toBe(true)
  for (const page of [recorder, member]) await page.context().close()
}, 90_000)

test('the recorder whose line drops loses nothing, a phone with a wrong clock votes and counts time rightly', async () => {
  const recorder = await person('Tajemnice komise', { width: 1280, height: 900 })
  const today = new Date().toISOString().slice(0, 10)
  const live = `${demo.server.url}/urad/jednani/komise-pro-smart-city/${today}/zive`
  await recorder.goto(live)
  const area = recorder.getByLabel('Průběh bodu')
  await area.fill('Napsáno za spojení.')
  await recorder.getByRole('button', { name: 'Uložit text' }).click()
  await recorder.getByText('Uloženo', { exact: true }).waitFor()

  await recorder.context().setOffline(true)
  await area.fill('Napsáno za spojení. A tohle bez něj.')
  await recorder.getByRole('button', { name: 'Uložit text' }).click()
  expect(await recorder.getByRole('alert').innerText()).toContain('Nic se neztratilo')
  expect(await area.inputValue()).toBe('Napsáno za spojení. A tohle bez něj.')
  // the browser even closes before the line comes back
  const context = recorder.context()
  await recorder.close()
  await context.setOffline(false)
  const other = await context.newPage()
  await other.goto(live)
  await other.getByText('Vrátili jsme text').waitFor()
  expect(await other.getByLabel('Průběh bodu').inputValue()).toBe('Napsáno za spojení. A tohle bez něj.')
  await other.context().setOffline(true)
  await other.getByLabel('Průběh bodu').press('End')
  await other.context().setOffline(false)
  await other.getByText('Uloženo', { exact: true }).waitFor()

  const phone = await (await demo.browser.newContext({ viewport: { width: 390, height: 800 } })).newPage()
  await signInAs(phone, demo.server.url, 'Člen komise 1')
  await phone.clock.install({ time: new Date(Date.now() - 3 * 3_600_000) })
  await phone.goto(live)
  await phone.getByRole('button', { name: 'Hlásím se o slovo' }).click()
  await other.getByRole('button', { name: 'Dát slovo: Člen komise 1' }).click()
  await phone.clock.runFor(2000)
  const shown = await phone.getByRole('timer').innerText()
  expect(shown).toMatch(/^0:[0-5]\d$/)
  for (const page of [other, phone]) await page.context().close()
}, 90_000)
