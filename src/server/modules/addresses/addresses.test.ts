import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { system, visitor, type Actor } from '../../platform/actor/actor.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { responsibleOffices, saveOffice, services } from '../services/index.ts'
import { findAddresses, importAddresses, listParts } from './index.ts'

const { ask } = await freshDatabase()
const now = new Date('2026-11-27T10:00:00+01:00')
const clerk: Actor = { ...visitor(now), kind: 'person', accountId: 'u1', roles: ['clerk'] }
const folder = mkdtempSync(join(tmpdir(), 'radnice-'))
const head =
  'Kód ADM;Kód obce;Název obce;Kód MOMC;Název MOMC;Kód obvodu Prahy;Název obvodu Prahy;Kód části obce;Název části obce;Kód ulice;Název ulice;Typ SO;Číslo domovní;Číslo orientační;Znak čísla orientačního;PSČ;Souřadnice Y;Souřadnice X;Platí Od'
const rows = [
  '1;500;Příklad nad Řekou;;;;;10;Žižkov;1;Švermova;č.p.;12;3;a;46001;1;1;2020-01-01T00:00:00',
  '2;500;Příklad nad Řekou;;;;;10;Žižkov;1;Švermova;č.p.;120;30;;46001;1;1;2020-01-01T00:00:00',
  '3;500;Příklad nad Řekou;;;;;11;Lhota;;;č.ev.;7;;;46006;1;1;2020-01-01T00:00:00',
]
/** The register writes windows-1250. */
const cp1250 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((letter) => {
      if (letter.charCodeAt(0) < 128) return letter.charCodeAt(0)
      for (let byte = 128; byte < 256; byte++)
        if (new TextDecoder('windows-1250').decode(Uint8Array.of(byte)) === letter) return byte
      throw new Error(letter)
    }),
  )
const file = (lines: readonly string[]): string => {
  const path = join(folder, `${Math.random()}.csv`)
  writeFileSync(path, cp1250(`${lines.join('\r\n')}\r\n`))
  return path
}

beforeAll(() => inTransaction(system(now), (work) => services.demo!(work)))

test('a file of the state’s register is taken in whole or not at all, and replaces what there was of its municipalities', async () => {
  expect(await importAddresses(system(now), file([head, ...rows]))).toEqual({
    addresses: 3,
    municipalities: 1,
  })
  expect(await importAddresses(system(now), file([head, ...rows.slice(0, 2)]))).toEqual({
    addresses: 2,
    municipalities: 1,
  })
  await expect(
    importAddresses(system(now), file([head, rows[2]!, rows[0]!.replace('46001', 'xxx')])),
  ).rejects.toThrow('Řádek 3')
  await expect(importAddresses(system(now), file(['a;b', '1;2']))).rejects.toThrow('chybí sloupce')
  await expect(importAddresses(system(now), file([head]))).rejects.toThrow('žádná adresa')
  expect(await ask('select count(*)::int as n from addresses.address')).toEqual([{ n: 2 }])
  await importAddresses(system(now), file([head, ...rows]))
})

test('an address is found by its beginning, without diacritics; a town alone finds nothing', async () => {
  const labels = async (text: string) => (await findAddresses(text)).map(({ label }) => label)
  expect(await labels('svermova 12')).toEqual([
    'Švermova 12/3a, 460 01 Příklad nad Řekou',
    'Švermova 120/30, 460 01 Příklad nad Řekou',
  ])
  expect(await labels('Švermova 12/3a, 460 01 Příklad nad Řekou')).toHaveLength(1)
  expect(await labels('Lhota č. ev. 7')).toEqual(['Lhota č. ev. 7, 460 06 Příklad nad Řekou'])
  expect(await labels('Příklad nad Řekou')).toEqual([])
  expect(await labels("'; drop table addresses.address; -- 1 & ! (")).toEqual([])
  expect(await listParts()).toEqual(['Lhota', 'Žižkov'])
})

test('which office handles a life situation follows from the address, where it depends on it', async () => {
  const office = { contact: '', situations: 'poplatek-ze-psu' }
  await expect(
    saveOffice(clerk, null, 0, { ...office, name: 'Úřad Lhota', address: 'Lhota 1', parts: 'Lhotta' }),
  ).rejects.toMatchObject({ code: 'unknown_part' })
  await saveOffice(clerk, null, 0, { ...office, name: 'Úřad Lhota', address: 'Lhota 1', parts: 'Lhota' })
  const at = async (address: string) => responsibleOffices('poplatek-ze-psu', address)
  expect(await at('')).toMatchObject({ byAddress: true, address: null, offices: [] })
  expect((await at('Lhota 7')).offices.map(({ name }) => name)).toEqual(['Úřad Lhota'])
  expect((await at('Švermova 120')).offices.map(({ name }) => name)).toEqual(['Magistrát, podatelna'])
  const many = await at('Švermova 12')
  expect(many).toMatchObject({ address: null, offices: [] })
  expect(many.candidates).toHaveLength(2)
  expect((await responsibleOffices('ridicsky-prukaz', '')).byAddress).toBe(false)
  await expect(
    saveOffice({ ...clerk, roles: [] }, null, 0, { ...office, name: 'X', address: 'Y', parts: '' }),
  ).rejects.toMatchObject({ code: 'not_found' })
})
