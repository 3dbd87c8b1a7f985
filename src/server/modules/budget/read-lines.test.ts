import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTable } from '../../platform/documents/read-table.ts'
import { sumLines } from './budget-sums.ts'
import { normalIco, readAmount, readLines } from './read-lines.ts'

const samples = process.env['BUDGET_DIR'] ?? join(import.meta.dirname, '../../../../../shared/data/budget')

describe.skipIf(!existsSync(samples))('statements of a real town', () => {
  const files = existsSync(samples) ? readdirSync(samples).filter((name) => name.startsWith('sample-')) : []
  test.each(files.filter((name) => name.includes('051') || /-12\.csv$/.test(name)))(
    '%s: consolidated sums equal the control rows to the crown, in each stage',
    (name) => {
      const read = readLines(readTable(readFileSync(join(samples, name))), { kind: 'fin' })
      for (const stage of ['approved', 'amended', 'actual'] as const) {
        expect(sumLines(read.lines, 'income', stage)).toBe(read.control['4200']?.[stage])
        expect(sumLines(read.lines, 'expenditure', stage)).toBe(read.control['4430']?.[stage])
      }
    },
  )
  test.each(files.filter((name) => name.includes('2026-06')))(
    '%s: the new shape keeps financing apart',
    (name) => {
      const read = readLines(readTable(readFileSync(join(samples, name))), { kind: 'fin' })
      expect(read).toMatchObject({ year: 2026, month: 6 })
      const financing = read.lines.filter(({ side }) => side === 'financing')
      expect(financing.length).toBeGreaterThan(0)
      expect(financing.every(({ polozka }) => polozka.startsWith('8'))).toBe(true)
    },
  )
})

test('amounts and organisations are read as statements write them', () => {
  expect(readAmount('1 234,50')).toBe(123_450)
  expect(readAmount('1234.5-')).toBe(-123_450)
  expect(readAmount('-12')).toBe(-1_200)
  expect(readAmount('')).toBeNull()
  expect(readAmount('-12-')).toBeUndefined()
  expect(readAmount('dvacet')).toBeUndefined()
  expect(normalIco('0000254061')).toBe('00254061')
  expect(normalIco('254061')).toBe('00254061')
  expect(normalIco('1234567890')).toBeNull()
})

test('official headers with their codes after colons, new columns, minus after the number, ten-digit IČO', () => {
  const rows = readTable(
    Buffer.from(
      '"Výkaz:ZC_VYKAZ";"Období:0FISCPER";"IČO:ZC_ICO";"Nový sloupec:ZX_NOVY";"Typ:0CI_TYPE";"Paragraf:0FUNC_AREA";"Položka:ZCMMT_ITM";"Schválený:ZU_ROZSCH";"Po změnách:ZU_ROZPZM";"Skutečnost:ZU_ROZKZ"\n' +
        '051;2012012;0000254061;x;2;0000;1111;100,00;110,00;120,50\n051;2012012;0000254061;x;3;6171;5169;50,00;60,00;10,00-\n',
    ),
  )
  const read = readLines(rows, { kind: 'fin' })
  expect(read).toMatchObject({ year: 2012, month: 12 })
  expect(read.lines).toMatchObject([
    { side: 'income', polozka: '1111', approved: 10_000, actual: 12_050 },
    { side: 'expenditure', polozka: '5169', actual: -1_000 },
  ])
})
