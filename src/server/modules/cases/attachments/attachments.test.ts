import { createServer, type Server, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { at, clerkOn, fillForm, typed, withCases } from '#tests/support/cases.ts'
import { visitor } from '../../../platform/actor/actor.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { useUploadFolder } from '../../../platform/files/resumable-upload.ts'
import { configureScanner, scanFile } from '../../../platform/files/scan-file.ts'
import { openJobs } from '../../../platform/jobs/jobs.ts'
import { forgetDrafts } from '../draft.ts'
import {
  addDraftFile,
  answerFromCitizen,
  listCases,
  openCaseFile,
  openDraftFile,
  openOwnFile,
  readCase,
  readDraft,
  readOwnCase,
  receiveUpload,
  removeDraftFile,
  savePage,
  submitDraft,
} from '../index.ts'

const { ask, url, folder } = await withCases()
const jobs = await openJobs(url, [], { work: false })
useUploadFolder(folder)
const now = at('2026-11-02')
const citizen = visitor(now)
const clerk = clerkOn('2026-11-02')

/** What every scanner has to find (EICAR, 68 characters), put together here so that none finds it in the source. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join('')

/** Speaks like clamd does on INSTREAM; `mood` is what the next connection gets. */
let mood: 'works' | 'breaks' = 'works'
let scanner: Server
beforeAll(async () => {
  scanner = createServer((socket: Socket) => {
    if (mood === 'breaks') return socket.end('INSTREAM size limit exceeded. ERROR\0')
    let held = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      held = Buffer.concat([held, chunk as Buffer])
      if (!held.subarray(-4).equals(Buffer.alloc(4))) return
      socket.end(held.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
    })
  })
  await new Promise<void>((done) => scanner.listen(0, '127.0.0.1', done))
})
afterAll(async () => {
  scanner.close()
  await jobs.close()
})
const scanning = () =>
  configureScanner({ host: '127.0.0.1', port: (scanner.address() as { port: number }).port })

const file = (name: string, content: string | Uint8Array) => new File([content as BlobPart], name)
const draft = (): Promise<string> =>
  fillForm(citizen, 'zvlastni-uzivani-komunikace', {
    co: { purpose: 'dig', subject: 'Ukázková 1' },
    kdo: { holder: 'person', name: 'Žofie Příkladná' },
  })
const filesIn = async (token: string) =>
  ((await readDraft(token)).answers['plans'] ?? []) as { id: string; name: string }[]

test('files of a draft come one by one, are sealed with their names, and go with it', async () => {
  const token = await draft()
  await addDraftFile(citizen, token, 'plany', file('Plán Žofie.txt', 'kudy povede výkop'))
  await addDraftFile(citizen, token, 'plany', file('../../etc/druhy.csv', 'a;b\n1;2\n'))
  const files = await filesIn(token)
  expect(files.map(({ name }) => name)).toEqual(['Plán Žofie.txt', 'druhy.csv'])
  expect(await text((await openDraftFile(token, files[0]!.id)).content)).toBe('kudy povede výkop')
  expect(await ask(`select name from platform.file`)).not.toContainEqual({
    name: expect.stringContaining('Žofie'),
  })
  // what lies about its type is judged by what is inside
  await expect(
    addDraftFile(
      citizen,
      token,
      'plany',
      file('obrazek.png', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])),
    ),
  ).rejects.toMatchObject({ code: 'wrong_kind' })
  // somebody else's link sees none of it
  const other = await draft()
  await expect(openDraftFile(other, files[0]!.id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(removeDraftFile(citizen, other, 'plany', files[0]!.id)).rejects.toMatchObject({
    code: 'not_found',
  })
  await removeDraftFile(citizen, token, 'plany', files[1]!.id)
  expect(await filesIn(token)).toHaveLength(1)
  // a page of files is saved with nothing typed, and loses nothing
  await savePage(citizen, token, 'plany', typed({ plans: 'podvrh' }))
  expect(await filesIn(token)).toHaveLength(1)
  await forgetDrafts.run({}, new Date(now.getTime() + 31 * 86_400_000))
  expect(await ask(`select count(*)::int as n from cases.attachment`)).toEqual([{ n: 0 }])
  expect(await ask(`select count(*)::int as n from platform.file where owner_kind = 'attachment'`)).toEqual([
    { n: 0 },
  ])
})

