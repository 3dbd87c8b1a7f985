import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { clusterUrl } from '#server/platform/database/cluster/cluster.ts'

export interface RunningServer {
  url: string
  dataDir: string
  process: ChildProcess
  /** What it printed so far */
  output: () => string
  /** Asks its own bundled database */
  ask: (sql: string) => Promise<Record<string, unknown>[]>
  stop: () => Promise<void>
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** Starts the built server as an operator would, in a data folder of its own unless one is given. */
export async function startServer(
  args: string[] = [],
  env: Record<string, string> = {},
  host = '127.0.0.1',
): Promise<RunningServer> {
  const port = await freePort()
  const dataDir = env['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'radnice-server-'))
  const url = `http://${host}:${port}`
  const child = spawn(process.execPath, ['server.ts', ...args], {
    env: { PATH: process.env['PATH'], PORT: String(port), PUBLIC_URL: url, DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    if (env['DATA_DIR'] === undefined) rmSync(dataDir, { recursive: true, force: true })
  }
  const ask = async (sql: string) => {
    const client = new pg.Client(clusterUrl(dataDir))
    await client.connect()
    try {
      return (await client.query(sql)).rows
    } finally {
      await client.end()
    }
  }
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}: ${output}`)
    const ready = await fetch(`${url}/readyz`).catch(() => undefined)
    if (ready?.ok) return { url, dataDir, process: child, output: () => output, ask, stop }
    if (tries > 600) {
      await stop()
      throw new Error(`The server did not answer: ${output}`)
    }
    await new Promise((done) => setTimeout(done, 50))
  }
}
