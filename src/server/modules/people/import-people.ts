import { parse } from 'csv-parse/sync'
import * as v from 'valibot'
import { isoDate } from '../../../shared/meetings/record.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { disableAccountsByEmail, disableAccountsOf } from '../../platform/auth/accounts.ts'
import { newId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { findPersonIdByEmail, insertPerson, updatePerson, upsertDepartment } from './person.store.ts'

const line = v.pipe(v.string(), v.trim(), v.maxLength(200, 'zkraťte text na 200 znaků'))
const orNull = v.pipe(
  v.optional(line, ''),
  v.transform((text) => text || null),
)

/** One line of the file; the head names the columns, in any order. */
const row = v.object({
  email: v.pipe(line, v.toLowerCase(), v.email('zadejte celou e-mailovou adresu')),
  jmeno: v.pipe(line, v.nonEmpty('vyplňte jméno')),
  prijmeni: v.pipe(line, v.nonEmpty('vyplňte příjmení')),
  titul_pred: orNull,
  titul_za: orNull,
  pohlavi: v.optional(
    v.pipe(
      v.picklist(['z', 'm', ''], 'napište z, m, nebo nechte prázdné'),
      v.transform((sign) => ({ z: 'female' as const, m: 'male' as const, '': null })[sign]),
    ),
    '',
  ),
  funkce: orNull,
  odbor_kod: orNull,
  odbor: orNull,
  konec: v.optional(
    v.union(
      [
        v.pipe(
          v.literal(''),
          v.transform(() => null),
        ),
        isoDate,
      ],
      'napište poslední den jako 2024-06-30, nebo nechte prázdné',
    ),
    '',
  ),
})

export interface ImportedPeople {
  added: number
  changed: number
  /** Accounts that lost access */
  ended: number
}

/**
 * Takes over people and departments from a CSV file (UTF-8, comma or semicolon), keyed by e-mail: all lines or none.
 * Whoever's last day has passed loses access at once.
 * @throws DomainError `wrong_file` naming each line and column that has to be mended
 */
export async function importPeople(actor: Actor, text: string): Promise<ImportedPeople> {
  if (!actor.roles.includes('administrator')) throw notFound()
  const { rows, columns } = readRows(text)
  const today = localDay(actor.now)
  return inTransaction(actor, async (work) => {
    const result: ImportedPeople = { added: 0, changed: 0, ended: 0 }
    for (const one of rows) {
      const departmentId = one.odbor_kod
        ? await upsertDepartment(work.db, newId(), one.odbor_kod, one.odbor ?? one.odbor_kod)
        : null
      const person = {
        name: `${one.jmeno} ${one.prijmeni}`,
        givenName: one.jmeno,
        familyName: one.prijmeni,
        honorificPrefix: one.titul_pred,
        honorificSuffix: one.titul_za,
        gender: one.pohlavi,
        office: one.funkce,
        email: one.email,
        departmentId,
        activeUntil: one.konec,
      }
      const known = await findPersonIdByEmail(work.db, one.email)
      const id = known ?? newId()
      if (known) await updatePerson(work.db, id, statedOnly(person, columns))
      else await insertPerson(work.db, { id, ...person })
      result[known ? 'changed' : 'added']++
      if (one.konec !== null && one.konec < today)
        result.ended += (await disableAccountsOf(work, id)) + (await disableAccountsByEmail(work, one.email))
      work.audit({
        action: known ? 'people.person.changed' : 'people.person.added',
        subject: { kind: 'person', id },
      })
    }
    return result
  })
}

/** Which column of the file each value comes from. */
const columnOf = {
  honorificPrefix: 'titul_pred',
  honorificSuffix: 'titul_za',
  gender: 'pohlavi',
  office: 'funkce',
  departmentId: 'odbor_kod',
  activeUntil: 'konec',
} as const

/** A column that the file does not have says nothing: what we know stays. */
function statedOnly<Person extends object>(person: Person, columns: ReadonlySet<string>): Person {
  return Object.fromEntries(
    Object.entries(person).filter(([field]) => {
      const column = columnOf[field as keyof typeof columnOf]
      return column === undefined || columns.has(column)
    }),
  ) as Person
}

function readRows(text: string) {
  let parsed: Record<string, string>[]
  try {
    const head = text.slice(0, text.indexOf('\n'))
    parsed = parse(text, {
      columns: true,
      bom: true,
      skip_empty_lines: true,
      trim: true,
      delimiter: head.includes(';') ? ';' : ',',
    })
  } catch (error) {
    throw new DomainError('wrong_file', `Soubor nejde přečíst jako CSV: ${(error as Error).message}`)
  }
  const columns = new Set(Object.keys(parsed[0] ?? {}))
  const missing =
    parsed.length === 0 ? [] : ['email', 'jmeno', 'prijmeni'].filter((name) => !columns.has(name))
  if (missing.length > 0)
    throw new DomainError(
      'wrong_file',
      `Nic se nezměnilo. V souboru chybí sloupec ${missing.join(', ')}. Doplňte ho do prvního řádku.`,
    )
  const problems: string[] = []
  const rows = parsed.flatMap((one, index) => {
    const checked = v.safeParse(row, one)
    if (checked.success) return [checked.output]
    const named = new Set<string>()
    for (const issue of checked.issues) {
      const column = v.getDotPath(issue) ?? '?'
      if (named.has(column)) continue
      named.add(column)
      problems.push(
        `řádek ${index + 2}, sloupec ${column}: ${column === 'konec' ? 'napište poslední den jako 2024-06-30, nebo nechte prázdné' : issue.message}`,
      )
    }
    return []
  })
  const seen = new Set<string>()
  for (const [index, { email }] of rows.entries()) {
    if (seen.has(email)) problems.push(`řádek ${index + 2}: e-mail je v souboru dvakrát`)
    seen.add(email)
  }
  if (parsed.length === 0) problems.push('soubor je prázdný')
  if (problems.length > 0)
    throw new DomainError(
      'wrong_file',
      `Nic se nezměnilo. Opravte soubor: ${problems.slice(0, 20).join('; ')}.`,
    )
  return { rows, columns }
}
