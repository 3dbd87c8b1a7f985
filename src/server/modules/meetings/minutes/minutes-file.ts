import { basename } from 'node:path'
import * as v from 'valibot'
import { extractText } from '../../../platform/documents/extract-text.ts'
import { ChildError, runInChild } from '../../../platform/child/run-in-child.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import type { ImportDraft } from './draft-from-minutes.ts'
import { documentFrom } from './document.ts'
import type { Minutes } from './minutes.ts'
import { parseMinutes } from './parse/parse-minutes.ts'
import { renderDocx } from './render/render-docx.ts'
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

const text = v.nullable(v.string())
const names = v.nullable(v.array(v.string()))
const count = v.nullable(v.number())
const minutesSchema = v.object({
  body: text,
  number: count,
  date: text,
  startTime: text,
  endTime: text,
  place: text,
  present: names,
  excused: names,
  absent: names,
  guests: names,
  quorate: v.nullable(v.boolean()),
  recorder: text,
  verifiers: names,
  chair: text,
  agenda: v.nullable(v.array(v.object({ number: text, title: v.string() }))),
  resolutions: v.array(
    v.object({
      number: text,
      text: v.string(),
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
      text: v.string(),
      assignee: text,
      due: text,
      status: v.nullable(v.picklist(['open', 'ongoing', 'done', 'cancelled'])),
    }),
  ),
  nextMeeting: v.nullable(v.object({ date: text, time: text, place: text })),
})

/**
 * Sets minutes from a JSON file of the shape that `minutes parse` writes.
 * @throws DomainError `not_minutes` naming the first field that does not fit
 */
export async function renderMinutesFile(json: string, format: MinutesFormat): Promise<string | Uint8Array> {
  const document = documentFrom(checkMinutes(json))
  if (format === 'txt') return renderText(document)
  if (format === 'html') return renderHtml(document)
  if (format === 'docx') return renderDocx(document)
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
  const where = v.getDotPath(parsed.issues[0]) ?? 'soubor'
  throw new DomainError(
    'not_minutes',
    `Pole ${where} nemá očekávaný tvar. Opravte ho podle souboru, který napsal příkaz minutes parse.`,
  )
}
