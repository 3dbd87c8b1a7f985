import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkDefinition } from '../../../../shared/forms/check-definition.ts'

const folder = join(import.meta.dirname, '../demo/forms')

test.each(readdirSync(folder))('the definition %s holds', (file) => {
  expect(checkDefinition(readFileSync(join(folder, file), 'utf8')).faults).toEqual([])
})
