import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Bytes } from '../files/bytes.ts'
import { setLogLevel } from '../log/log.ts'
import { createEdge } from './edge.ts'
import { sendStraight } from './straight-body.ts'

let edge: Server
let url = ''
let body: Bytes
let status = 200
const closed = vi.fn()

beforeAll(async () => {
  setLogLevel('error')
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const { port } = free.address() as AddressInfo
  free.close()
  url = `http://127.0.0.1:${port}`
  edge = createEdge({
    publicUrl: url,
    trustProxy: false,
    ready: () => Promise.resolve(true),
    application: (request, response) => {
      expect(sendStraight(request, body)).toBe(true)
      response.setHeader('content-type', 'text/csv')
      response.writeHead(status)
      response.end(status === 200 ? undefined : 'refused')
    },
  }).listen(port, '127.0.0.1')
  await once(edge, 'listening')
})
afterAll(() => edge.close())

/** Gives pieces of these lengths, filling the same memory again and again as asked. */
function bytesOf(all: Buffer, lengths: number[], failing = false): Bytes {
  let at = 0
  return {
    read(into) {
      const length = Math.min(lengths.shift() ?? into.length, into.length, all.length - at)
      if (failing && at > 0) return Promise.reject(new Error('the disk is gone'))
      all.copy(into, 0, at, at + length)
      at += length
      return Promise.resolve(length)
    },
    close: () => Promise.resolve(closed()),
  }
}

const all = randomBytes(3_000_000)

test.each(['identity', 'gzip', 'br'])(
  'whole and short pieces arrive unmixed and in order: %s',
  async (encoding) => {
    closed.mockClear()
    body = bytesOf(all, [100, 262_144, 5, 5, 262_144, 262_144, 1, 70_000, 30_000])
    const answer = await fetch(url, { headers: { 'accept-encoding': encoding } })
    expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding)
    expect(Buffer.from(await answer.arrayBuffer()).equals(all)).toBe(true)
    expect(closed).toHaveBeenCalledOnce()
  },
)

test('half of a file does not look like a whole one', async () => {
  closed.mockClear()
  body = bytesOf(all, [], true)
  await expect(fetch(url).then((answer) => answer.arrayBuffer())).rejects.toThrow()
  expect(closed).toHaveBeenCalledOnce()
})

test('whoever leaves ends the reading', async () => {
  closed.mockClear()
  const endless = { read: (into: Buffer) => Promise.resolve(into.fill(1).length), close: body.close }
  body = endless
  const leave = new AbortController()
  const answer = await fetch(url, { signal: leave.signal })
  await answer.body!.getReader().read()
  leave.abort()
  await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce())
})

test('a head that became a refusal keeps its own words', async () => {
  closed.mockClear()
  body = bytesOf(all, [])
  status = 503
  const answer = await fetch(url)
  expect([answer.status, await answer.text()]).toEqual([503, 'refused'])
  expect(closed).toHaveBeenCalledOnce()
})
