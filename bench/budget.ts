import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importBudget } from '../src/server/modules/budget/index.ts'
import { visitor, type Actor } from '../src/server/platform/actor/actor.ts'
import { clusterUrl } from '../src/server/platform/database/cluster/cluster.ts'
import { openDatabase, useDatabase } from '../src/server/platform/database/database.ts'
import { readTable } from '../src/server/platform/documents/read-table.ts'
import { startServer } from '../tests/support/server.ts'
import { figure, ms } from './support/measure.ts'

const rows = 6_000

/** A year's statement FIN 2-12 M of a large city, from the file to its lines. */
export async function benchBudget(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'radnice-bench-'))
  const server = await startServer(['--demo'], { DATA_DIR: dataDir })
  const opened = openDatabase(clusterUrl(dataDir))
  useDatabase(opened)
  try {
    const head =
      'ZC_VYKAZ;ZC_VTAB;0FISCPER;ZC_UCJED;ZC_ICO;0CI_TYPE;0FUNC_AREA;ZCMMT_ITM;ZU_ROZSCH;ZU_ROZPZM;ZU_ROZKZ'
    const text = Array.from({ length: rows }, (_, n) => {
      const [paragraf, polozka] = [2000 + (n % 600), 5000 + Math.floor(n / 600) * 11]
      return `051;1;2020012;1;00262978;3;${paragraf};${polozka};${n * 1000},00;${n * 1100},00;${n * 900},50`
    }).join('\n')
    const bytes = new Uint8Array(Buffer.from(`${head}\n${text}\n`))
    const bare = performance.now()
    readTable(bytes)
    const split = performance.now() - bare
    const actor: Actor = { ...visitor(new Date()), kind: 'person', accountId: 'bench', roles: ['analyst'] }
    const started = performance.now()
    await importBudget(
      actor,
      'měření',
      { name: 'fin.csv', bytes },
      {
        kind: 'fin',
        origin: 'měření',
        year: '',
        month: '',
        ico: '',
        profile: '',
        columns: '',
        replace: false,
        smaller: false,
      },
    )
    figure(
      `Statement FIN 2-12 M of a year, ${rows.toLocaleString('en')} rows, from the file to its lines`,
      ms(performance.now() - started),
      `${ms(split)} only split into cells`,
      '≤ 2 s',
    )
  } finally {
    useDatabase(undefined)
    await opened.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
