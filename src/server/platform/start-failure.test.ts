import { expect, test } from 'vitest'
import { startServer } from '#tests/support/server.ts'
import { describeStartFailure } from './start-failure.ts'

test('what stops the start names the variable to mend', () => {
  const of = (error: object) => describeStartFailure(Object.assign(new Error('x'), error))
  expect(of({ code: 'EADDRINUSE', syscall: 'listen', port: 3000 })).toContain('PORT')
  expect(of({ code: 'ECONNREFUSED', syscall: 'connect' })).toContain('DATABASE_URL')
  expect(of({ code: 'ENOSPC' })).toContain('není místo')
})

test('a database that does not answer is named by a real start', async () => {
  const env = {
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/x',
    AUTH_SECRET: 'a'.repeat(40),
    MASTER_KEY: 'b'.repeat(40),
  }
  await expect(startServer([], env)).rejects.toThrow('DATABASE_URL: databázový server neodpovídá')
  await expect(startServer([], { PUBLIC_URL: 'http://localhost:3000/radnice' })).rejects.toThrow('PUBLIC_URL')
})
