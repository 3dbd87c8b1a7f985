import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { findSituations } from '../src/server/modules/services/index.ts'
import { clusterUrl } from '../src/server/platform/database/cluster/cluster.ts'
import { openDatabase, useDatabase } from '../src/server/platform/database/database.ts'
import { startServer } from '../tests/support/server.ts'
import { figure, ms } from './support/measure.ts'

const copies = 124
const questions = [
  'zemřel mi pejsek',
  'ztratil jsem občanku',
  'chci pokácet strom na zahradě',
  'vyměnit řidičák',
  'přestěhoval jsem se',
  'hrob na hřbitově',
  'vypis z rejstriku trestu',
  'zápis dítěte do školky',
  'lešení na chodníku',
  'kde nahlásím rozbitou lampu',
]

/** Life situations found by citizens' own words among 5,000: the sample's forty and copies of them under other words. */
export async function benchServices(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'radnice-bench-'))
  const server = await startServer(['--demo'], { DATA_DIR: dataDir })
  const opened = openDatabase(clusterUrl(dataDir))
  useDatabase(opened)
  try {
    await sql`insert into services.situation (id, slug, state, title, summary, area, power, who, documents, keywords)
      select gen_random_uuid(), slug || '-' || n, state, title || ' ' || n, summary, area, power, who, documents,
        array(select k || ' ' || n from unnest(keywords) k)
      from services.situation, generate_series(1, ${copies}) n`.execute(opened.db)
    await sql`update services.revision set number = number + 1`.execute(opened.db)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from services.situation`.execute(
      opened.db,
    )
    const begun = performance.now()
    await findSituations(questions[0]!)
    const first = performance.now() - begun
    const times: number[] = []
    const bare: number[] = []
    for (let round = 0; round < 30; round++)
      for (const question of questions) {
        const asked = performance.now()
        await findSituations(question)
        times.push(performance.now() - asked)
        const again = performance.now()
        await sql`select number from services.revision`.execute(opened.db)
        bare.push(performance.now() - again)
      }
    const p95 = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length * 0.95)]!
    figure(
      `Search by own words over ${rows[0]!.n.toLocaleString('en')} life situations, p95`,
      ms(p95(times)),
      `${ms(p95(bare))} one bare query; ${ms(first)} the first question after a change`,
      '≤ 30 ms',
    )
  } finally {
    useDatabase(undefined)
    await opened.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
