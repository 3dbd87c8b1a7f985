import { describe, expect, test } from 'vitest'
import { axeViolations } from '#tests/support/axe.ts'
import { withDemo } from '#tests/support/demo.ts'
import { signInAs } from '#tests/support/sign-in.ts'

const demo = withDemo()

describe.each([{ javaScriptEnabled: false }, { javaScriptEnabled: true }])(
  'a citizen with an account, JavaScript $javaScriptEnabled',
  ({ javaScriptEnabled }) => {
    test('signs in, files for two with plans, has it decided and delivered; the office hands it over and asks a colleague', async () => {
      const { server, browser } = demo
      const context = await browser.newContext({ javaScriptEnabled, bypassCSP: true })
      const page = await context.newPage()
      page.setDefaultTimeout(8_000)
      const clean = async () => {
        if (javaScriptEnabled) expect(await axeViolations(page)).toEqual([])
      }
      const next = () => page.getByRole('button', { name: 'Uložit a pokračovat' }).click()
      const office = async () => {
        const citizen = await context.cookies()
        await signInAs(page, server.url, 'Úřednice magistrátu')
        return citizen
      }
      await page.goto(`${server.url}/obcan`)
      await clean()
      await page.getByRole('button', { name: 'Žadatelka Ukázková' }).click()
      await page.getByRole('heading', { name: 'Moje podání' }).waitFor()
      await clean()
      await page.goto(`${server.url}/podani/zvlastni-uzivani-komunikace`)
      await page.getByText('Přihlášení: Žadatelka Ukázková').waitFor()
      await page.getByRole('button', { name: 'Začít vyplňovat' }).click()
      await page.getByLabel('výkop').check()
      await page.getByLabel('Kde to bude').fill(`Ukázková 1, přípojka ${javaScriptEnabled ? 'se' : 'bez'}`)
      await next()
      await next()
      await page.getByRole('heading', { name: 'Plán nebo nákres' }).waitFor()
      await clean()
      const plan = { name: 'plán.txt', mimeType: 'text/plain', buffer: Buffer.from('kudy povede výkop') }
      await page.getByLabel('Soubory s plánem').setInputFiles(plan)
      await page.getByRole('button', { name: 'Nahrát' }).click()
      await page.getByRole('link', { name: 'plán.txt' }).waitFor()
      const lie = { name: 'obrazek.png', mimeType: 'image/png', buffer: Buffer.from('MZ\u0090\u0000\u0003') }
      await page.getByLabel('Soubory s plánem').setInputFiles(lie)
      await page.getByRole('button', { name: 'Nahrát' }).click()
      await page.getByText('Takový soubor nejde připojit').first().waitFor()
      expect(await page.getByRole('link', { name: 'plán.txt' }).isVisible()).toBe(true)
      await clean()
      await page.getByRole('link', { name: 'Pokračovat', exact: true }).click()
      await page.getByLabel('za sebe').check()
      // what the account says is filled in
      expect(await page.getByLabel('Jméno a příjmení').inputValue()).toBe('Žadatelka Ukázková')
      await page
        .getByRole('group', { name: /Jednáte podle plné moci/ })
        .getByLabel('ne')
        .check()
      await next()
      expect(await page.getByLabel('Datum narození').inputValue()).toBe('1984-05-12')
      await next()
      await page
        .getByRole('group', { name: /Žádá s vámi ještě někdo/ })
        .getByLabel('ano')
        .check()
      await next()
      await page.getByLabel('Jméno a příjmení spolužadatele').fill('Spolužadatel Ukázkový')
      await page.getByLabel('E-mail spolužadatele').fill(`spolu-${javaScriptEnabled}@ukazka.example`)
      await next()
      await next()
      await page.getByRole('heading', { name: 'Zkontrolujte odpovědi' }).waitFor()
      await clean()
      await page.getByRole('button', { name: 'Odeslat podání' }).click()
      await page.waitForURL('**/pripad/**')
      const [status, number] = [page.url(), await page.locator('dd strong').first().innerText()]
      // a proven name needs no confirmation
      expect(await page.getByText('Podání ještě potvrďte').count()).toBe(0)
      await page.getByText('zatím neodpověděl').waitFor()
      await clean()

      const [mail] = await server.ask(
        `select text from platform.mail where recipient = 'spolu-${javaScriptEnabled}@ukazka.example'`,
      )
      await page.goto(/http\S+spolupodpis\S+/.exec(String(mail!['text']))![0])
      await clean()
      await page.getByRole('button', { name: 'Připojuji se', exact: true }).click()
      await page.getByText('připojili jste se').waitFor()

      const citizen = await office()
      await page.goto(`${server.url}/urad/podani?text=${encodeURIComponent(number)}`)
      await clean()
      await page.getByLabel(`Vybrat ${number}`).check()
      await page.getByLabel('Co udělat s vybranými').selectOption('take')
      await page.getByRole('button', { name: 'Provést' }).click()
      await page.getByText('Hotovo: 1').waitFor()
      await page.getByRole('link', { name: number }).click()
      await page.getByText('připojil se').first().waitFor()
      expect(await page.getByRole('link', { name: 'plán.txt' }).first().isVisible()).toBe(true)
      await clean()
      await page.getByText('Vyžádat stanovisko').first().click()
      await page.getByLabel('Čí stanovisko').selectOption({ label: 'Úředník odboru dopravy' })
      await page.getByLabel('Do kdy', { exact: true }).fill('2099-01-01')
      await page.getByLabel('Na co se ptáte').fill('Souhlasí vlastník?')
      await page.getByRole('button', { name: 'Vyžádat stanovisko' }).click()
      await page.getByText('Souhlasí vlastník?').first().waitFor()
      const address = page.url()

      await signInAs(page, server.url, 'Úředník odboru dopravy')
      await page.goto(`${server.url}/urad/podani`)
      await page.getByRole('link', { name: number }).first().click()
      await page.getByLabel('Dát stanovisko').fill('Ano, souhlasí.')
      await page.getByRole('button', { name: 'Dát stanovisko' }).click()
      await page.getByText('Ano, souhlasí.').first().waitFor()

      await signInAs(page, server.url, 'Úřednice magistrátu')
      await page.goto(address)
      await page.getByText('Předat', { exact: true }).first().click()
      await page.getByLabel('Komu', { exact: true }).selectOption({ label: 'Úřednice magistrátu' })
      await page.getByRole('button', { name: 'Předat', exact: true }).click()
      await page.getByText('Vyřídit', { exact: true }).first().click()
      await page.getByLabel('Jak to dopadlo').selectOption('permitted')
      await page.getByRole('button', { name: 'Vyřídit' }).click()
      // nothing half-filled goes out
      await page.getByText('napište svá slova').waitFor()
      await page.getByLabel('Odpověď').fill('Výrok: povolujeme {{cislo}}.')
      await page.getByLabel('Jak doručit').selectOption('post')
      await page.getByRole('button', { name: 'Vyřídit' }).click()
      await page.getByText('čeká na odeslání').waitFor()
      await clean()
      await page.getByText('Zapsat doručení').first().click()
      await page.getByLabel('Co se s dokumentem stalo').selectOption('delivered')
      await page.getByLabel('Doklad').fill('RR123456789CZ')
      await page.getByRole('button', { name: 'Zapsat doručení' }).click()
      await page
        .getByText(/^doručeno/)
        .first()
        .waitFor()

      await context.clearCookies()
      await context.addCookies(citizen)
      await page.goto(`${server.url}/obcan`)
      await page.getByText(number).waitFor()
      await clean()
      await page.goto(status)
      const decision = page.getByRole('link', { name: /^rozhodnuti-POD/ })
      await decision.waitFor()
      const pdf = await page.request.get(new URL((await decision.getAttribute('href'))!, status).href)
      expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
      await clean()
      await page.goto(`${server.url}/obcan/udaje`)
      await clean()
      await page.getByRole('button', { name: 'Uložit' }).click()
      await page.getByText('Uloženo.').waitFor()
      await context.close()
    })
  },
)

