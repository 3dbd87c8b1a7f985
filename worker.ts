import { openCityHall } from './src/server/open-city-hall.ts'
import { readConfig } from './src/server/platform/config/config.ts'
import { log, setLogLevel } from './src/server/platform/log/log.ts'
import { describeStartFailure } from './src/server/platform/start-failure.ts'
import { stopSignal } from './src/server/platform/stop-signal.ts'

const stopped = stopSignal()
try {
  const config = readConfig()
  setLogLevel(config.LOG_LEVEL)
  const hall = await openCityHall(config, { use: 'attach', work: true })
  log('info', 'worker.started')
  await stopped
  await hall.close()
  log('info', 'worker.stopped')
  process.exit(0)
} catch (error) {
  process.stderr.write(`\nPracovník Radnice se nespustil. ${describeStartFailure(error)}\n`)
  process.exit(1)
}
