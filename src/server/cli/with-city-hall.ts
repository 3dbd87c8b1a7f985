import { openCityHall, type OpenCityHall } from '../open-city-hall.ts'
import { readConfig, type Config } from '../platform/config/config.ts'

/** Runs a command on the database of the configuration, beside a running server or without one. */
export async function withCityHall<T>(work: (hall: OpenCityHall, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig()
  const hall = await openCityHall(config, { use: 'share' })
  try {
    return await work(hall, config)
  } finally {
    await hall.close()
  }
}
