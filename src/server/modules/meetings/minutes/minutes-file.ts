import { basename } from 'node:path'
import * as v from 'valibot'
import { extractText } from '../../../platform/documents/extract-text.ts'
import { clockTime, isoDate } from '../../../../shared/meetings/record.ts'
import { ChildError, runInChild } from '../../../platform/child/run-in-child.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import type { ImportDraft } from './draft-from-minutes.ts'
import { documentFrom } from './document.ts'
import type { Minutes } from './minutes.ts'
import { parseMinutes } from './parse/parse-minutes.ts'
import { renderHtml } from './render/render-html.ts'
import { renderPdf } from './render/render-pdf.ts'
import { renderText } from './render/render-text.ts'

export const minutesFormats = ['txt', 'html', 'pdf', 'pdf-archive', 'docx'] as const
export type MinutesFormat = (typeof minutesFormats)[number]

const longest = 300_000

/**
 * The text of a file of minutes (TXT, DOCX, PDF).
 * @throws DomainError with the way out
 */
async function readText(path: string): Promise<string> {
  const found = await extractText(path)
  if (found.length > longest)
    throw new DomainError(
      'too_long',
      'Text má přes 300 000 znaků, to není jeden zápis. Rozdělte ho a nahrajte zápisy po jednom.',
    )
  return found
}

/** Reads a file of minutes from disk. @throws DomainError with the way out */
export async function readMinutesFile(
  path: string,
): Promise<{ name: string; text: string; minutes: Minutes }> {
  const found = await readText(path)
  return { name: basename(path), text: found, minutes: parseMinutes(found) }
}

const child = 'src/server/modules/meetings/minutes/read-minutes-child.ts'

/** Reads a file and drafts its review in a child, so that no text can hold up the server. @throws DomainError with the way out */
export async function reviewMinutesFile(
  path: string,
): Promise<{ text: string; minutes: Minutes; review: ImportDraft }> {
  const found = await readText(path)
  try {
    return {
      text: found,
      ...(await runInChild<{ minutes: Minutes; review: ImportDraft }>(
        child,
        { text: found },
        { time: 20_000, memory: 512 },
      )),
    }
  } catch (error) {
    if (error instanceof ChildError)
      throw new DomainError(
        'too_hard',
        'Tento text se nám nepodařilo přečíst. Nechte v něm jen zápis, nebo jednání zapište ručně.',
      )
    throw error
  }
}

/** One line of text; a control character would stop the compiler of PDF or hide in a record. */
const printable = v.pipe(
  v.string(),
  v.transform((text) => text.replace(/\s*[\r\n\t]\s*/g, ' ')),
  v.check(
    (text) => !/[\p{Cc}\p{Cs}]/u.test(text),
    'obsahuje řídicí znak, který nejde vytisknout. Smažte ho.',
  ),
)
const longestName = 1000
const short = v.pipe(
  printable,
  v.check(
    (one) => one.length <= longestName,
    `má přes ${longestName} znaků, to není jméno ani název. Zkraťte ho.`,
  ),
)
const text = v.nullable(short)
const names = v.nullable(v.array(short))
const count = v.nullable(
  v.pipe(v.number(), v.integer('není celé číslo. Opravte ho.'), v.minValue(0, 'je záporné. Opravte ho.')),
)
const day = v.nullable(isoDate)
const time = v.nullable(clockTime)
const minutesSchema = v.object({
  body: text,
  number: count,
  date: day,
  startTime: time,
  endTime: time,
  place: text,
  present: names,
  excused: names,
  absent: names,
  guests: names,
  quorate: v.nullable(v.boolean()),
  recorder: text,
  verifiers: names,
  chair: text,
  agenda: v.nullable(v.array(v.object({ number: text, title: printable }))),
  resolutions: v.array(
    v.object({
      number: text,
      text: printable,
      vote: v.nullable(
        v.object({
          present: count,
          for: count,
          against: count,
          abstain: count,
          notVoting: count,
          result: v.nullable(v.picklist(['accepted', 'rejected'])),
          unanimous: v.nullable(v.boolean()),
        }),
      ),
    }),
  ),
  tasks: v.array(
    v.object({
      text: printable,
      assignee: text,
      due: text,
      status: v.nullable(v.picklist(['open', 'ongoing', 'done', 'cancelled'])),
    }),
  ),
  nextMeeting: v.nullable(v.object({ date: day, time, place: text })),
})

/**
 * Sets minutes from a JSON file of the shape that `minutes parse` writes.
 * @throws DomainError `not_minutes` naming the first field that does not fit
 */
export async function renderMinutesFile(json: string, format: MinutesFormat): Promise<string | Uint8Array> {
  const document = documentFrom(checkMinutes(json))
  if (format === 'txt') return renderText(document)
  if (format === 'html') return renderHtml(document)
  if (format === 'docx') return (await import('./render/render-docx.ts')).renderDocx(document)
  return renderPdf(document, format === 'pdf' ? 'ua-1' : 'a-2a')
}

function checkMinutes(json: string): Minutes {
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch {
    throw new DomainError(
      'not_minutes',
      'Soubor není JSON. Zadejte soubor, který napsal příkaz minutes parse.',
    )
  }
  const parsed = v.safeParse(minutesSchema, data)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  const where = v.getDotPath(issue) ?? 'soubor'
  // a schema reports a wrong shape in English; only our own checks speak to the operator
  const said = issue.kind === 'validation' ? issue.message : null
  throw new DomainError(
    'not_minutes',
    said === null
      ? `Pole ${where} nemá očekávaný tvar. Opravte ho podle souboru, který napsal příkaz minutes parse.`
      : /^\p{Ll}/u.test(said)
        ? `Pole ${where} ${said}`
        : `Pole ${where}: ${said}`,
  )
}
