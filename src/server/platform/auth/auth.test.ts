import type { Cookies } from '@sveltejs/kit'
import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { system } from '../actor/actor.ts'
import { inTransaction } from '../database/transaction.ts'
import { createAccount, disableAccount, listSessions, revokeSession, setOwnPassword } from './accounts.ts'
import { auth, openAuth } from './auth.ts'
import { readSession } from './read-session.ts'
import { offerSetup, setUpAdministrator } from './setup.ts'
import {
  sendCode,
  signInByCode,
  signInByPassword,
  signInBySecondFactor,
  type SignInRequest,
} from './sign-in.ts'

const db = await freshDatabase()
const folder = mkdtempSync(join(tmpdir(), 'radnice-auth-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const close = openAuth({
  databaseUrl: db.url,
  secret: 'zkušební tajemství, dost dlouhé na klíč 0123456789',
  publicUrl: 'http://localhost:3000',
})
afterAll(() => close())

/** A browser's cookie jar and one request with it. */
function browser(address = '10.0.0.1') {
  const jar = new Map<string, string>()
  const cookies = { set: (name: string, value: string) => void jar.set(name, value) } as unknown as Cookies
  const headers = () =>
    new Headers({
      cookie: [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; '),
      'x-forwarded-for': address,
    })
  const request = (): SignInRequest => ({
    headers: headers(),
    cookies,
    address,
    secure: false,
    now: new Date(),
  })
  return { request, session: () => readSession(headers(), new Date(), 'test'), headers }
}
const password = 'dostatečně dlouhé heslo'
const account = (email: string, more: object = {}) =>
  inTransaction(system(), (work) =>
    createAccount(work, { email, name: 'Tajemnice komise', roles: ['recorder'], ...more }),
  )

test('the first administrator is set up once, with the token from a 0600 file', async () => {
  const file = (await offerSetup(folder))!
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const input = { email: 'spravce@mesto.example', name: 'Správce', password }
  await expect(setUpAdministrator({ ...input, token: 'x' }, new Date())).rejects.toThrow('Klíč nesouhlasí')
  const token = readFileSync(file, 'utf8')
  await expect(setUpAdministrator({ ...input, token }, new Date(Date.now() + 2 * 3_600_000))).rejects.toThrow(
    'neplatí',
  )
  for (const wrong of [
    { email: 'neni-email' },
    { name: ' ' },
    { password: 'x'.repeat(300) },
    { password: 'krátké' },
  ])
    await expect(setUpAdministrator({ ...input, ...wrong, token }, new Date())).rejects.toThrow(
      /Zadejte|Heslo/,
    )
  await setUpAdministrator({ ...input, token }, new Date())
  await expect(setUpAdministrator({ ...input, token }, new Date())).rejects.toThrow('už správce má')
  expect(await offerSetup(folder)).toBeNull()
})

test('a password signs in, a wrong one does not, and eight wrong ones lock the account for a while', async () => {
  await account('heslo@mesto.example', { password })
  const one = browser()
  expect(await signInByPassword(one.request(), 'heslo@mesto.example', password)).toBe('signed_in')
  expect((await one.session())?.actor.roles).toEqual(['recorder'])
  const tried = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      signInByPassword(browser().request(), 'heslo@mesto.example', 'špatné heslo'),
    ),
  )
  const messages = tried.map((result) =>
    result.status === 'rejected' ? String(result.reason.message) : 'signed in',
  )
  expect(messages.filter((message) => message.includes('nesouhlasí'))).toHaveLength(8)
  expect(messages.filter((message) => message.includes('Příliš mnoho'))).toHaveLength(12)
  await expect(signInByPassword(browser().request(), 'heslo@mesto.example', password)).rejects.toThrow(
    'Příliš mnoho',
  )
  expect(await one.session()).not.toBeNull()
  expect(await signInByPassword(browser('10.0.0.99').request(), 'heslo@mesto.example', password)).toBe(
    'signed_in',
  )
})

