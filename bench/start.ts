import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { build } from 'vite'
import { readMeeting } from '../src/server/modules/meetings/index.ts'
import { visitor } from '../src/server/platform/actor/actor.ts'
import { clusterUrl } from '../src/server/platform/database/cluster/cluster.ts'
import { openDatabase, useDatabase } from '../src/server/platform/database/database.ts'
import { projectRoot } from '../src/server/platform/project-root.ts'
import { startServer } from '../tests/support/server.ts'
import { serverCost } from './support/server-cost.ts'
import { figure, memoryOf, ms, quantile } from './support/measure.ts'

const meeting = '/jednani/komise-pro-smart-city/2023-7'

/** First answer after a start, memory after a warm pass, bytes of a first view, statements and CPU of the meeting page. */
export async function benchStart(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'radnice-bench-'))
  try {
    await (await startServer(['--demo'], { DATA_DIR: dataDir })).stop()
    const starts: number[] = []
    for (let run = 0; run < 3; run++) {
      const started = performance.now()
      const server = await startServer(['--demo'], { DATA_DIR: dataDir })
      await (await fetch(server.url + meeting)).text()
      starts.push(performance.now() - started)
      await server.stop()
    }
    const bare = process.hrtime.bigint()
    const { execFileSync } = await import('node:child_process')
    execFileSync(process.execPath, ['-e', ''])
    const node = Number(process.hrtime.bigint() - bare) / 1e6
    figure(
      'First answered request after start (built, database stopped before)',
      ms(quantile(starts, 0.5)),
      `${ms(node)} an empty Node process`,
      '≤ 3 s',
    )

    const server = await startServer(['--demo'], { DATA_DIR: dataDir })
    await firstView(server.url)
    await pageCost(server.url, dataDir)
    for (let pass = 0; pass < 200; pass++) await (await fetch(server.url + meeting)).text()
    await (await fetch(`${server.url}${meeting}/zapis.pdf`)).arrayBuffer()
    await new Promise((done) => setTimeout(done, 60_000))
    figure(
      'Memory (PSS) of server, PDF compiler and PostgreSQL, 60 s after a warm pass',
      `${Math.round(memoryOf(server.process.pid!, dataDir))} MB`,
      '–',
      '≤ 450 MB',
    )
    await server.stop()
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function firstView(url: string): Promise<void> {
  const headers = { 'accept-encoding': 'br, gzip' }
  const { request } = await import('node:http')
  const weigh = (path: string) =>
    new Promise<{ bytes: number; text: string }>((resolve, reject) => {
      request(url + path, { headers }, (response) => {
        let bytes = 0
        response.on('data', (chunk: Buffer) => (bytes += chunk.length))
        response.on('end', () => resolve({ bytes, text: '' }))
      })
        .on('error', reject)
        .end()
    })
  const html = await (await fetch(url + meeting)).text()
  const styles = [...html.matchAll(/href="([^"]+\.css)"/g)].map(
    ([, path]) => new URL(path!, url + meeting).pathname,
  )
  const css = (await Promise.all(styles.map(async (path) => (await fetch(url + path)).text()))).join('\n')
  // A browser takes woff2 of the ranges that the text needs: Latin and Latin extended in two weights
  const fonts = [
    ...new Set(
      [...css.matchAll(/url\(([^)]+\.woff2)\)/g)].map(
        ([, path]) => new URL(path!.replace(/["']/g, ''), `${url}${styles[0]!}`).pathname,
      ),
    ),
  ]
  const scripts = html.match(/<script(?![^>]*type="application\/ld\+json")/g)?.length ?? 0
  const weights = await Promise.all([meeting, ...styles, ...fonts, '/favicon.svg'].map(weigh))
  const total = weights.reduce((sum, { bytes }) => sum + bytes, 0)
  const fontBytes = weights.slice(1 + styles.length, -1).reduce((sum, { bytes }) => sum + bytes, 0)
  figure(
    'Meeting page, bytes of a first view',
    `${(total / 1000).toFixed(1)} KB, of it fonts ${(fontBytes / 1000).toFixed(1)} KB`,
    `${scripts} scripts`,
    '≤ 100 KB, 0 bytes of script',
  )
}

/** CPU of one rendering of the meeting page's component with its data in memory, in seconds. */
async function componentCost(dataDir: string): Promise<number> {
  const outDir = mkdtempSync(join(projectRoot, 'node_modules', '.radnice-bench-'))
  try {
    await build({
      configFile: false,
      root: projectRoot,
      logLevel: 'error',
      plugins: [svelte({ configFile: false })],
      build: { ssr: 'bench/support/meeting-from-memory.ts', outDir, emptyOutDir: true },
    })
    const { renderMeeting } = (await import(join(outDir, 'meeting-from-memory.js'))) as {
      renderMeeting: (options: object) => string
    }
    const opened = openDatabase(clusterUrl(dataDir))
    useDatabase(opened)
    const { record, next } = await readMeeting(visitor(), 'komise-pro-smart-city', '2023-7')
    useDatabase(undefined)
    await opened.close()
    const once = () => renderMeeting({ props: { record, next } })
    if (!once().includes('PRO') && !once().includes('Přítomno'))
      throw new Error('The component rendered nothing')
    for (let run = 0; run < 300; run++) once()
    const before = process.cpuUsage()
    for (let run = 0; run < 1000; run++) once()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6 / 1000
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

async function pageCost(url: string, dataDir: string): Promise<void> {
  const component = await componentCost(dataDir)
  const kept = await serverCost(url, meeting, 400)
  const fresh = await serverCost(url, `${meeting}?${'x'.repeat(120)}`, 400)
  // components fed from memory through the same server, rendered anew each time
  const fed = await serverCost(url, `/design?${'x'.repeat(120)}`, 400)
  figure(
    'Meeting page, CPU of the server a request, as readers get it (kept while nothing changes)',
    ms(kept * 1000),
    `${ms(fed * 1000)} components fed from memory through the same server (/design), ratio ${(kept / fed).toFixed(2)}; ${ms(component * 1000)} the page's own component rendered in a bare loop, ratio ${(kept / component).toFixed(2)}`,
    '≤ 2 ×',
  )
  figure(
    'Meeting page, CPU of the server when it is rendered anew (after a change)',
    ms(fresh * 1000),
    `the same two, ratios ${(fresh / fed).toFixed(2)} and ${(fresh / component).toFixed(2)}`,
    '–',
  )
}
