import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openCityHall, type OpenCityHall } from '../open-city-hall.ts'
import { readConfig, type Config } from '../platform/config/config.ts'

/**
 * Runs a command on the database of the configuration, beside a running server or without one.
 * @param existing the command makes no sense on a database that would be founded for it
 */
export async function withCityHall<T>(
  work: (hall: OpenCityHall, config: Config) => Promise<T>,
  { existing = false } = {},
): Promise<T> {
  const config = readConfig()
  if (existing && !config.DATABASE_URL && !existsSync(join(config.DATA_DIR, 'postgres')))
    throw new Error(`Ve složce ${config.DATA_DIR} žádná databáze není. Nastavte DATA_DIR, nebo DATABASE_URL.`)
  const hall = await openCityHall(config, { use: 'share' })
  try {
    return await work(hall, config)
  } finally {
    await hall.close()
  }
}
