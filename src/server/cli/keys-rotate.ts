import { keyedTables } from '../city-hall.ts'
import { rotateKeys } from '../platform/secrets/rotate-keys.ts'
import type { Command } from './command.ts'
import { withCityHall } from './with-city-hall.ts'

export const keysRotate: Command = {
  usage: 'keys rotate',
  about:
    'Přebalí klíče všech záznamů a souborů pod nový MASTER_KEY; dosavadní nechte do té doby v MASTER_KEY_PREVIOUS',
  run: () =>
    withCityHall(
      async (_, config) => {
        if (!config.MASTER_KEY_PREVIOUS)
          throw new Error(
            'Nový klíč dejte do MASTER_KEY a dosavadní do MASTER_KEY_PREVIOUS (vygenerovaný je v DATA_DIR/secrets/master).',
          )
        const changed = await rotateKeys(keyedTables(), new Date())
        process.stdout.write(
          `Přebalených klíčů: ${changed}. MASTER_KEY_PREVIOUS teď můžete z nastavení odebrat; zálohy z dřívějška bez něj ale neobnovíte.\n`,
        )
        return 0
      },
      { existing: true },
    ),
}
