import type { Cookies } from '@sveltejs/kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { startIdentityProvider, type IdentityProvider } from '#tests/support/identity-provider.ts'
import { system } from '../actor/actor.ts'
import { inTransaction } from '../database/transaction.ts'
import { createAccount, disableAccount } from './accounts.ts'
import { openAuth } from './auth.ts'
import { beginOidc, configureOidc, finishOidc, isLinked } from './oidc.ts'
import { readSession } from './read-session.ts'
import type { SignInRequest } from './sign-in.ts'

const db = await freshDatabase()
const publicUrl = 'http://localhost:3000'
let provider: IdentityProvider
const close = openAuth({
  databaseUrl: db.url,
  secret: 'zkušební tajemství, dost dlouhé na klíč 0123456789',
  publicUrl,
})
afterAll(() => close())
beforeAll(async () => {
  provider = await startIdentityProvider(`${publicUrl}/prihlaseni/urad/zpet`)
  const { issuer, clientId, clientSecret } = provider
  configureOidc({
    issuer,
    clientId,
    clientSecret,
    groupsClaim: 'groups',
    roles: new Map([
      ['radnice-spravci', 'administrator'],
      ['radnice-zapis', 'recorder'],
      ['zamestnanci', null],
    ]),
  })
})
afterAll(() => provider.stop())

function browser() {
  const jar = new Map<string, string>()
  const cookies = {
    set: (name: string, value: string) => void jar.set(name, value),
    get: (name: string) => jar.get(name),
    delete: (name: string) => void jar.delete(name),
  } as unknown as Cookies
  const headers = () =>
    new Headers({
      cookie: [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; '),
    })
  const request = (): SignInRequest => ({
    headers: headers(),
    cookies,
    address: '10.0.0.1',
    secure: false,
    now: new Date(),
  })
  return { request, session: () => readSession(headers(), new Date(), 'test') }
}

async function comeIn(subject: string, linkTo: string | null = null, one = browser()) {
  provider.subject = subject
  const address = await beginOidc(one.request(), '/urad', linkTo)
  const back = await provider.walk(address)
  expect(back.href.startsWith(`${publicUrl}/prihlaseni/urad/zpet?`)).toBe(true)
  await finishOidc(one.request(), back.searchParams)
  return one
}

test('groups become roles at every sign-in; the same subject stays the same account', async () => {
  provider.subjects.set('a1', {
    email: 'urednice@mesto.example',
    name: 'Úřednice',
    groups: ['radnice-zapis', 'jiné'],
  })
  const first = await (await comeIn('a1')).session()
  expect(first?.actor.roles).toEqual(['recorder'])
  provider.subjects.set('a1', { email: 'nova-adresa@mesto.example', groups: ['zamestnanci'] })
  const second = await (await comeIn('a1')).session()
  expect(second?.actor).toMatchObject({ accountId: first!.actor.accountId, roles: [] })
  expect(second?.email).toBe('urednice@mesto.example')
})

test('an account is never taken over by its e-mail, only linked by who is signed in to it', async () => {
  const id = await inTransaction(system(), (work) =>
    createAccount(work, { email: 'spravce@mesto.example', name: 'Správce', roles: ['administrator'] }),
  )
  provider.subjects.set('b1', { email: 'Spravce@mesto.example', groups: ['radnice-spravci'] })
  await expect(comeIn('b1')).rejects.toThrow('S tímto e-mailem už v Radnici účet je')
  expect(await isLinked(id)).toBe(false)
  expect((await (await comeIn('b1', id)).session())?.actor.accountId).toBe(id)
  expect(await isLinked(id)).toBe(true)
  const other = await inTransaction(system(), (work) =>
    createAccount(work, { email: 'jina@mesto.example', name: 'Jiná', roles: [] }),
  )
  await expect(comeIn('b1', other)).rejects.toThrow('už patří k jinému účtu')
  await inTransaction(system(), (work) => disableAccount(work, id))
  await expect(comeIn('b1')).rejects.toThrow('Přístup tohoto účtu skončil')
})

test('the last administrator keeps the role whatever the groups say', async () => {
  await db.ask(`update auth."user" set roles = '' where roles = 'administrator'`)
  const id = await inTransaction(system(), (work) =>
    createAccount(work, { email: 'posledni@mesto.example', name: 'Správce', roles: ['administrator'] }),
  )
  provider.subjects.set('d1', { groups: ['zamestnanci'] })
  expect((await (await comeIn('d1', id)).session())?.actor.roles).toEqual(['administrator'])
  await inTransaction(system(), (work) =>
    createAccount(work, { email: 'druhy@mesto.example', name: 'Správce 2', roles: ['administrator'] }),
  )
  expect((await (await comeIn('d1')).session())?.actor.roles).toEqual([])
})

test('who is in no group of ours does not come in, and leaves no account behind', async () => {
  provider.subjects.set('c1', { email: 'cizi@mesto.example', groups: ['jiné'] })
  await expect(comeIn('c1')).rejects.toThrow('není v žádné skupině')
  provider.subjects.set('c2', { email: 'bez-skupin@mesto.example' })
  await expect(comeIn('c2')).rejects.toThrow('není v žádné skupině')
  expect(await db.ask(`select 1 from auth."user" where email like '%cizi%' or email like 'bez-%'`)).toEqual(
    [],
  )
})

test('an answer is taken once, only in the browser that asked, and only with its state', async () => {
  const one = browser()
  provider.subject = 'a1'
  const back = await provider.walk(await beginOidc(one.request(), '/urad', null))
  await expect(finishOidc(browser().request(), back.searchParams)).rejects.toThrow('nepovedlo')
  const forged = new URLSearchParams(back.searchParams)
  forged.set('state', 'jiný')
  await expect(finishOidc(one.request(), forged)).rejects.toThrow('nepovedlo')
  await expect(finishOidc(one.request(), back.searchParams)).rejects.toThrow('nepovedlo')
  expect(await one.session()).toBeNull()
})
