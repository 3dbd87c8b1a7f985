import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testDefinition } from '../../../../shared/forms/test-definition.ts'
import { checkDefinition } from '../../../../shared/forms/check-definition.ts'

const folder = join(import.meta.dirname, '../demo/forms')

test.each(readdirSync(folder))('the definition %s holds', (file) => {
  const { definition, faults } = checkDefinition(readFileSync(join(folder, file), 'utf8'))
  expect(faults).toEqual([])
  expect(testDefinition(definition!).flatMap((one) => one.faults)).toEqual([])
})
