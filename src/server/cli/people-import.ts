import { readFile } from 'node:fs/promises'
import { importPeople } from '../modules/people/index.ts'
import { system } from '../platform/actor/actor.ts'
import { UsageError, type Command } from './command.ts'
import { withCityHall } from './with-city-hall.ts'

export const peopleImport: Command = {
  usage: 'people import SOUBOR.csv',
  about:
    'Převezme osoby a odbory z CSV (email, jmeno, prijmeni, titul_pred, titul_za, pohlavi, funkce, odbor_kod, odbor, konec); kdo skončil, ztratí přístup',
  run: async ([file]) => {
    if (!file) throw new UsageError('Napište soubor CSV.')
    const text = await readFile(file, 'utf8').catch((cause) => {
      throw new Error(`Soubor ${file} nejde přečíst. Zkontrolujte cestu a práva.`, { cause })
    })
    return withCityHall(
      async () => {
        const { added, changed, ended } = await importPeople(system(), text)
        process.stdout.write(`Přidáno ${added}, změněno ${changed}, přístup ztratilo ${ended}.\n`)
        return 0
      },
      { existing: true },
    )
  },
}
