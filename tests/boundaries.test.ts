import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'radnice-boundaries-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const plant = (files: Record<string, string>) => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

test('planted breaches of every import rule are found', () => {
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  plant({
    'package.json': '{"type":"module"}',
    'tsconfig.json': '{"compilerOptions":{"module":"nodenext","moduleResolution":"nodenext"}}',
    'src/server/modules/budget/index.ts': 'export {}',
    'src/server/modules/budget/line.ts': `import '../meetings/quorum.ts'\nimport 'kysely'`,
    'src/server/modules/meetings/index.ts': 'export {}',
    'src/server/modules/meetings/quorum.ts': `import './vote.ts'`,
    'src/server/modules/meetings/vote.ts': `import './quorum.ts'`,
    'src/server/platform/database/database.ts': `import '../../modules/meetings/index.ts'`,
    'src/routes/page.ts': `import '../server/platform/database/database.ts'\nimport '../server/modules/meetings/vote.ts'`,
    'src/ui/button.ts': `import '../server/modules/meetings/index.ts'`,
    'src/shared/date.ts': `import '../ui/button.ts'\nimport './missing.ts'`,
  })
  const run = spawnSync(
    resolve('node_modules/.bin/depcruise'),
    ['--config', resolve('.dependency-cruiser.mjs'), '--output-type', 'json', 'src'],
    { cwd: folder, encoding: 'utf8' },
  )
  const found = new Set(
    JSON.parse(run.stdout).summary.violations.map(({ rule }: { rule: { name: string } }) => rule.name),
  )
  expect([...found].sort()).toEqual([
    'module-door',
    'no-cycles',
    'platform-knows-no-module',
    'routes-have-no-database',
    'routes-use-doors',
    'shared-stands-alone',
    'sql-in-stores',
    'ui-is-pure',
    'unresolvable',
  ])
})

test('no file of the project names a registry host or a path of one machine', () => {
  const hosts = ['registry', 'npmjs', 'org'].join('.')
  const names = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n')
  expect(names).toContain('package-lock.json')
  const found = spawnSync('git', ['grep', '-l', '-F', '-e', `https://${hosts}`], { encoding: 'utf8' }).stdout
  expect(found).toBe('')
})
