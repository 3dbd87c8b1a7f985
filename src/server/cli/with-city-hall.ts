import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openCityHall, type OpenCityHall } from '../open-city-hall.ts'
import { readConfig, type Config } from '../platform/config/config.ts'

/** Whether there is a database to work on: a city's own, or a bundled one that was founded. */
export const hasDatabase = (config: Config): boolean =>
  config.DATABASE_URL !== undefined || existsSync(join(config.DATA_DIR, 'postgres'))

/**
 * Runs a command on the database of the configuration, beside a running server or without one.
 * @param existing the command makes no sense on a database that would be founded for it
 */
export async function withCityHall<T>(
  work: (hall: OpenCityHall, config: Config) => Promise<T>,
  { existing = false } = {},
): Promise<T> {
  const config = readConfig()
  if (existing && !hasDatabase(config))
    throw new Error(`Ve složce ${config.DATA_DIR} žádná databáze není. Nastavte DATA_DIR, nebo DATABASE_URL.`)
  const hall = await openCityHall(config, { use: 'share' })
  try {
    return await work(hall, config)
  } finally {
    await hall.close()
  }
}
