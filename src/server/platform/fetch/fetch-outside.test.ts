import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { allowInnerNetworks, fetchOutside, isInner } from './fetch-outside.ts'

let server: Server
let base = ''
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/dal') return response.writeHead(302, { location: '/konec' }).end()
    if (request.url === '/dokola') return response.writeHead(302, { location: '/dokola' }).end()
    if (request.url === '/dovnitr') return response.writeHead(302, { location: 'http://[::1]:1/' }).end()
    if (request.url === '/ticho') return
    response.end(`${request.method} ${request.url}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())
afterEach(() => allowInnerNetworks(false))

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '0.0.0.0',
  '::1',
  '::',
  'fd00::1',
  'fe80::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
])('%s is inside', (address) => {
  expect(isInner(address)).toBe(true)
})

test.each(['8.8.8.8', '193.86.0.1', '2001:67c:68::1'])('%s is outside', (address) => {
  expect(isInner(address)).toBe(false)
})

test('nothing inner is reached, by any spelling or redirect', async () => {
  const port = base.split(':').at(-1)
  for (const address of [
    base,
    `http://localhost:${port}/`,
    `http://2130706433:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
  ])
    await expect(fetchOutside(address), address).rejects.toMatchObject({ code: 'wrong_address' })
  for (const address of ['file:///etc/passwd', 'ftp://a.example/', 'http://u:p@a.example/', 'nic', ''])
    await expect(fetchOutside(address), address).rejects.toMatchObject({ code: 'wrong_address' })
  await expect(fetchOutside('https://neexistuje.invalid/')).rejects.toThrow('nepodařilo najít')
})

test('redirects are followed and looked at again, silence is not waited out', async () => {
  allowInnerNetworks(true)
  const { status, address, content } = await fetchOutside(`${base}/dal`)
  expect([status, address, await text(content)]).toEqual([200, `${base}/konec`, 'GET /konec'])
  await expect(fetchOutside(`${base}/dokola`)).rejects.toThrow('dokola')
  await expect(fetchOutside(`${base}/ticho`, { wait: 200 })).rejects.toThrow('neodpověděl včas')
  const first = await fetchOutside(`${base}/dal`, { redirects: 0 })
  first.content.destroy()
  expect(first.status).toBe(302)
})
