import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { freshDatabase } from '#tests/support/database.ts'
import { system } from '../actor/actor.ts'
import { database } from '../database/database.ts'
import { inTransaction } from '../database/transaction.ts'
import { verifyAudit } from './verify-audit.ts'

const db = await freshDatabase()
const note = (id: string) =>
  inTransaction(system(), async (work) =>
    work.audit({ action: 'test.note.made', subject: { kind: 'note', id }, details: { b: 1, a: 'ž' } }),
  )
/** What only the owner of the database could do: switch the guard off, tamper, switch it on. */
const tamper = (sql: string) =>
  db.ask(
    `alter table platform.audit_entry disable trigger all; ${sql}; alter table platform.audit_entry enable trigger all`,
  )

test('writers that come together make one whole chain', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, index) => note(String(index))))
  expect(await verifyAudit(database())).toMatchObject({ entries: 20, fault: null })
})

test('a rolled back use case leaves no entry', async () => {
  const failing = inTransaction(system(), async (work) => {
    work.audit({ action: 'test.note.made', subject: { kind: 'note', id: 'x' } })
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect((await verifyAudit(database())).entries).toBe(20)
})

test('the trail refuses update, delete and truncate', async () => {
  for (const sql of [
    `update platform.audit_entry set actor = 'x'`,
    'delete from platform.audit_entry',
    'truncate platform.audit_entry',
  ])
    await expect(db.ask(sql)).rejects.toThrow('append-only')
})

test('altered, removed, inserted and cut rows are each found', async () => {
  const { head } = await verifyAudit(database())
  await db.ask('create table whole as select * from platform.audit_entry')
  const fault = async (sql: string, printed?: string) => {
    await tamper(sql)
    const found = (await verifyAudit(database(), printed)).fault
    await tamper('delete from platform.audit_entry; insert into platform.audit_entry select * from whole')
    return found
  }
  expect(await fault(`update platform.audit_entry set subject_id = 'other' where seq = 7`)).toEqual({
    seq: 7,
    reason: 'altered',
  })
  expect(await fault('delete from platform.audit_entry where seq = 9')).toEqual({ seq: 9, reason: 'missing' })
  expect(await fault('delete from platform.audit_entry where seq = 20')).toEqual({ seq: 20, reason: 'cut' })
  const inserted = `insert into platform.audit_entry select 21, now(), actor, on_behalf_of, request_id, action, subject_kind, subject_id, details, hash, hash from whole where seq = 20`
  expect(await fault(inserted)).toEqual({ seq: 21, reason: 'altered' })
  expect((await verifyAudit(database())).fault).toBeNull()
  // the owner of the database cuts the tail and rewrites the head: only a printed head tells
  await tamper('delete from platform.audit_entry where seq = 20')
  await db.ask(
    'update platform.audit_head set seq = 19, hash = (select hash from platform.audit_entry where seq = 19)',
  )
  expect((await verifyAudit(database())).fault).toBeNull()
  expect((await verifyAudit(database(), head.slice(0, 16))).fault).toEqual({ seq: 20, reason: 'cut' })
})

test('kill -9 of a server loses no acknowledged write, and the chain stays whole', async () => {
  const fresh = await freshDatabase()
  const program = `
    import { openDatabase, useDatabase } from './src/server/platform/database/database.ts'
    import { inTransaction } from './src/server/platform/database/transaction.ts'
    import { system } from './src/server/platform/actor/actor.ts'
    useDatabase(openDatabase(${JSON.stringify(fresh.url)}))
    for (let id = 1; ; id++) {
      await inTransaction(system(), async (work) => work.audit({ action: 'test.note.made', subject: { kind: 'note', id: String(id) } }))
      process.stdout.write(id + '\\n')
    }`
  const writer = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let acknowledged = 0
  await new Promise<void>((done) => {
    writer.stdout.on('data', (chunk: Buffer) => {
      acknowledged = Number(chunk.toString().trim().split('\n').at(-1))
      if (acknowledged > 60) writer.kill('SIGKILL')
    })
    writer.on('exit', () => done())
  })
  const { entries, fault } = await verifyAudit(database())
  expect(fault).toBeNull()
  expect(entries).toBeGreaterThanOrEqual(acknowledged)
})
