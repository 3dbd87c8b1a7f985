import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, openSync, readSync, closeSync } from 'node:fs'
import { basename } from 'node:path'
import { createGunzip } from 'node:zlib'
import { formatDate } from '../../../../shared/format/date.ts'
import { shiftDay } from '../../../../shared/time/shift-day.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { writeCount } from '../../../../shared/reports/write-value.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database, type Db } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { mayPlan } from '../../platforms/index.ts'
import { closeImport, insertImport } from '../import/import.store.ts'
import { findUsePlatform } from '../use-platform.ts'
import { countLine, emptyCounts, type LogDay } from './count-lines.ts'
import {
  findLogFile,
  findOpenLogImport,
  insertLogFile,
  keepLogDay,
  listLogDays,
  listLogFiles,
  listLogSalts,
  listLogVisitors,
  listTakenDays,
  noteRead,
  settleLogDays,
} from './log.store.ts'

export interface LogProgress {
  name: string
  lines: number
  /** Lines that are not in the combined format, with the first of them */
  broken: number
  brokenAt: number[]
  days: number
}

/** So many lines may have to be counted again after an interruption */
const keptEvery = 500_000
const longestLine = 65_536

/**
 * Counts a log of a web server (combined format, plain or gzip) into an import that stays open for more files. An interrupted
 * reading of the same file goes on where it was last kept.
 * @param origin in words: whose log it is
 * @throws DomainError `not_found`, `imported_before`, `damaged_log`, `salts_lost`
 */
export async function importLog(
  actor: Actor,
  by: string,
  slug: string,
  path: string,
  origin: string,
  name = basename(path),
): Promise<LogProgress> {
  if (!(await mayPlan(actor))) throw notFound()
  const platform = await findUsePlatform(slug)
  const sha256 = await digestOf(path, name)
  const before = await findLogFile(database(), platform.id, sha256)
  if (before?.done)
    throw new DomainError(
      'imported_before',
      `Soubor ${name} už byl nahraný ${formatDate(localDay(before.importedAt))} pod jménem ${before.name}. Podruhé se nezapočítá.`,
    )
  const importId = before?.importId ?? (await openImport(actor, by, platform.id, origin))
  await insertLogFile(database(), { importId, sha256, name })
  const days = await readDays(importId)
  const progress = { readTo: before?.readTo ?? 0, lines: before?.lines ?? 0, broken: before?.broken ?? 0 }
  const brokenAt: number[] = []
  const dayOf = (day: string): LogDay => {
    const known = days.get(day)
    if (known) return known
    const begun = newDay(randomBytes(32))
    days.set(day, begun)
    return begun
  }
  const keep = (done: boolean) =>
    inTransaction(actor, async (work) => {
      for (const [day, counted] of days) {
        if (!counted.changed) continue
        const changed = [...counted.visitors.values()].filter((visitor) => visitor.changed)
        await keepLogDay(work.db, importId, day, counted, changed)
        for (const visitor of changed) visitor.changed = false
        counted.changed = false
      }
      await noteRead(work.db, importId, sha256, { ...progress, done })
    })
  // a clock of another zone may be a day ahead; further in the future is a fault
  const latest = shiftDay(localDay(actor.now), 1)
  let kept = progress.lines
  for await (const { lines, end } of linesOf(path, progress.readTo)) {
    for (const line of lines) {
      progress.lines++
      if (line === '' || countLine(line, platform.id, dayOf, latest)) continue
      progress.broken++
      if (brokenAt.length < 20) brokenAt.push(progress.lines)
    }
    progress.readTo = end
    if (progress.lines - kept >= keptEvery) {
      await keep(false)
      kept = progress.lines
    }
  }
  await keep(true)
  return { name, lines: progress.lines, broken: progress.broken, brokenAt, days: days.size }
}

const newDay = (salt: Buffer): LogDay => ({
  counts: emptyCounts(),
  paths: new Map(),
  seen: new Map(),
  visitors: new Map(),
  salt,
  changed: false,
})

async function openImport(actor: Actor, by: string, platformId: string, origin: string): Promise<string> {
  const open = await findOpenLogImport(database(), platformId)
  if (open) return open.id
  const id = newId()
  await inTransaction(actor, async (work) => {
    await insertImport(work.db, {
      id,
      platformId,
      source: 'log',
      origin,
      fileName: null,
      sha256: null,
      importedAt: actor.now,
      importedBy: by,
      closedAt: null,
    })
    work.audit({ action: 'usage.import.opened', subject: { kind: 'usage_import', id } })
  })
  return id
}

/** What an open import has counted so far. */
async function readDays(importId: string): Promise<Map<string, LogDay>> {
  const db = database()
  const salts = new Map((await listLogSalts(db, importId)).map(({ day, salt }) => [day, salt]))
  const days = new Map<string, LogDay>()
  for (const { day, counts, paths } of await listLogDays(db, importId)) {
    const salt = salts.get(day)
    // salts are not kept through a crash of the database: without them the same people would count twice
    if (!salt)
      throw new DomainError(
        'salts_lost',
        'Databáze mezitím spadla a rozečtený import přišel o denní klíče. Zrušte ho a nahrajte soubory znovu.',
      )
    days.set(day, { ...newDay(salt), counts, paths: new Map(Object.entries(paths)) })
  }
  for (const { day, visitor: hash, bot, lastMinute } of await listLogVisitors(db, importId))
    days.get(day)?.visitors.set(hash.toString('base64'), { hash, bot, lastMinute, changed: false })
  return days
}

