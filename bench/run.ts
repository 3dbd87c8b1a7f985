// `npm run bench [name]`: the measured promises, each beside a reference of the same run, as a Markdown table at the end.
import { cpus } from 'node:os'
import { benchClose } from './close.ts'
import { benchParse } from './parse.ts'
import { benchPdf } from './pdf.ts'
import { benchRedact } from './redact.ts'
import { benchScale } from './scale.ts'
import { benchStart } from './start.ts'
import { benchSession } from './session.ts'
import { benchBudget } from './budget.ts'
import { benchCases } from './cases.ts'
import { benchOpenData } from './open-data.ts'
import { benchServices } from './services.ts'
import { benchIngest, benchLog, benchYear } from './usage.ts'
import { allFigures } from './support/measure.ts'

const benches: Record<string, () => void | Promise<void>> = {
  parse: benchParse,
  redact: benchRedact,
  pdf: benchPdf,
  close: benchClose,
  start: benchStart,
  scale: benchScale,
  session: benchSession,
  ingest: benchIngest,
  log: benchLog,
  year: benchYear,
  budget: benchBudget,
  services: benchServices,
  cases: benchCases,
  'open-data': benchOpenData,
}
const only = process.argv[2]
for (const [name, bench] of Object.entries(benches)) if (!only || only === name) await bench()
process.stdout.write(
  `\n${cpus().length} cores, Node ${process.version}\n\n| What | Measured | Reference of the same run | To reach |\n| --- | --- | --- | --- |\n`,
)
for (const { name, value, reference, reach } of allFigures())
  process.stdout.write(`| ${name} | ${value} | ${reference} | ${reach} |\n`)
process.exit(0)