test('filed files are the case’s; the office gets one only after the scanner let it through', async () => {
  scanning()
  const token = await draft()
  await addDraftFile(citizen, token, 'plany', file('cisty.txt', 'nic zlého'))
  await addDraftFile(citizen, token, 'plany', file('nakazeny.txt', eicar))
  const link = await submitDraft(citizen, token)
  const number = (await readOwnCase(link)).referenceNumber
  const id = (await listCases(clerk, { which: 'open', text: number, page: 1 })).cases[0]!.id
  const before = await readCase(clerk, id)
  expect(before.files.map(({ scan }) => scan)).toEqual(['waiting', 'waiting'])
  await expect(openCaseFile(clerk, id, before.files[0]!.id)).rejects.toMatchObject({ code: 'not_scanned' })
  const ids = (await ask(`select id from platform.file where scan = 'waiting'`)) as { id: string }[]
  mood = 'breaks'
  await expect(scanFile.run({ id: ids[0]!.id }, now)).rejects.toThrow('did not look')
  expect((await readCase(clerk, id)).files[0]!.scan).toBe('waiting')
  mood = 'works'
  for (const one of ids) await scanFile.run(one, now)
  const scanned = (await readCase(clerk, id)).files
  const of = (name: string) => scanned.find((one) => one.name === name)!
  expect(await text((await openCaseFile(clerk, id, of('cisty.txt').id)).content)).toBe('nic zlého')
  await expect(openCaseFile(clerk, id, of('nakazeny.txt').id)).rejects.toMatchObject({ code: 'infected' })
  await expect(openOwnFile(link, of('nakazeny.txt').id)).rejects.toMatchObject({ code: 'infected' })
  await expect(openCaseFile({ ...clerk, roles: ['analyst'] }, id, of('cisty.txt').id)).rejects.toMatchObject({
    code: 'not_found',
  })
  configureScanner(null)
  // a scanner that cannot be reached breaks no saving: the message is there, its file waits
  configureScanner({ host: '127.0.0.1', port: 1 })
  await answerFromCitizen(citizen, link, newId(), 'Posílám doplnění', [file('doplneni.txt', 'x')])
  const message = (await readOwnCase(link)).events.at(-1)!
  expect(message.files).toMatchObject([{ name: 'doplneni.txt', scan: 'waiting' }])
  configureScanner(null)
})

test('an upload goes on where the connection broke (tus 1.0.0)', async () => {
  const token = await draft()
  const path = `/vyplnit/${token}/plany/soubory/nahravani`
  const say = (method: string, address: string, headers: Record<string, string>, body?: Uint8Array) =>
    receiveUpload(
      citizen,
      token,
      'plany',
      path,
      new Request(`https://radnice.example${address}`, {
        method,
        headers: { 'tus-resumable': '1.0.0', ...headers },
        ...(body ? { body: body as BodyInit } : {}),
      }),
    )
  const content = Buffer.from('První část. Druhá část.')
  const created = await say('POST', path, {
    'upload-length': String(content.length),
    'upload-metadata': `filename ${Buffer.from('plán.txt').toString('base64')}`,
  })
  expect(created.status).toBe(201)
  const place = created.headers.get('location')!
  const patch = (offset: number, part: Uint8Array) =>
    say(
      'PATCH',
      place,
      { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
      part,
    )
  expect((await patch(0, content.subarray(0, 10))).status).toBe(204)
  const asked = await say('HEAD', place, {})
  expect(asked.headers.get('upload-offset')).toBe('10')
  // nobody goes on with somebody else's
  const other = await draft()
  const stolen = await receiveUpload(
    citizen,
    other,
    'plany',
    path,
    new Request(`https://radnice.example${place}`, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } }),
  )
  expect(stolen.status).toBe(404)
  expect((await patch(10, content.subarray(10))).status).toBe(204)
  expect(await filesIn(token)).toMatchObject([{ name: 'plán.txt', size: content.length }])
})