/**
 * Closes the open import of a platform: its counts become daily figures, salts and digests of visitors are forgotten.
 * @param replace days that an earlier import already gave
 * @throws DomainError `not_found`, `nothing_open`, `unread_file`, `days_taken`
 */
export async function closeLogImport(
  actor: Actor,
  slug: string,
  { replace = false }: { replace?: boolean } = {},
): Promise<{ days: number }> {
  if (!(await mayPlan(actor))) throw notFound()
  const platform = await findUsePlatform(slug)
  return inTransaction(actor, async (work) => {
    const open = await findOpenLogImport(work.db, platform.id)
    if (!open) throw new DomainError('nothing_open', 'Žádný import logů teď otevřený není.')
    const files = await listLogFiles(work.db, open.id)
    const unread = files.find(({ done }) => !done)
    if (unread)
      throw new DomainError(
        'unread_file',
        `Soubor ${unread.name} se nedočetl. Nahrajte ho znovu, čtení naváže; teprve potom import uzavřete.`,
      )
    const taken = await listTakenDays(work.db, platform.id, open.id)
    if (taken.length > 0 && !replace)
      throw new DomainError(
        'days_taken',
        `Tyto dny už spočítal dřívější import: ${taken
          .slice(0, 10)
          .map(({ day }) => formatDate(day))
          .join(', ')}${taken.length > 10 ? ' a další' : ''}. Buď je nechte nahradit, nebo import zrušte.`,
      )
    const notes = await logNotes(work.db, open.id)
    const days = (await listLogDays(work.db, open.id)).length
    await settleLogDays(work.db, platform.id, open.id)
    await closeImport(work.db, open.id, actor.now, notes)
    work.audit({
      action: 'usage.import.closed',
      subject: { kind: 'usage_import', id: open.id },
      details: { days },
    })
    return { days }
  })
}

/** What was read into an import: each file, and how many page views people and bots made. */
export async function logNotes(db: Db, importId: string): Promise<string[]> {
  const files = await listLogFiles(db, importId)
  const views = (await listLogDays(db, importId)).map(({ counts }) => counts.page_views)
  const [people, bots] = views.reduce(([p, b], [ofPeople, ofBots]) => [p + ofPeople, b + ofBots], [0, 0])
  return [
    ...files.map(
      ({ name, lines, broken, done }) =>
        `${name}: řádků ${writeCount(lines)}, nečitelných ${writeCount(broken)}${done ? '' : ', nedočteno'}`,
    ),
    `zobrazení stránek: lidé ${writeCount(people)}, roboti ${writeCount(bots)}`,
  ]
}

/** Digest of the unpacked log: the same log packed or not is the same. Reads it whole, so that nothing of a damaged file is counted. */
async function digestOf(path: string, name: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of openLog(path)) hash.update(chunk)
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw error
    throw new DomainError(
      'damaged_log',
      `Soubor ${name} je poškozený nebo neúplný, nejde rozbalit. Nic z něj se nezapočítalo; stáhněte ho znovu.`,
    )
  }
  return hash.digest('hex')
}

/** A log as it is written, unpacked; gzip is known by its first two bytes. */
function openLog(path: string): AsyncIterable<Buffer> {
  const file = createReadStream(path, { highWaterMark: 1 << 20 })
  if (!isGzip(path)) return file
  const unpacked = createGunzip({ chunkSize: 1 << 20 })
  file.on('error', (error) => unpacked.destroy(error))
  return file.pipe(unpacked)
}

/** Lines of a file from a byte of its unpacked text on, in batches. */
async function* linesOf(path: string, from: number): AsyncGenerator<{ lines: string[]; end: number }> {
  let skip = from
  let position = from
  let rest = ''
  for await (const chunk of openLog(path)) {
    const part = skip > 0 ? chunk.subarray(Math.min(skip, chunk.length)) : chunk
    skip -= chunk.length - part.length
    // one byte a character: positions in the file stay what they are
    const lines = (rest + part.toString('latin1')).split('\n')
    rest = lines.pop() ?? ''
    position += lines.reduce((sum, line) => sum + line.length + 1, 0)
    // a file without line ends is no log: its beginning counts as one broken line
    if (rest.length > longestLine) {
      position += rest.length
      lines.push(rest.slice(0, longestLine))
      rest = ''
    }
    yield { lines, end: position }
  }
  if (rest !== '') yield { lines: [rest], end: position + rest.length }
}

function isGzip(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const start = Buffer.alloc(2)
    readSync(file, start, 0, 2, 0)
    return start[0] === 0x1f && start[1] === 0x8b
  } finally {
    closeSync(file)
  }
}
