import type { Role } from '../platform/actor/actor.ts'

/** Accounts of the demo: roles, not people. `person` is the name of the sample person behind the account. */
export const demoRoles: readonly { email: string; name: string; roles: readonly Role[]; person?: string }[] =
  [
    { email: 'tajemnice@ukazka.example', name: 'Tajemnice komise', roles: [], person: 'Tajemnice komise' },
    { email: 'predseda@ukazka.example', name: 'Předseda komise', roles: [], person: 'Předseda komise' },
    ...[1, 2, 3, 4].map((number) => ({
      email: `clen${number}@ukazka.example`,
      name: `Člen komise ${number}`,
      roles: [],
      person: `Člen komise ${number}`,
    })),
    { email: 'zapisovatelka@ukazka.example', name: 'Zapisovatelka města', roles: ['recorder'] },
    { email: 'informatik@ukazka.example', name: 'Informatik města', roles: ['analyst'] },
    { email: 'urednice@ukazka.example', name: 'Úřednice magistrátu', roles: ['clerk'] },
    { email: 'doprava@ukazka.example', name: 'Úředník odboru dopravy', roles: ['clerk'] },
    { email: 'auditor@ukazka.example', name: 'Auditor', roles: ['auditor'] },
    { email: 'spravce@ukazka.example', name: 'Správce', roles: ['administrator'] },
  ]
