import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { configTable } from './config-table.ts'
import { ConfigError, readConfig } from './config.ts'

test('defaults need no variable at all', () => {
  const config = readConfig({})
  expect(config.PORT).toBe(3000)
  expect(config.DATABASE_URL).toBeUndefined()
  expect(config.TRUST_PROXY).toBe(false)
})

test('every wrong variable is named in one sentence', () => {
  expect(() => readConfig({ PORT: 'osm', SMTP_URL: 'mail.example.cz' })).toThrow(/PORT: .*SMTP_URL: /)
})

test('each wrong value is told in Czech, with its name and what to write', () => {
  for (const [name, value, sentence] of [
    ['PUBLIC_URL', 'foo', 'http:// nebo https://'],
    ['PUBLIC_URL', 'ftp://mesto.example', 'http:// nebo https://'],
    ['PUBLIC_URL', 'https://mesto.example/radnice', 'bez cesty'],
    ['SMTP_URL', 'foo', 'smtp:// nebo smtps://'],
    ['DATABASE_URL', 'mysql://x/y', 'postgres://'],
    ['OIDC_ISSUER', 'prihlaseni.example', 'https://'],
    ['PORT', '0', 'od 1 do 65535'],
    ['PORT', '70000', 'od 1 do 65535'],
    ['RECORDS_DROP_DIR', '/nic/takoveho', 'taková složka není'],
    ['RECORDS_DROP_DIR', 'README.md', 'taková složka není'],
    ['JOBS', 'nekde', 'inline, nebo worker'],
  ] as const)
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`${name}: [^.]*${sentence}`))
})

test('a database of your own needs a key of your own', () => {
  const env = { DATABASE_URL: 'postgres://radnice@db/radnice' }
  expect(() => readConfig(env)).toThrow(ConfigError)
  expect(readConfig({ ...env, AUTH_SECRET: 'x'.repeat(32), MASTER_KEY: 'y'.repeat(32) }).DATABASE_URL).toBe(
    env.DATABASE_URL,
  )
})

test('the table in the README is the generated one', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(configTable())
})
