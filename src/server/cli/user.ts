import { createInterface } from 'node:readline/promises'
import { system } from '../platform/actor/actor.ts'
import { createAccount, resetPassword } from '../platform/auth/accounts.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { UsageError, type Command } from './command.ts'
import { withCityHall } from './with-city-hall.ts'

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await lines.question(question)).trim()
  } finally {
    lines.close()
  }
}

export const userCreate: Command = {
  usage: 'user create E-MAIL --name JMÉNO [--role administrator|recorder|auditor|clerk|analyst]',
  about: 'Založí účet; heslo se čte ze vstupu, prázdné znamená přihlašování kódem z e-mailu',
  options: { name: { type: 'string' }, role: { type: 'string' } },
  run: async ([email], { name, role }) => {
    const roles = (['administrator', 'recorder', 'auditor', 'clerk', 'analyst'] as const).filter(
      (known) => known === role,
    )
    if (!email || typeof name !== 'string' || (role !== undefined && roles.length === 0))
      throw new UsageError('Zadejte e-mail, --name a známou --role.')
    return withCityHall(async () => {
      const password = await ask('Heslo (prázdné = kód e-mailem): ')
      await inTransaction(system(), (work) =>
        createAccount(work, { email, name, roles, ...(password === '' ? {} : { password }) }),
      )
      process.stdout.write('Účet je založený.\n')
      return 0
    })
  },
}

export const userPassword: Command = {
  usage: 'user password E-MAIL',
  about:
    'Nastaví nové heslo ze vstupu, zruší druhý krok a odhlásí všechna zařízení; cesta zpět pro správce, který se nedostane dovnitř',
  run: async ([email]) => {
    if (!email) throw new UsageError('Zadejte e-mail účtu.')
    return withCityHall(
      async () => {
        const password = await ask('Nové heslo: ')
        await inTransaction(system(), (work) => resetPassword(work, email, password))
        process.stdout.write('Heslo je nastavené.\n')
        return 0
      },
      { existing: true },
    )
  },
}
