import { expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { system, visitor } from '../../platform/actor/actor.ts'
import { createAccount } from '../../platform/auth/accounts.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { importPeople } from './index.ts'

const db = await freshDatabase()
const now = new Date('2024-07-01T10:00:00Z')
const head = 'email;jmeno;prijmeni;titul_pred;pohlavi;odbor_kod;odbor;konec\n'
const people = () =>
  db.ask(
    'select email, p.name, gender, d.code as department from people.person p left join people.department d on d.id = p.department_id order by email',
  )

test('people and departments are taken over by e-mail, a second file changes them', async () => {
  expect(
    await importPeople(
      system(now),
      `\ufeff${head}A@mesto.example;Jana;Nová;Ing.;z;OD;Odbor dopravy;\nb@mesto.example;Petr;Starý;;m;;;\n`,
    ),
  ).toEqual({ added: 2, changed: 0, ended: 0 })
  expect(
    await importPeople(system(now), `${head}a@mesto.example;Jana;Novotná;Ing.;z;OD;Odbor dopravy a cest;\n`),
  ).toEqual({ added: 0, changed: 1, ended: 0 })
  expect(await people()).toEqual([
    { email: 'a@mesto.example', name: 'Jana Novotná', gender: 'female', department: 'OD' },
    { email: 'b@mesto.example', name: 'Petr Starý', gender: 'male', department: null },
  ])
})

test('a wrong line is named and nothing changes', async () => {
  const before = await people()
  const wrong = importPeople(
    system(now),
    `${head}c@mesto.example;Eva;Malá;;;;;\nneni-email;;Velký;;x;;;31. 2. 2024\n`,
  )
  await expect(wrong).rejects.toThrow(/Nic se nezměnilo.*řádek 3, sloupec email.*řádek 3, sloupec jmeno/)
  await expect(importPeople(system(now), '')).rejects.toThrow('prázdný')
  await expect(importPeople(visitor(now), head)).rejects.toThrow('nic není')
  expect(await people()).toEqual(before)
})

test('who left loses access at once', async () => {
  const [person] = await db.ask(`select id from people.person where email = 'b@mesto.example'`)
  await inTransaction(system(now), (work) =>
    createAccount(work, {
      email: 'b@mesto.example',
      name: 'Petr',
      roles: [],
      personId: String(person!['id']),
    }),
  )
  expect(await importPeople(system(now), `${head}b@mesto.example;Petr;Starý;;m;;;2024-06-30\n`)).toEqual({
    added: 0,
    changed: 1,
    ended: 1,
  })
  expect(
    await db.ask(`select 1 from auth."user" where email = 'b@mesto.example' and "disabledAt" is null`),
  ).toEqual([])
})

test('a column that the file does not have leaves values alone; a missing required one is named', async () => {
  await importPeople(system(now), `${head}d@mesto.example;Iva;Nová;Mgr.;z;OD;Odbor dopravy;\n`)
  await importPeople(system(now), 'email;jmeno;prijmeni\nd@mesto.example;Iva;Nováková\n')
  const [person] = await db.ask(
    `select name, honorific_prefix, gender, department_id is not null as placed from people.person where email = 'd@mesto.example'`,
  )
  expect(person).toEqual({ name: 'Iva Nováková', honorific_prefix: 'Mgr.', gender: 'female', placed: true })
  await expect(importPeople(system(now), 'email;jmeno\nx@mesto.example;X\n')).rejects.toThrow(
    'chybí sloupec prijmeni',
  )
})

test('a leaver loses also an account that no person stands behind', async () => {
  await inTransaction(system(now), (work) =>
    createAccount(work, { email: 'e@mesto.example', name: 'Účet', roles: ['recorder'] }),
  )
  expect(await importPeople(system(now), `${head}e@mesto.example;Eva;Malá;;;;;2024-06-30\n`)).toMatchObject({
    ended: 1,
  })
})
