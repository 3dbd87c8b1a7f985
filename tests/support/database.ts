import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { openDatabase, useDatabase } from '#server/platform/database/database.ts'

export interface TestDatabase {
  url: string
  ask: (sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>
}

async function create(template: string): Promise<TestDatabase> {
  const home = inject('databaseUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client(home)
  await admin.connect()
  await admin.query(`create database ${name} template ${template}`)
  const url = new URL(home)
  url.pathname = `/${name}`
  afterAll(async () => {
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
  })
  const ask: TestDatabase['ask'] = async (sql, values) => {
    const client = new pg.Client(url.href)
    client.on('error', () => undefined)
    await client.connect()
    try {
      return (await client.query(sql, values)).rows
    } finally {
      await client.end()
    }
  }
  return { url: url.href, ask }
}

/** A database without any table. */
export const emptyDatabase = () => create('template0')

/** A migrated database of its own, set as the database of this process. */
export async function freshDatabase(): Promise<TestDatabase> {
  const made = await create('template_radnice')
  const opened = openDatabase(made.url)
  useDatabase(opened)
  afterAll(() => opened.close())
  return made
}
