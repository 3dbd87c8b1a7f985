import type { Command } from './command.ts'
import { withCityHall } from './with-city-hall.ts'

export const migrateCommand: Command = {
  usage: 'migrate',
  about: 'Povýší schéma databáze; server to při startu dělá sám',
  run: () =>
    withCityHall(async ({ migrated }) => {
      process.stdout.write(
        migrated.length === 0 ? 'Schéma je aktuální.\n' : `Povýšeno: ${migrated.join(', ')}.\n`,
      )
      return 0
    }),
}
