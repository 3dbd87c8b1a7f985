import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { demoRoles } from './src/server/demo/demo-roles.ts'
import { fillDemo } from './src/server/demo/fill-demo.ts'
import { startModules } from './src/server/city-hall.ts'
import { answerBeacon, flushEvents } from './src/server/modules/usage/index.ts'
import { openCityHall } from './src/server/open-city-hall.ts'
import { offerSetup } from './src/server/platform/auth/setup.ts'
import { readConfig } from './src/server/platform/config/config.ts'
import { isDemo } from './src/server/platform/database/demo-mark.ts'
import { database } from './src/server/platform/database/database.ts'
import { ping } from './src/server/platform/database/ping.ts'
import { closeApplication, endStreams } from './src/server/platform/http/closing.ts'
import { createEdge } from './src/server/platform/http/edge.ts'
import { log, setLogLevel } from './src/server/platform/log/log.ts'
import { describeStartFailure } from './src/server/platform/start-failure.ts'
import { stopSignal } from './src/server/platform/stop-signal.ts'

const demo = process.argv.includes('--demo')
const stopped = stopSignal()

async function main(): Promise<void> {
  // an account of a bank that there is not: nobody can pay to a demonstration
  const defaults = demo
    ? {
        DATA_DIR: './data/demo',
        LOG_LEVEL: 'warn',
        CITY_IBAN: 'CZ4599990000000000000019',
        CITY_RUIAN: 'obec/563889',
      }
    : {}
  const config = readConfig({ ...defaults, ...process.env })
  setLogLevel(config.LOG_LEVEL)
  const entry = join(import.meta.dirname, 'build', 'handler.js')
  if (!existsSync(entry)) throw new Error('Chybí sestavená aplikace. Spusťte nejdřív npm run build.')
  const hall = await openCityHall(config, { work: config.JOBS === 'inline' })
  try {
    if (demo) await fillDemo(hall.authSecret)
    else if (await isDemo(database()))
      throw new Error(
        'Tuto databázi založila ukázka. Pro ostrý provoz nastavte jinou DATA_DIR nebo DATABASE_URL.',
      )

    await startModules(new Date())
    Object.assign(process.env, {
      DATABASE_URL: hall.databaseUrl,
      AUTH_SECRET: hall.authSecret,
      MASTER_KEY: hall.masterKey,
      DATA_DIR: config.DATA_DIR,
      PUBLIC_URL: config.PUBLIC_URL,
      ...(config.CITY_IBAN ? { CITY_IBAN: config.CITY_IBAN } : {}),
      PROTOCOL_HEADER: 'x-forwarded-proto',
      ADDRESS_HEADER: 'x-forwarded-for',
      // how much each page takes is said at the edge
      BODY_SIZE_LIMIT: 'Infinity',
    })
    const { handler } = await import(entry)
    const server = createEdge({
      publicUrl: config.PUBLIC_URL,
      trustProxy: config.TRUST_PROXY,
      ready: () => ping(database()),
      first: answerBeacon,
      application: handler,
    })
    server.listen(config.PORT, config.HOST)
    await once(server, 'listening')
    announce(config.PUBLIC_URL)
    const setup = demo ? null : await offerSetup(config.DATA_DIR)
    if (setup)
      log('warn', 'setup.waiting', { open: `${config.PUBLIC_URL}/zalozeni`, token: setup, validMinutes: 60 })
    log('info', 'server.started', { address: config.PUBLIC_URL, migrated: hall.migrated.length })
    await stopped
    server.close()
    endStreams()
    server.closeIdleConnections()
    const overdue = setTimeout(() => server.closeAllConnections(), 10_000)
    await once(server, 'close')
    clearTimeout(overdue)
    await flushEvents()
  } finally {
    await closeApplication()
    await hall.close()
    log('info', 'server.stopped')
  }
}

function announce(address: string): void {
  if (!demo) return
  const accounts = demoRoles.map(({ name }) => name).join(', ')
  process.stdout.write(
    `\n  Radnice běží s ukázkovými daty:  ${address}\n  Přihlášení jedním klepnutím:     ${address}/prihlaseni\n  Ukázkové účty:                   ${accounts}\n  Zastavíte ji klávesami Ctrl+C.\n\n`,
  )
}

try {
  await main()
  process.exit(0)
} catch (error) {
  process.stderr.write(`\nRadnice se nespustila. ${describeStartFailure(error)}\n`)
  log('debug', 'server.failed', { stack: (error as Error).stack })
  process.exit(1)
}
