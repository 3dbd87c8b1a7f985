import { importAddresses } from '../modules/addresses/index.ts'
import { system } from '../platform/actor/actor.ts'
import { UsageError, type Command } from './command.ts'
import { withCityHall } from './with-city-hall.ts'

export const addressesImport: Command = {
  usage: 'addresses import SOUBOR…',
  about: 'Nahraje adresy obce z RÚIAN (Seznam adres ČÚZK, CSV); dosavadní adresy téže obce nahradí',
  run: (paths) => {
    if (paths.length === 0) throw new UsageError('Zadejte soubor s adresami.')
    return withCityHall(
      async () => {
        for (const path of paths) {
          const { addresses, municipalities } = await importAddresses(system(), path)
          process.stdout.write(`${path}: adres ${addresses}, obcí ${municipalities}.\n`)
        }
        return 0
      },
      { existing: true },
    )
  },
}
