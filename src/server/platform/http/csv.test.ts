import { expect, test } from 'vitest'
import { csvResponse } from './csv.ts'

test('quotes, line breaks and formulas cannot break out of their cell; what is not stated is empty', async () => {
  const text = await csvResponse(
    'x',
    ['a', 'b'],
    [
      ['=1+1', null],
      ['"x", y\nz', 0],
    ],
  ).text()
  expect(text).toBe('a,b\r\n\'=1+1,\r\n"""x"", y\nz",0\r\n')
})
