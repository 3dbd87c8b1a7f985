import { mkdirSync } from 'node:fs'
import { migrationSets } from './city-hall.ts'
import type { Config } from './platform/config/config.ts'
import { openCluster, shareCluster } from './platform/database/cluster/cluster.ts'
import { openDatabase, useDatabase } from './platform/database/database.ts'
import { migrate } from './platform/database/migrate.ts'
import { generatedSecret } from './platform/secrets/secrets.ts'

export interface OpenCityHall {
  databaseUrl: string
  authSecret: string
  /** Names of the schema steps that were applied just now */
  migrated: string[]
  close: () => Promise<void>
}

/**
 * Brings up what every process of Radnice stands on: the database (own or bundled), its schema, the secrets.
 * @param share a command that may run beside a server of the same DATA_DIR
 * @throws ClusterError, MigrationError with a sentence for the operator
 */
export async function openCityHall(config: Config, { share = false } = {}): Promise<OpenCityHall> {
  mkdirSync(config.DATA_DIR, { recursive: true })
  const cluster = config.DATABASE_URL
    ? { url: config.DATABASE_URL, stop: async () => undefined }
    : await (share ? shareCluster : openCluster)(config.DATA_DIR)
  try {
    const migrated = await migrate(cluster.url, migrationSets())
    const opened = openDatabase(cluster.url)
    useDatabase(opened)
    return {
      databaseUrl: cluster.url,
      authSecret: config.AUTH_SECRET ?? generatedSecret(config.DATA_DIR, 'auth'),
      migrated,
      close: async () => {
        useDatabase(undefined)
        await opened.close()
        await cluster.stop()
      },
    }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}
