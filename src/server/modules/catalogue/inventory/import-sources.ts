import * as v from 'valibot'
import { cs as t } from '../../../../shared/messages/cs.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../../platform/database/transaction.ts'
import { readSheet } from '../../../platform/documents/read-table.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { fold } from '../../../platform/search/czech-stemmer.ts'
import { mayCurate } from '../policy.ts'
import { keepSource } from './keep-source.ts'
import { findOrganisation, insertOrganisation } from './organisation.store.ts'
import { isIco } from './organisation-form.ts'
import { newNonce } from './save-organisation.ts'
import { formFields, sourceForm, type SourceForm } from './source-form.ts'
import { listSources } from './source.store.ts'

/** Columns of the inventory's table, by the words in their heads; the export writes the same. */
export const importColumns = ['organisation', 'ico', ...formFields] as const
type Column = (typeof importColumns)[number]
export const columnLabel = (column: Column): string =>
  column === 'organisation'
    ? t.inventory.organisation
    : column === 'ico'
      ? t.inventory.ico
      : t.inventory.fields[column]

/** Words of the fields that are chosen from a list, so that a table may hold either the word or its code. */
const codes: Partial<Record<Column, Readonly<Record<string, string>>>> = {
  readiness: t.inventory.readiness,
  personalData: t.inventory.personalData,
  barrier: t.inventory.barrier,
  interface: t.inventory.interface,
  updateFrequency: t.inventory.frequency,
}

export interface ImportResult {
  added: number
  changed: number
  /** Sources that the table tells as they are */
  same: number
  organisations: number
  /** Heads of columns that nobody knows, left out */
  unknown: string[]
}

const key = (text: string) =>
  fold(text.toLowerCase())
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
/** An apostrophe that our export put before what a spreadsheet would run is not a part of the text. */
const unguarded = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '')
const mostFaults = 20

/**
 * Sources of data from a table, CSV or XLSX. A source that its organisation already has is changed, cells that the table does not
 * have stay; organisations not known yet are added. All rows are written, or none.
 * @throws DomainError `not_found`, `unreadable_table`, `wrong_table` with every faulty row
 */
export async function importSources(actor: Actor, by: string, bytes: Uint8Array): Promise<ImportResult> {
  if (!mayCurate(actor)) throw notFound()
  const [head = [], ...rows] = await readSheet(bytes)
  const columns = head.map((text) => importColumns.find((one) => key(columnLabel(one)) === key(text)))
  for (const needed of ['organisation', 'name'] as const)
    if (!columns.includes(needed))
      throw new DomainError(
        'wrong_table',
        `V tabulce chybí sloupec „${columnLabel(needed)}“. Stáhněte si soupis jako CSV a použijte jeho záhlaví.`,
      )
  const twice = columns.find((one, at) => one !== undefined && columns.indexOf(one) !== at)
  if (twice)
    throw new DomainError(
      'wrong_table',
      `Sloupec „${columnLabel(twice)}“ je v tabulce dvakrát. Jeden smažte.`,
    )
  return inTransaction(actor, async (work) => {
    const result: ImportResult = {
      added: 0,
      changed: 0,
      same: 0,
      organisations: 0,
      unknown: head.filter((text, at) => text !== '' && columns[at] === undefined),
    }
    const faults: string[] = []
    for (const [at, row] of rows.entries()) {
      const cells = new Map(
        columns.flatMap((column, index) => (column ? [[column, unguarded(row[index] ?? '')]] : [])),
      )
      if ([...cells.values()].every((cell) => cell.trim() === '')) continue
      try {
        await importRow(work, cells as Map<Column, string>, by, result)
      } catch (problem) {
        if (!(problem instanceof DomainError)) throw problem
        faults.push(`Řádek ${at + 2}: ${problem.message}`)
      }
    }
    if (faults.length > 0)
      throw new DomainError(
        'wrong_table',
        [
          'Nic se nezapsalo. Opravte v tabulce:',
          ...faults.slice(0, mostFaults),
          ...(faults.length > mostFaults ? [`… a dalších ${faults.length - mostFaults} řádků.`] : []),
        ].join('\n'),
      )
    return result
  })
}

