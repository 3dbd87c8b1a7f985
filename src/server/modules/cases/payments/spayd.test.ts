import { expect, test } from 'vitest'
import { czechAccount, isIban, spayd } from './spayd.ts'

test('a payment order as banks read it', () => {
  const order = {
    iban: 'CZ2806000000000168540115',
    amount: 45_050,
    variableSymbol: '2600000012',
    dueOn: '2026-12-15',
    message: 'Poplatek ze psů * 100 %',
  }
  expect(spayd(order)).toBe(
    'SPD*1.0*ACC:CZ2806000000000168540115*AM:450.50*CC:CZK*DT:20261215*MSG:POPLATEK ZE PSU %2A 100 %25*X-VS:2600000012',
  )
  expect(spayd({ ...order, dueOn: null })).not.toContain('DT:')
})

test('an IBAN is checked by its digits, and written as an account', () => {
  expect(isIban('CZ2806000000000168540115')).toBe(true)
  expect(isIban('CZ2906000000000168540115')).toBe(false)
  expect(isIban('168540115/0600')).toBe(false)
  expect(czechAccount('CZ2806000000000168540115')).toBe('168540115/0600')
  expect(czechAccount('SK3112000000198742637541')).toBeNull()
})
