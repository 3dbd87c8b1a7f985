import { resolve } from 'node:path'
import { migrationSets } from '../city-hall.ts'
import { createBackup, restoreBackup, verifyBackup } from '../platform/backup/backup.ts'
import { readConfig } from '../platform/config/config.ts'
import { makeDataDir } from '../platform/config/make-data-dir.ts'
import { openCluster } from '../platform/database/cluster/cluster.ts'
import { filesFolder } from '../platform/files/files.ts'
import { UsageError, type Command } from './command.ts'
import { withCityHall } from './with-city-hall.ts'

const folderOf = ([folder]: string[]) => {
  if (!folder) throw new UsageError('Napište složku zálohy.')
  return resolve(folder)
}

const summary = ({
  tables,
  files,
  audit,
}: {
  tables: { rows: number }[]
  files: unknown[]
  audit: { seq: number }
}) =>
  `${tables.length} tabulek, ${tables.reduce((sum, { rows }) => sum + rows, 0)} řádků, ${files.length} souborů, evidence po záznam č. ${audit.seq}`

export const backupCreate: Command = {
  usage: 'backup create SLOŽKA',
  about:
    'Zálohuje databázi a soubory k jednomu okamžiku; server může běžet. Klíče z DATA_DIR/secrets uložte zvlášť',
  run: async (args) => {
    const folder = folderOf(args)
    return withCityHall(
      async ({ databaseUrl }, config) => {
        const made = await createBackup(databaseUrl, filesFolder(config.DATA_DIR), folder)
        process.stdout.write(`Záloha je hotová: ${summary(made)}.\n`)
        return 0
      },
      { existing: true },
    )
  },
}

export const backupVerify: Command = {
  usage: 'backup verify SLOŽKA',
  about: 'Přečte celou zálohu a porovná ji s jejím soupisem',
  run: async (args) => {
    process.stdout.write(`Záloha je v pořádku: ${summary(await verifyBackup(folderOf(args)))}.\n`)
    return 0
  },
}

export const backupRestore: Command = {
  usage: 'backup restore SLOŽKA',
  about:
    'Obnoví zálohu do prázdné databáze a prázdné DATA_DIR; s DATABASE_URL přestěhuje Radnici na vlastní server',
  run: async (args) => {
    const folder = folderOf(args)
    // a folder that is no whole backup is refused before a database is founded for it
    const verified = await verifyBackup(folder)
    const config = readConfig()
    makeDataDir(config.DATA_DIR)
    const cluster = config.DATABASE_URL
      ? { url: config.DATABASE_URL, stop: async () => undefined }
      : await openCluster(config.DATA_DIR)
    try {
      const restored = await restoreBackup(
        folder,
        cluster.url,
        filesFolder(config.DATA_DIR),
        migrationSets(),
        verified,
      )
      process.stdout.write(`Obnoveno: ${summary(restored)}.\n`)
      return 0
    } finally {
      await cluster.stop()
    }
  },
}
