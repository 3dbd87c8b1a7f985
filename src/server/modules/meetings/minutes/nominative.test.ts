import { expect, test } from 'vitest'
import { roomName, withListedNames } from './nominative.ts'

test('surnames are written as the list of people has them, other words stay', () => {
  const names = ['Jan Vzor', 'Mgr. Petr Ukázkový', 'Eva Příkladná, MBA', 'Karel Havlíček']
  expect(withListedNames('náměstek Mgr. Vzora', names)).toBe('náměstek Mgr. Vzor')
  expect(withListedNames('tajemník Ing. Ukázkového', names)).toBe('tajemník Ing. Ukázkový')
  expect(withListedNames('vedoucí Příkladné', names)).toBe('vedoucí Příkladná')
  expect(withListedNames('odbor Havlíčka a Liberce', names)).toBe('odbor Havlíček a Liberce')
  expect(withListedNames('Komise pro Smart City', names)).toBe('Komise pro Smart City')
  expect(withListedNames('Jan Vzor', names)).toBe('Jan Vzor')
})

test('a room is called by its name', () => {
  expect(roomName('zasedací místnosti č. 209')).toBe('zasedací místnost č. 209')
  expect(roomName('malé místnosti radnice')).toBe('malá místnost radnice')
  expect(roomName('sál 11')).toBe('sál 11')
})
