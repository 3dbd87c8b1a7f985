import { readFile } from 'node:fs/promises'
import { importPeople } from '../modules/people/index.ts'
import { system } from '../platform/actor/actor.ts'
import type { Command } from './command.ts'
import { withCityHall } from './with-city-hall.ts'

export const peopleImport: Command = {
  usage: 'people import SOUBOR.csv',
  about:
    'Převezme osoby a odbory z CSV (email, jmeno, prijmeni, titul_pred, titul_za, pohlavi, funkce, odbor_kod, odbor, konec); kdo skončil, ztratí přístup',
  run: ([file]) =>
    withCityHall(async () => {
      if (!file) throw new Error('Napište soubor CSV.')
      const { added, changed, ended } = await importPeople(system(), await readFile(file, 'utf8'))
      process.stdout.write(`Přidáno ${added}, změněno ${changed}, přístup ztratilo ${ended}.\n`)
      return 0
    }),
}