test('with a second factor the password alone gives no session', async () => {
  await account('totp@mesto.example', { password })
  const one = browser('10.0.0.2')
  await signInByPassword(one.request(), 'totp@mesto.example', password)
  const { totpURI, backupCodes } = (await auth().api.enableTwoFactor({
    body: { password },
    headers: one.headers(),
  })) as {
    totpURI: string
    backupCodes: string[]
  }
  await auth().api.verifyTOTP({ body: { code: totp(totpURI) }, headers: one.headers() })
  const two = browser('10.0.0.2')
  expect(await signInByPassword(two.request(), 'totp@mesto.example', password)).toBe('second_factor')
  expect(await two.session()).toBeNull()
  for (let i = 0; i < 10; i++)
    await expect(signInBySecondFactor(browser('10.0.0.2').request(), '000000')).rejects.toThrow(
      'Kód nesouhlasí',
    )
  await expect(signInBySecondFactor(two.request(), '000000')).rejects.toThrow('Kód nesouhlasí')
  await signInBySecondFactor(two.request(), totp(totpURI))
  expect((await two.session())?.email).toBe('totp@mesto.example')
  const three = browser('10.0.0.2')
  await signInByPassword(three.request(), 'totp@mesto.example', password)
  await signInBySecondFactor(three.request(), backupCodes[0]!)
  expect((await three.session())?.email).toBe('totp@mesto.example')
  const four = browser('10.0.0.2')
  await signInByPassword(four.request(), 'totp@mesto.example', password)
  await expect(signInBySecondFactor(four.request(), backupCodes[0]!)).rejects.toThrow('Kód nesouhlasí')
  await sendCode(browser('10.0.0.2').request(), 'totp@mesto.example')
  expect(await db.ask(`select 1 from platform.mail where recipient = 'totp@mesto.example'`)).toEqual([])
})

test('a code by e-mail signs a member in once, and tells nobody which addresses exist', async () => {
  await account('host@mesto.example')
  const one = browser('10.0.0.3')
  await sendCode(one.request(), 'nikdo@mesto.example')
  await sendCode(one.request(), 'host@mesto.example')
  const [mail, ...others] = await db.ask('select recipient, text from platform.mail')
  expect(others).toEqual([])
  const code = /je (\d{4} \d{4})/.exec(String(mail!['text']))![1]!
  await signInByCode(one.request(), 'host@mesto.example', code)
  expect((await one.session())?.email).toBe('host@mesto.example')
  await expect(signInByCode(browser('10.0.0.3').request(), 'host@mesto.example', code)).rejects.toThrow(
    'Kód nesouhlasí',
  )
})

test('sessions are listed and revoked; a leaver loses all at once', async () => {
  const id = await account('odchazi@mesto.example', { password })
  const [one, two] = [browser('10.0.0.4'), browser('10.0.0.4')]
  await signInByPassword(one.request(), 'odchazi@mesto.example', password)
  await signInByPassword(two.request(), 'odchazi@mesto.example', password)
  const signed = (await one.session())!
  expect(await listSessions(id)).toHaveLength(2)
  await inTransaction(system(), (work) => revokeSession(work, id, signed.sessionId))
  expect(await one.session()).toBeNull()
  await inTransaction(system(), (work) => disableAccount(work, id))
  expect(await two.session()).toBeNull()
  await expect(
    signInByPassword(browser('10.0.0.4').request(), 'odchazi@mesto.example', password),
  ).rejects.toThrow('nesouhlasí')
})

/** RFC 6238 with SHA-1, six digits and thirty seconds, from the otpauth address. */
function totp(uri: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...new URL(uri).searchParams.get('secret')!]
    .map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  return String((mac.readUInt32BE(mac[19]! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

test('a person sets a password and changes it knowing the old one; other devices are signed out', async () => {
  const id = await account('nove@mesto.example')
  const [one, two] = [browser('10.0.0.5'), browser('10.0.0.5')]
  const actor = { ...system(), accountId: id }
  await setOwnPassword(actor, '', { old: '', fresh: 'první dlouhé heslo' })
  for (const device of [one, two])
    expect(await signInByPassword(device.request(), 'nove@mesto.example', 'první dlouhé heslo')).toBe(
      'signed_in',
    )
  const { sessionId } = (await one.session())!
  await expect(
    setOwnPassword(actor, sessionId, { old: 'jiné', fresh: 'druhé dlouhé heslo' }),
  ).rejects.toThrow('Dosavadní heslo nesouhlasí')
  await expect(
    setOwnPassword(actor, sessionId, { old: 'první dlouhé heslo', fresh: 'krátké' }),
  ).rejects.toThrow('12')
  await setOwnPassword(actor, sessionId, { old: 'první dlouhé heslo', fresh: 'druhé dlouhé heslo' })
  expect(await one.session()).not.toBeNull()
  expect(await two.session()).toBeNull()
  expect(await signInByPassword(two.request(), 'nove@mesto.example', 'druhé dlouhé heslo')).toBe('signed_in')
})
