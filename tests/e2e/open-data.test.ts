import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axeViolations } from '#tests/support/axe.ts'
import { withDemo } from '#tests/support/demo.ts'
import { signInAs } from '#tests/support/sign-in.ts'

const demo = withDemo()

const csv = (rows: readonly string[]) => Buffer.from(rows.join('\r\n'))
const heads = 'Kód;Ulice;Částka;Zapsáno;Zeměpisná šířka;Zeměpisná délka'
const faulty = [
  heads,
  '0012;Dlouhá;1 234,50;1. 2. 2026;50,7663;15,0562',
  '0013;Krátká;neuvedeno;2. 2. 2026;50,7701;15,0611',
  '0014;Příčná',
]
const mended = [
  heads,
  '0012;Dlouhá;1 234,50;1. 2. 2026;50,7663;15,0562',
  '0013;Krátká;99;2. 2. 2026;50,7701;15,0611',
  '0014;Příčná;0,5;3. 3. 2026;50,7610;15,0480',
]

/** The newest version is loaded in the background; the page refreshes itself, here it is asked again. */
async function waitForData(page: Page, words: string): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    if (await page.getByText(words).first().isVisible()) return
    await page.waitForTimeout(500)
    await page.reload()
  }
  throw new Error(`The data did not become "${words}": ${await page.locator('main').innerText()}`)
}

