import { openCityHall } from './src/server/open-city-hall.ts'
import { readConfig } from './src/server/platform/config/config.ts'
import { log, setLogLevel } from './src/server/platform/log/log.ts'
import { stopSignal } from './src/server/platform/stop-signal.ts'

const stopped = stopSignal()
try {
  const config = readConfig()
  setLogLevel(config.LOG_LEVEL)
  const hall = await openCityHall(config, { share: true, work: true })
  log('info', 'worker.started')
  await stopped
  await hall.close()
  log('info', 'worker.stopped')
  process.exit(0)
} catch (error) {
  process.stderr.write(`\nPracovník Radnice se nespustil. ${(error as Error).message}\n`)
  process.exit(1)
}
