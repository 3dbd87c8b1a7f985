import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axeViolations } from '#tests/support/axe.ts'
import { withDemo } from '#tests/support/demo.ts'
import { signInAs } from '#tests/support/sign-in.ts'

const demo = withDemo()
const path = 'komise-pro-smart-city/2023-12-12'
const desk = `/urad/jednani/${path}`
const secrets = ['Švejk', '602 111 222']
const publicText = async (address: string) => (await fetch(demo.server.url + address)).text()

async function person(name: string): Promise<Page> {
  const page = await (await demo.browser.newContext({ javaScriptEnabled: false })).newPage()
  await signInAs(page, demo.server.url, name)
  return page
}

test('without JavaScript: minutes are commented, hidden in places, approved, published, withdrawn, corrected, and the year closes', async () => {
  const recorder = await person('Tajemnice komise')
  const [member, verifier, chair] = await Promise.all(
    ['Člen komise 1', 'Člen komise 2', 'Předseda komise'].map(person),
  )
  const visit = (page: Page, address: string) => page.goto(demo.server.url + address)

  // a member proposes an item, the secretary takes it and prints the sheet for the door
  await visit(member!, `${desk}/navrhy`)
  await member!.getByLabel('Název bodu').fill('Sdílená kola')
  await member!.getByRole('button', { name: 'Navrhnout bod' }).click()
  await visit(recorder, `${desk}/navrhy`)
  await recorder.getByRole('button', { name: 'Zařadit na program' }).click()
  await visit(member!, `${desk}/poznamky`)
  await member!.getByLabel('Sdílená kola').fill('Zeptat se na cenu.')
  await member!.getByRole('button', { name: 'Uložit poznámky' }).click()
  expect(await member!.getByLabel('Sdílená kola').inputValue()).toBe('Zeptat se na cenu.')

  await visit(recorder, desk)
  await recorder.getByRole('button', { name: 'Svolat jednání' }).click()
  await recorder.getByRole('button', { name: 'Otevřít jednání' }).click()
  await recorder.getByRole('link', { name: 'Upravit zápis' }).click()
  await recorder
    .getByLabel('Průběh projednání')
    .last()
    .fill('Žádá pan Josef Švejk, tel. 602 111 222. Komise jeho žádost probrala.')
  await recorder.getByLabel('Předseda', { exact: true }).fill('Předseda komise')
  await recorder.getByLabel('Ověřovatelé').fill('Člen komise 2')
  await recorder.getByRole('button', { name: 'Uložit záznam' }).last().click()
  await recorder.getByRole('button', { name: 'Uzavřít jednání' }).click()

  await recorder.getByRole('link', { name: 'Neveřejné údaje' }).click()
  await recorder.getByRole('button', { name: 'Skrýt vybraná místa' }).click()
  await recorder.getByText('Uloženo.').waitFor()
  expect(await recorder.getByRole('region', { name: /^Skryto/ }).innerText()).toContain('602 111 222')

  await visit(recorder, `${desk}/overeni`)
  await recorder.getByRole('button', { name: 'Rozeslat k připomínkám' }).click()
  await visit(member!, `${desk}/overeni`)
  const part = member!.locator('details', { hasText: 'jeho žádost probrala' })
  await part.locator('summary').click()
  const wording = part.getByRole('textbox', { name: 'Znění' })
  await wording.fill((await wording.inputValue()).replace('probrala', 'podpořila'))
  await part.getByRole('button', { name: 'Odeslat připomínku' }).click()
  await visit(recorder, `${desk}/overeni`)
  expect(await recorder.locator('ins').innerText()).toContain('podpořila')
  await recorder.getByRole('button', { name: 'Přijmout' }).click()
  await recorder.getByRole('button', { name: 'Předložit ke schválení' }).click()
  await visit(chair!, `${desk}/overeni`)
  await chair!.getByRole('button', { name: 'Schválit jako předsedající' }).click()
  expect(await chair!.getByRole('alert').innerText()).toContain(
    'Nejdřív zápis schválí ověřovatel: Člen komise 2',
  )
  await visit(verifier!, `${desk}/overeni`)
  await verifier!.getByRole('button', { name: 'Schválit jako ověřovatel' }).click()
  await visit(chair!, `${desk}/overeni`)
  await chair!.getByRole('button', { name: 'Schválit jako předsedající' }).click()
  await chair!.getByText('přihlášení: heslem').first().waitFor()

  await visit(recorder, desk)
  await recorder.getByRole('button', { name: 'Zveřejnit zápis…' }).click()
  await recorder.getByRole('button', { name: 'Zveřejnit zápis', exact: true }).click()
  const published = await publicText(`/jednani/${path}`)
  expect(published).toContain('[neveřejné]')
  expect(published).toContain('žádost podpořila')
  expect(published).toContain('Jak byl zápis ověřen')
  for (const face of [published, await publicText(`/jednani/${path}/zapis.txt`)])
    for (const secret of secrets) expect(face).not.toContain(secret)
  expect(await publicText('/hledat?text=Švejk')).toContain('Nic jsme nenašli')

  await visit(recorder, desk)
  await recorder.getByRole('button', { name: 'Stáhnout a opravit…' }).click()
  await recorder.getByLabel('Důvod, který uvidí každý').fill('Chyběl počet hlasů.')
  await recorder.getByRole('button', { name: 'Stáhnout a opravit', exact: true }).click()
  expect(await publicText(`/jednani/${path}`)).toContain('Důvod: Chyběl počet hlasů.')
  expect((await fetch(`${demo.server.url}/jednani/${path}/zapis.txt`)).status).toBe(404)
  await recorder.getByRole('button', { name: 'Potvrdit ověření zápisu' }).click()
  await recorder.getByRole('button', { name: 'Zveřejnit zápis…' }).click()
  await recorder.getByRole('button', { name: 'Zveřejnit zápis', exact: true }).click()
  expect(await publicText(`/jednani/${path}`)).toContain('vyšel opravený')

  // the year closes with the annual report, which counts this meeting too
  await visit(recorder, '/urad/zprava/komise-pro-smart-city/2023')
  await recorder.getByText('12. 12. 2023').first().waitFor()
  const report = '/organy/komise-pro-smart-city/zprava/2023'
  expect(await publicText(report)).toMatch(/12\.\s12\.\s2023/)
  const { headers, status } = await fetch(`${demo.server.url}${report}/zprava.pdf`)
  expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf'])
  for (const page of [recorder, member!, verifier!, chair!]) await page.context().close()
}, 90_000)