describe.each([{ javaScriptEnabled: false }, { javaScriptEnabled: true }])(
  'open data, JavaScript $javaScriptEnabled',
  ({ javaScriptEnabled }) => {
    const mark = javaScriptEnabled ? 'lavičky' : 'lampy'
    const organisation = `Ukázková organizace: ${mark}`
    const title = `Evidence: ${mark}`

    test('a curator asks, an organisation answers, the curator uploads, mends and publishes; a reader finds, filters, draws, downloads and subscribes', async () => {
      const { server, browser } = demo
      const context = await browser.newContext({ javaScriptEnabled, bypassCSP: true, acceptDownloads: true })
      const page = await context.newPage()
      const clean = async () => {
        if (javaScriptEnabled) expect(await axeViolations(page), page.url()).toEqual([])
      }
      const ready = async () => {
        if (javaScriptEnabled)
          await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'true')
      }

      // the organisation is asked
      await signInAs(page, server.url, 'Informatik města')
      await page.goto(`${server.url}/urad/data/soupis/organizace/nova`)
      await page.getByLabel('Název').fill(organisation)
      await page.getByLabel('IČO').fill('12345678')
      await page.getByLabel('Druh').selectOption('contributory')
      await page.getByLabel('E-mail pro dotazník').fill('data@organizace.example')
      await page.getByRole('button', { name: 'Uložit' }).click()
      await page.getByRole('alert').getByText('tohle žádné IČO není').waitFor()
      await page.getByLabel('IČO').fill(javaScriptEnabled ? '00000027' : '00000035')
      await page.getByRole('button', { name: 'Uložit' }).click()
      await page.waitForURL('**/organizace')
      await page.getByLabel(`Zeptat se: ${organisation}`).check()
      await page.getByLabel('Odpovědět do').fill('2099-12-31')
      await page.getByRole('button', { name: 'Zeptat se' }).click()
      await page.getByText('Odesláno: 1.').waitFor()
      await clean()
      const [mail] = await server.ask(
        "select text from platform.mail where subject like 'Soupis dat organizace%' order by created_at desc limit 1",
      )
      const link = /https?:\/\/\S+zdroje-dat\/\S+/.exec(String(mail!['text']))![0]

      // and answers without an account
      const stranger = await (await browser.newContext({ javaScriptEnabled, bypassCSP: true })).newPage()
      await stranger.goto(link)
      await stranger.getByRole('link', { name: 'Přidat zdroj dat' }).click()
      await stranger.getByLabel('Data', { exact: true }).fill(title)
      await stranger.getByLabel('Databáze', { exact: true }).fill('PostgreSQL')
      await stranger.getByLabel('Verze databáze').fill('9.2 prastará')
      await stranger.getByLabel('Co brání zveřejnění').selectOption('none')
      if (javaScriptEnabled) expect(await axeViolations(stranger)).toEqual([])
      await stranger.getByRole('button', { name: 'Uložit' }).click()
      await stranger.getByText('Uloženo.').waitFor()
      await stranger.getByRole('button', { name: 'Soupis je celý, odeslat' }).click()
      await stranger.getByText('odpověď máme').waitFor()
      await stranger.context().close()

      // who looks after the inventory reads the answer and lets it out
      await page.goto(`${server.url}/data/stav`)
      expect(await page.getByRole('cell', { name: title }).count()).toBe(0)
      await page.goto(`${server.url}/urad/data/soupis?kontrola=ceka`)
      await ready()
      await page.getByRole('link', { name: title }).click()
      await page.getByRole('button', { name: 'Je to v pořádku, zveřejnit' }).click()
      await page.getByText('čeká na kontrolu').waitFor({ state: 'detached' })

      // the state of open data tells it, and nothing that would help an attacker
      await page.goto(`${server.url}/data/stav`)
      await page.getByRole('cell', { name: title }).first().waitFor()
      expect(await page.content()).not.toContain('prastará')
      await clean()

      // a dataset of it
      await page.goto(`${server.url}/urad/data/sady/nova`)
      await ready()
      await page.getByLabel('Název', { exact: true }).fill(title)
      await page
        .getByLabel('Poskytovatel')
        .selectOption({ label: `${organisation} (IČO ${javaScriptEnabled ? '00000027' : '00000035'})` })
      await page.getByLabel('Životní prostředí', { exact: true }).check()
      await page.getByLabel('Území').fill('Liberec')
      await page.getByLabel('Zdroj dat ze soupisu').selectOption({ label: `${organisation}: ${title}` })
      await clean()
      await page.getByRole('button', { name: 'Uložit' }).click()
      await page.getByRole('alert').getByText('Území: zadejte prvek RÚIAN').waitFor()
      expect(await page.getByLabel('Životní prostředí', { exact: true }).isChecked()).toBe(true)
      await page.getByLabel('Území').fill('obec/563889')
      await page.getByRole('button', { name: 'Uložit' }).click()
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      await ready()
      await clean()
      for (const missing of ['Popis: napište', 'Klíčová slova:', 'Autorská díla v datech:', 'Data: nahrajte'])
        await page.getByText(missing).first().waitFor()
      expect(await page.getByRole('button', { name: 'Zveřejnit' }).isDisabled()).toBe(true)

      // data with faults, then without
      await page.getByRole('link', { name: 'Data', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: 'Data' }).waitFor()
      await ready()
      await page
        .getByLabel('Soubor', { exact: true })
        .setInputFiles({ name: 'evidence.csv', mimeType: 'text/csv', buffer: csv(faulty) })
      await page.getByRole('button', { name: 'Nahrát' }).click()
      await waitForData(page, 'Verze je připravená')
      await page.getByText('chybí hodnoty, řádek je vynechaný').waitFor()
      await page.getByText('Sloupec castka vypadal jako číslo').waitFor()
      await clean()
      await page
        .getByLabel('Soubor', { exact: true })
        .setInputFiles({ name: 'evidence.csv', mimeType: 'text/csv', buffer: csv(mended) })
      await page.getByRole('button', { name: 'Nahrát' }).click()
      await page.getByRole('heading', { name: 'Verze 2' }).waitFor()
      await waitForData(page, 'Verze je připravená')
      await page.getByRole('button', { name: 'Zveřejnit tuto verzi', exact: true }).click()
      await waitForData(page, 'zveřejněná')
      await page.goto(page.url().replace(/\/data$/, '/sloupce'))
      await ready()
      await clean()
      await page.getByLabel('Jednotka: castka').fill('Kč')
      await page.getByRole('button', { name: 'Uložit' }).click()
      await page.getByRole('heading', { level: 1, name: 'Data' }).waitFor()

      // faults of the record are mended where they are
      await page.getByRole('link', { name: title }).click()
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      await page.getByRole('listitem').filter({ hasText: 'Popis: napište' }).getByRole('link').click()
      await page
        .getByLabel('Popis', { exact: true })
        .fill('Každý kus s polohou, cenou a dnem, kdy byl zapsán do evidence.')
      await page.getByLabel('Jak často se aktualizuje').selectOption('MONTHLY')
      await page.getByLabel('Klíčová slova', { exact: true }).fill(`${mark}\nměstský mobiliář`)
      await page.getByRole('button', { name: 'Uložit' }).click()
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      await page.getByRole('link', { name: 'Podmínky užití' }).click()
      await page.getByRole('link', { name: 'Obvyklé odpovědi' }).click()
      await page.waitForURL('**obvykle**')
      await ready()
      await clean()
      await page.getByRole('button', { name: 'Uložit' }).click()
      await page.getByText('Sada je v pořádku a jde zveřejnit.').waitFor()
      await page.getByRole('link', { name: 'Jak sadu uvidí národní katalog' }).click()
      await page.getByText('https://data.gov.cz/zdroj/datové-sady/').first().waitFor()
      await clean()
      await page.goBack()
      await page.getByRole('button', { name: 'Zveřejnit' }).click()
      await page.getByRole('link', { name: 'Zobrazit na webu' }).waitFor()

      // a reader finds it
      await page.context().clearCookies()
      await page.goto(`${server.url}/data`)
      await page.getByRole('searchbox', { name: 'Hledat v datech' }).fill(`evidence ${mark}`)
      await page.getByRole('button', { name: 'Ukázat' }).click()
      await page.getByRole('link', { name: title }).waitFor()
      await clean()
      await page.getByRole('link', { name: title }).click()
      await page.getByText('3 řádky').waitFor()
      await clean()

      // filters, draws and sees it on the map
      await page.getByRole('link', { name: 'Prohlédnout data' }).click()
      await page.getByText('Podmínky', { exact: true }).click()
      await page.getByLabel('Sloupec', { exact: true }).first().selectOption('castka')
      await page.getByLabel('Jak', { exact: true }).first().selectOption('gte')
      await page.getByLabel('Hodnota', { exact: true }).first().fill('50')
      await page.getByRole('button', { name: 'Ukázat' }).click()
      await page.waitForURL('**filter=castka%3Agte%3A50**')
      await page.getByText('Řádky 1–2 z 2').waitFor()
      expect(await page.getByRole('table').first().getByRole('row').count()).toBe(3)
      await clean()
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'CSV', exact: true }).click(),
      ])
      const { readFileSync } = await import('node:fs')
      expect(readFileSync(await file.path(), 'utf8')).toBe(
        'kod,ulice,castka,zapsano,zemepisna_sirka,zemepisna_delka\n0012,Dlouhá,1234.50,2026-02-01,50.7663,15.0562\n0013,Krátká,99.00,2026-02-02,50.7701,15.0611\n',
      )
      await page.getByRole('link', { name: 'Graf' }).click()
      await page.getByLabel('Seskupit podle').selectOption('ulice')
      await page.getByLabel('Spočítat').selectOption('sum')
      await page.getByLabel('Ze sloupce').selectOption('castka')
      await page.getByRole('button', { name: 'Ukázat' }).click()
      await page.getByRole('img', { name: 'Součet: Částka podle: Ulice' }).waitFor()
      await clean()
      await page.getByRole('link', { name: 'Mapa' }).click()
      await page.getByText('Bodů na mapě: 2.').waitFor()
      await clean()
      await page.getByRole('link', { name: 'API' }).click()
      await page.getByRole('heading', { level: 1, name: 'API' }).waitFor()
      await clean()

      // and hears of what comes
      await page.getByRole('link', { name: title }).click()
      await page.getByRole('link', { name: 'Odebírat novinky' }).click()
      await clean()
      await page.getByLabel('E-mail', { exact: true }).fill('ctenar@example.cz')
      await page.getByRole('button', { name: 'Odebírat e-mailem' }).click()
      await page.getByText('Odběr začne, až ho potvrdíte.').waitFor()
      const [letter] = await server.ask(
        "select text from platform.mail where subject like 'Potvrďte odběr%' order by created_at desc limit 1",
      )
      await page.goto(/https?:\/\/\S+odber\/\S+/.exec(String(letter!['text']))![0])
      await page.getByRole('button', { name: 'Potvrdit odběr' }).click()
      await page.getByText('Odběr běží.').waitFor()
      await clean()
      await context.close()
    }, 120_000)
  },
)

