import { closeLogImport, importLog } from '../modules/usage/index.ts'
import { system } from '../platform/actor/actor.ts'
import { UsageError, type Command } from './command.ts'
import { withCityHall } from './with-city-hall.ts'

export const usageImportLog: Command = {
  usage: 'usage import-log PLATFORMA SOUBOR… [--puvod SLOVA] [--uzavrit] [--nahradit]',
  about:
    'Spočítá záznamy webového serveru (combined, i gzip) do užívání platformy; přerušené čtení naváže. Import zůstane otevřený pro další soubory, dokud ho --uzavrit neuzavře; --nahradit přepíše dny z dřívějšího importu',
  options: {
    puvod: { type: 'string' },
    uzavrit: { type: 'boolean' },
    nahradit: { type: 'boolean' },
  },
  run: async ([slug, ...files], { puvod, uzavrit, nahradit }) => {
    if (!slug || (files.length === 0 && !uzavrit))
      throw new UsageError('Napište adresu platformy (například web-mesta) a aspoň jeden soubor.')
    return withCityHall(
      async () => {
        for (const file of files) {
          const { name, lines, broken, brokenAt } = await importLog(
            system(),
            'příkazová řádka',
            slug,
            file,
            typeof puvod === 'string' ? puvod : 'záznamy webového serveru',
          )
          process.stdout.write(
            `${name}: ${lines} řádků, nečitelných ${broken}${broken > 0 ? ` (první na řádcích ${brokenAt.join(', ')})` : ''}.\n`,
          )
        }
        if (uzavrit) {
          const { days } = await closeLogImport(system(), slug, { replace: nahradit === true })
          process.stdout.write(`Uzavřeno, spočítáno dnů: ${days}.\n`)
        }
        return 0
      },
      { existing: true },
    )
  },
}
