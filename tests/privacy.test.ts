import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = process.env['MINUTES_DIR'] ?? '../shared/minutes'

test.skipIf(!existsSync(folder))(
  'no full name of a person from the sample documents stands in the project',
  () => {
    const names = new Set<string>()
    for (const file of readdirSync(folder).filter((name) => /^\d+\.json$/.test(name))) {
      const labels = JSON.parse(readFileSync(join(folder, file), 'utf8'))
      const people = ['present', 'excused', 'absent', 'guests', 'verifiers'].flatMap(
        (field) => labels[field] ?? [],
      )
      for (const name of [...people, labels.recorder, labels.chair])
        if (typeof name === 'string' && /^\p{L}{3,} \p{L}{3,}/u.test(name)) names.add(name)
    }
    expect(names.size).toBeGreaterThan(50)
    const either = [...names].flatMap((name) => [name, name.split(' ').reverse().join(' ')])
    const found = spawnSync('git', ['grep', '-l', '-F', '-f', '-'], {
      input: either.join('\n'),
      encoding: 'utf8',
    })
    expect(found.stdout).toBe('')
  },
)