test('programs are answered: formats by what they accept, rows, SQL, SPARQL by a form without an origin', async () => {
  const { server } = demo
  const until = Date.now() + 30_000
  let list: { datová_sada: string[] } | undefined
  while (!list?.datová_sada.length && Date.now() < until) {
    const response = await fetch(`${server.url}/lkod/00000001`, {
      headers: { accept: 'application/ld+json' },
    })
    list = response.ok ? ((await response.json()) as { datová_sada: string[] }) : undefined
    if (!list) await new Promise((resolve) => setTimeout(resolve, 500))
  }
  const iri = list!.datová_sada.find((one) => one.endsWith('radky-rozpoctu-mesta'))!
  for (const type of ['text/turtle', 'application/rdf+xml', 'application/n-triples', 'application/ld+json']) {
    const response = await fetch(iri, { headers: { accept: type } })
    expect([response.status, response.headers.get('content-type')?.split(';')[0]]).toEqual([200, type])
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
  }
  const html = await fetch(iri, { headers: { accept: 'text/html' } })
  expect(html.headers.get('content-type')).toContain('text/html')
  expect(html.headers.get('content-security-policy')).toContain("script-src 'none'")

  const rows = (await (
    await fetch(`${server.url}/api/v1/data/radky-rozpoctu-mesta/rows?limit=2&filter=rok:eq:2024`)
  ).json()) as {
    data: object[]
    meta: { total: number }
    links: { next: string }
  }
  expect(rows.data).toHaveLength(2)
  const next = (await (await fetch(rows.links.next)).json()) as typeof rows
  expect(next.data[0]).not.toEqual(rows.data[0])
  const many = await fetch(`${server.url}/api/v1/data/radky-rozpoctu-mesta/rows?limit=100000`)
  expect([many.status, ((await many.json()) as { message: string }).message]).toEqual([
    400,
    expect.stringContaining('limit'),
  ])
  const sql = `${server.url}/api/v1/data/radky-rozpoctu-mesta/sql?query=`
  const counted = (await (await fetch(sql + encodeURIComponent('select count(*) n from data'))).json()) as {
    data: { n: number }[]
  }
  expect(counted.data[0]!.n).toBeGreaterThan(100)
  expect((await fetch(sql + encodeURIComponent("select * from read_text('/etc/passwd')"))).status).toBe(400)
  const api = (await (await fetch(`${server.url}/api/v1/data/radky-rozpoctu-mesta/openapi.json`)).json()) as {
    openapi: string
  }
  expect(api.openapi).toBe('3.1.0')

  const query = 'SELECT (COUNT(*) AS ?n) { ?d a <http://www.w3.org/ns/dcat#Dataset> }'
  const asked = await fetch(`${server.url}/sparql`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/csv' },
    body: new URLSearchParams({ query }),
  })
  expect(Number((await asked.text()).split('\n')[1])).toBeGreaterThanOrEqual(10)
  const csvFile = await fetch(`${iri}/data.csv`)
  const etag = csvFile.headers.get('etag')!
  expect((await fetch(`${iri}/data.csv`, { headers: { 'if-none-match': etag } })).status).toBe(304)
  const part = await fetch(`${iri}/data.csv`, {
    headers: { range: 'bytes=3-12', 'accept-encoding': 'identity' },
  })
  expect([part.status, (await part.text()).length]).toEqual([206, 10])
  expect((await fetch(`${server.url}/api/v1/data/radky-rozpoctu-mesta/rows?filtr=x`)).status).toBe(400)
  const embedded = await fetch(
    `${server.url}/vlozit/data/radky-rozpoctu-mesta?pohled=graf&group=strana&agg=count`,
  )
  expect(embedded.headers.get('content-security-policy')).toContain('frame-ancestors *')
  expect(embedded.headers.get('set-cookie')).toBeNull()
})

test('what promises too much is refused before it comes', async () => {
  const { server } = demo
  const { request } = await import('node:http')
  const status = (path: string, headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const sent = request(`${server.url}${path}`, { method: 'POST', headers }, (answer) => {
        resolve(answer.statusCode ?? 0)
        sent.destroy()
      })
      sent.on('error', reject)
      sent.flushHeaders()
    })
  const place = '/urad/data/sady/00000000-0000-0000-0000-000000000000/data'
  expect(await status(place, { 'content-length': String(10 * 2 ** 30) })).toBe(413)
  expect(await status('/data/vzkaz', { 'content-length': String(50 * 2 ** 20) })).toBe(413)
  expect(await status(place, { 'transfer-encoding': 'chunked' })).toBe(411)
})
