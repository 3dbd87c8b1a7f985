// `npm test`: every check of the project. The last line counts what passed and what failed.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'radnice-check-'))
const report = join(folder, 'tests.json')
const steps: [name: string, command: string, ...args: string[]][] = [
  ['build', 'vite', 'build', '--logLevel', 'warn'],
  ['format', 'prettier', '--check', '--log-level', 'warn', '.'],
  ['lint', 'eslint', '--max-warnings', '0', '.'],
  ['types', 'svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  [
    'boundaries',
    'depcruise',
    '--config',
    '.dependency-cruiser.mjs',
    '--output-type',
    'err',
    'src',
    'server.ts',
  ],
  ['tests', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
]

function run(command: string, args: string[]): Promise<{ passed: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(join('node_modules', '.bin', command), args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ passed: false, output: String(error) }))
    child.on('close', (code) => resolve({ passed: code === 0, output }))
  })
}

let passed = 0
let failed = 0
for (const [name, command, ...args] of steps) {
  const started = Date.now()
  const result = await run(command, args)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  process.stdout.write(`${result.passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`)
  if (!result.passed) process.stdout.write(`${result.output}\n`)
  if (name !== 'tests') {
    if (result.passed) passed++
    else failed++
    continue
  }
  try {
    const counted = JSON.parse(readFileSync(report, 'utf8'))
    passed += counted.numPassedTests
    failed += counted.numFailedTests
    if (!result.passed && counted.numFailedTests === 0) failed++
  } catch {
    failed++
  }
}
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)
