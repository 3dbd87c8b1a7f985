import { parse } from 'csv-parse/sync'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { decodeText } from '../../../platform/documents/detect-kind.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { recordableBodies } from '../import-minutes.ts'
import { readCouncilAnswer, writeCouncilAnswer } from './council-material.ts'
import { findRecommendationsCalled } from './materials.store.ts'

const columns = ['doporuceni', 'usneseni', 'datum', 'vysledek', 'text'] as const
const results: Record<string, string> = {
  přijato: 'accepted',
  'přijato se změnou': 'changed',
  nepřijato: 'rejected',
}

/**
 * Takes over the council's answers from a CSV file (UTF-8 or Windows-1250, comma or semicolon) with the columns `doporuceni` (number of the
 * recommendation, or its id), `usneseni`, `datum` (2026-12-31), `vysledek` (přijato, přijato se změnou, nepřijato) and `text`:
 * all lines or none.
 * @returns how many
 * @throws DomainError `not_found`, `wrong_file` naming the line that has to be mended
 */
export async function importCouncilAnswers(actor: Actor, file: Uint8Array): Promise<number> {
  const bodies = (await recordableBodies(actor)).map(({ id }) => id)
  if (bodies.length === 0) throw notFound()
  const rows = read(decodeText(file))
  const db = database()
  const answers: { id: string; answer: ReturnType<typeof readCouncilAnswer> }[] = []
  for (const [index, row] of rows.entries()) {
    const line = index + 2
    const wrong = (what: string) => new DomainError('wrong_file', `Řádek ${line}: ${what} Nic se neuložilo.`)
    // our own table names each by its id, for numbers of two bodies may meet
    const wanted = row['id'] || row['doporuceni'] || ''
    // a row that the office left empty waits for another time
    if (['usneseni', 'datum', 'vysledek'].every((name) => (row[name] ?? '') === '')) continue
    const found = await findRecommendationsCalled(db, bodies, wanted)
    if (found.length === 0)
      throw wrong(`doporučení „${row['doporuceni'] ?? ''}“ neznáme. Opravte sloupec doporuceni.`)
    if (found.length > 1)
      throw wrong(`doporučení „${row['doporuceni']}“ je víc. Odpověď zapište na stránce toho správného.`)
    const [{ id, heldOn }] = found as [(typeof found)[number]]
    const given = {
      number: row['usneseni'] ?? '',
      on: isoDay(row['datum'] ?? ''),
      result: results[(row['vysledek'] ?? '').toLowerCase()] ?? '',
      text: row['text'] ?? '',
    }
    try {
      answers.push({ id, answer: readCouncilAnswer(given, heldOn, actor.now) })
    } catch (problem) {
      throw problem instanceof DomainError ? wrong(problem.message) : problem
    }
  }
  await inTransaction(actor, async (work) => {
    for (const { id, answer } of answers) await writeCouncilAnswer(work, id, answer)
  })
  return answers.length
}

/** `20. 12. 2026` as spreadsheets write it, too. */
const isoDay = (text: string): string => {
  const [, day, month, year] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? []
  return year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : text
}

function read(file: string): Record<string, string>[] {
  const head = file.split(/\r?\n/, 1)[0] ?? ''
  const delimiter = head.split(';').length > head.split(',').length ? ';' : ','
  let rows: Record<string, string>[]
  let names: string[] = []
  try {
    rows = parse(file, {
      bom: true,
      columns: (given: string[]) => (names = given.map((name) => name.trim().toLowerCase())),
      delimiter,
      // spreadsheets leave out empty cells at the end of a row
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    })
  } catch {
    throw new DomainError('wrong_file', 'Soubor není tabulka CSV. Uložte ho v tabulkovém editoru jako CSV.')
  }
  const missing = columns.filter((name) => name !== 'text' && !names.includes(name))
  if (rows.length === 0 || !names.includes('doporuceni'))
    throw new DomainError(
      'wrong_file',
      'V souboru není tabulka s hlavičkou doporuceni, usneseni, datum, vysledek, text. Stáhněte si vzor a vyplňte ho.',
    )
  if (missing.length > 0)
    throw new DomainError('wrong_file', `V souboru chybí sloupce: ${missing.join(', ')}.`)
  return rows
}
