import { existsSync } from 'node:fs'
import { access, constants, statfs } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { sql } from 'kysely'
import { readConfig } from '../platform/config/config.ts'
import { database } from '../platform/database/database.ts'
import { closePdf, compilePdf } from '../platform/pdf/compile-pdf.ts'
import { projectRoot } from '../platform/project-root.ts'
import type { Command } from './command.ts'
import { hasDatabase, withCityHall } from './with-city-hall.ts'

const oneGigabyte = 2 ** 30

/** The folder, or the nearest one above it that stands. */
const existingFolder = (folder: string): string =>
  existsSync(folder) ? folder : existingFolder(dirname(resolve(folder)))

export const doctor: Command = {
  usage: 'doctor',
  about:
    'Ověří, že Radnice na tomto počítači může běžet, a řekne, co chybí; schéma založené databáze přitom povýší',
  run: async () => {
    let failed = 0
    const check = async (name: string, test: () => Promise<string>) => {
      try {
        process.stdout.write(`v pořádku  ${name}: ${await test()}\n`)
      } catch (error) {
        failed++
        process.stdout.write(`CHYBA      ${name}: ${(error as Error).message}\n`)
      }
    }
    await check('Node', async () => process.version)
    await check('nastavení', async () => readConfig().PUBLIC_URL)
    await check('sestavená aplikace', async () => {
      if (!existsSync(join(projectRoot, 'build', 'handler.js')))
        throw new Error('chybí, spusťte npm run build')
      return 'build/handler.js'
    })
    await check('místo na disku', async () => {
      const folder = existingFolder(readConfig().DATA_DIR)
      await access(folder, constants.W_OK)
      const { bavail, bsize } = await statfs(folder)
      const free = bavail * bsize
      if (free < oneGigabyte) throw new Error(`jen ${Math.round(free / 2 ** 20)} MB volných`)
      return `${Math.round(free / oneGigabyte)} GB volných`
    })
    await check('databáze', async () => {
      if (!hasDatabase(readConfig())) return 'zatím žádná, založí ji první npm start'
      return withCityHall(async () => {
        const { rows } = await sql<{
          version: string
        }>`select current_setting('server_version') as version`.execute(database())
        return `PostgreSQL ${rows[0]!.version}`
      })
    })
    await check('PDF', async () => {
      const pdf = await compilePdf(
        '#set document(title: "Zkouška")\n#set text(lang: "cs")\n= Zkouška',
        null,
        'ua-1',
      )
      closePdf()
      return `${pdf.length} bajtů`
    })
    return failed === 0 ? 0 : 1
  },
}