test('priorities are put in order by a link from the mail, without an account', async () => {
  const recorder = await person('Tajemnice komise')
  await recorder.goto(`${demo.server.url}/urad/ankety/nova`)
  await recorder.getByLabel('O čem anketa je').fill('Pořadí priorit')
  await recorder.getByLabel('Možnosti').fill('Portál občana\nOtevřená data\nWeb Liberec')
  await recorder.getByLabel('Další hosté').fill('Host z univerzity; host@univerzita.example')
  await recorder.getByRole('button', { name: 'Otevřít anketu' }).click()
  await recorder.getByText('Čekáme na:').waitFor()
  const [mail] = await demo.server.ask(
    `select text from platform.mail where recipient = 'host@univerzita.example'`,
  )
  const guest = await (await demo.browser.newContext({ javaScriptEnabled: false })).newPage()
  await guest.goto(demo.server.url + /\/anketa\/[\w-]+/.exec(String(mail!['text']))![0])
  await guest.getByLabel('Proč, jednou větou').fill('Data otevírají dveře.')
  await guest.getByRole('button', { name: 'Odeslat odpověď' }).click()
  expect(await guest.getByRole('alert').innerText()).toContain('Dejte pořadí aspoň jedné možnosti.')
  expect(await guest.getByLabel('Proč, jednou větou').inputValue()).toBe('Data otevírají dveře.')
  await guest.getByLabel('Otevřená data').fill('1')
  await guest.getByRole('button', { name: 'Odeslat odpověď' }).click()
  await guest.getByText('Děkujeme, vaši odpověď máme.').waitFor()
  const member = await person('Člen komise 1')
  await member.goto(recorder.url())
  await member.getByLabel('Portál občana').fill('1')
  await member.getByRole('button', { name: 'Odeslat odpověď' }).click()
  await recorder.getByRole('button', { name: 'Ukončit anketu' }).click()
  await recorder.getByText('Data otevírají dveře.').waitFor()
  expect(
    await recorder.getByRole('listitem').filter({ hasText: '1. Portál občana' }).count(),
  ).toBeGreaterThan(0)
  for (const page of [recorder, guest, member]) await page.context().close()
}, 60_000)

test('what surrounds minutes is clean for axe and never scrolls sideways', async () => {
  const context = await demo.browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  await signInAs(page, demo.server.url, 'Zapisovatelka města')
  const [poll] = await demo.server.ask('select id from meetings.poll limit 1')
  const [task] = await demo.server.ask(`select id from meetings.task where state = 'open' limit 1`)
  const [recommendation] = await demo.server.ask(
    `select id from meetings.resolution where kind = 'recommendation' limit 1`,
  )
  for (const address of [
    desk,
    `${desk}/overeni`,
    `${desk}/neverejne`,
    `${desk}/poznamky`,
    `${desk}/soubory`,
    '/urad/ankety',
    '/urad/ankety/nova',
    `/urad/ankety/${poll!['id']}`,
    '/urad/ukoly/novy',
    `/urad/ukoly/${task!['id']}`,
    '/urad/ukoly/plneni?organ=komise-pro-smart-city',
    '/urad/doporuceni',
    `/urad/doporuceni/${recommendation!['id']}`,
    '/jednani',
    `/jednani/${path}`,
  ])
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(demo.server.url + address)
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)))
      expect([
        address,
        await axeViolations(page),
        await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
      ]).toEqual([address, [], true])
    }
  await context.close()
}, 90_000)
