// `npm run dev`: the sample city with reload on every change, in ./data/dev.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fillDemo } from '../src/server/demo/fill-demo.ts'
import { openCityHall } from '../src/server/open-city-hall.ts'
import { readConfig } from '../src/server/platform/config/config.ts'
import { stopSignal } from '../src/server/platform/stop-signal.ts'

const stopped = stopSignal()
const config = readConfig({ DATA_DIR: './data/dev', ...process.env })
const hall = await openCityHall(config, { work: true })
await fillDemo(hall.authSecret)
const vite = spawn(
  join('node_modules', '.bin', 'vite'),
  ['dev', '--host', config.HOST, '--port', String(config.PORT)],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      DATABASE_URL: hall.databaseUrl,
      AUTH_SECRET: hall.authSecret,
      MASTER_KEY: hall.masterKey,
      DATA_DIR: config.DATA_DIR,
    },
  },
)
await Promise.race([stopped, once(vite, 'exit')])
vite.kill('SIGTERM')
await hall.close()
process.exit(0)