async function importRow(
  work: Work,
  cells: ReadonlyMap<Column, string>,
  by: string,
  result: ImportResult,
): Promise<void> {
  const organisation = await organisationOf(work, cells, result)
  const name = (cells.get('name') ?? '').trim()
  const known = await listSources(work.db, { organisationId: organisation })
  const before =
    known.find((one) => one.name === name) ?? known.find((one) => key(one.name) === key(name) && name !== '')
  const typed = Object.fromEntries(
    formFields.map((field) => {
      const given = cells.get(field)?.trim()
      return [
        field,
        given === undefined || (field === 'name' && before)
          ? String(before?.[field] ?? '')
          : codeOf(field, given),
      ]
    }),
  ) as unknown as SourceForm
  const checked = v.safeParse(sourceForm, typed)
  if (!checked.success)
    throw new DomainError('wrong_source', checked.issues.map(({ message }) => message).join(' '))
  const kept = { id: before?.id ?? newId(), organisationId: organisation, version: before?.version ?? null }
  // what stands in the table is kept again
  const written = await keepSource(work, kept, { ...checked.output, ended: false }, { by, byLink: false })
  if (!before) result.added++
  else if (written) result.changed++
  else result.same++
}

const codeOf = (field: Column, given: string): string => {
  const words = codes[field]
  if (!words || given === '') return given
  const asked = key(given)
  // readiness is written as `2 – the word` on the page of the state
  return (
    Object.keys(words).find((code) =>
      [key(code), key(words[code]!), key(`${code} ${words[code]!}`)].includes(asked),
    ) ?? given
  )
}

async function organisationOf(
  work: Work,
  cells: ReadonlyMap<Column, string>,
  result: ImportResult,
): Promise<string> {
  const name = (cells.get('organisation') ?? '').replace(/\s+/g, ' ').trim()
  const given = (cells.get('ico') ?? '').trim()
  // spreadsheets drop leading zeros
  const ico = given === '' ? null : given.padStart(8, '0')
  if (name === '' && ico === null)
    throw new DomainError('wrong_organisation', 'Organizace: napište název, nebo IČO.')
  if (ico !== null && !isIco(ico))
    throw new DomainError('wrong_organisation', `IČO: „${given}“ není platné IČO.`)
  const known =
    (ico === null ? undefined : await findOrganisation(work.db, { ico })) ??
    (name === '' ? undefined : await findOrganisation(work.db, { name }))
  if (known && ico !== null && known.ico !== null && known.ico !== ico)
    throw new DomainError(
      'wrong_organisation',
      `IČO: organizace „${known.name}“ má v Radnici IČO ${known.ico}, v tabulce je ${ico}. Opravte jedno z nich.`,
    )
  if (known) return known.id
  if (name === '' || name.length > 200)
    throw new DomainError('wrong_organisation', 'Organizace: napište její název, nejvýš 200 znaků.')
  const id = newId()
  await insertOrganisation(work.db, { id, name, ico, kind: 'contributory', email: null, nonce: newNonce() })
  work.audit({ action: 'catalogue.organisation.added', subject: { kind: 'organisation', id } })
  result.organisations++
  return id
}

/** The inventory as a table, private columns too: what its curator takes away, mends and brings back. @throws DomainError `not_found` */
export async function exportSources(actor: Actor): Promise<{ head: string[]; rows: (string | null)[][] }> {
  if (!mayCurate(actor)) throw notFound()
  return inTransaction(actor, async (work) => {
    const rows: (string | null)[][] = []
    for (const source of await listSources(work.db)) {
      if (source.ended) continue
      const organisation = await findOrganisation(work.db, { id: source.organisationId })
      rows.push([
        source.organisation,
        organisation?.ico ?? null,
        ...formFields.map((field) => {
          const value = source[field]
          return value === null ? null : (codes[field]?.[String(value)] ?? String(value))
        }),
      ])
    }
    return { head: importColumns.map(columnLabel), rows }
  })
}