test('whoever files without signing in learns how to confirm, and does it by signing in', async () => {
  const { server, browser } = demo
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  const next = () => page.getByRole('button', { name: 'Uložit a pokračovat' }).click()
  await page.goto(`${server.url}/podani/zvlastni-uzivani-komunikace`)
  await page.getByRole('button', { name: 'Začít vyplňovat' }).click()
  await page.getByLabel('lešení').check()
  await page.getByLabel('Kde to bude').fill('Ukázková 2')
  await next()
  await next()
  await page.getByRole('link', { name: 'Pokračovat', exact: true }).click()
  await page.getByLabel('za sebe').check()
  await page.getByLabel('Jméno a příjmení').fill('Žadatelka Ukázková')
  await next()
  await next()
  await next()
  await next()
  await page.getByRole('button', { name: 'Odeslat podání' }).click()
  await page.getByRole('heading', { name: 'Podání ještě potvrďte' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  const sheet = await page.request.get(`${page.url()}/potvrdit.pdf`)
  expect(sheet.headers()['content-type']).toBe('application/pdf')
  await page.getByRole('link', { name: 'Přihlaste se a potvrďte ho svou identitou' }).click()
  await page.getByRole('button', { name: 'Žadatelka Ukázková' }).click()
  await page.getByRole('button', { name: 'Potvrdit podání (Žadatelka Ukázková)' }).click()
  await page.getByText('Podání potvrzeno').waitFor()
  expect(await page.getByRole('heading', { name: 'Podání ještě potvrďte' }).count()).toBe(0)
  await context.close()
})

test('an upload that a lost connection broke goes on where it stopped', async () => {
  const { server, browser } = demo
  // with the policy of scripts as browsers get it
  const context = await browser.newContext()
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const [large, lostAfter] = [4, 2]
  let [pieces, lost] = [0, false]
  await page.route('**/soubory/nahravani/**', (route) => {
    if (route.request().method() === 'PATCH' && ++pieces > lostAfter && !lost) {
      lost = true
      // an answer that no retry mends by itself: the filler decides when to go on
      return route.fulfill({ status: 403, body: '' })
    }
    return route.continue()
  })
  await page.goto(`${server.url}/podani/zvlastni-uzivani-komunikace`)
  await page.getByRole('button', { name: 'Začít vyplňovat' }).click()
  await page.goto(page.url().replace(/\/co$/, '/plany'))
  await page.getByLabel('Soubory s plánem').setInputFiles({
    name: 'velký.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(large * 2 ** 20, 65)]),
  })
  await page.getByRole('button', { name: 'Nahrát' }).click()
  await page.getByText('Spojení se přerušilo').waitFor()
  const before = pieces
  await page.getByRole('button', { name: 'Pokračovat v nahrávání' }).click()
  await page.getByRole('link', { name: 'velký.pdf' }).waitFor()
  // what was there was not sent again
  expect(pieces - before).toBe(large + 1 - lostAfter)
  await context.close()
})
