// Writes the table of variables into README.md: `npm run config:table`. A test holds the two together.
import { readFileSync, writeFileSync } from 'node:fs'
import { configTable } from '../src/server/platform/config/config-table.ts'

const readme = readFileSync('README.md', 'utf8')
const [before, , after] = readme.split(/<!-- config -->/)
writeFileSync('README.md', `${before}<!-- config -->\n\n${configTable()}\n\n<!-- config -->${after}`)
