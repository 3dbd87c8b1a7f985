import { createHash } from 'node:crypto'
import * as v from 'valibot'
import type { LineKey } from '../../../shared/budget/words.ts'
import { cs as t } from '../../../shared/messages/cs.ts'
import { formatDate } from '../../../shared/format/date.ts'
import { recordLine } from '../../../shared/meetings/record.ts'
import { writeMoney } from '../../../shared/reports/write-value.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { isId, newId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { readSheet } from '../../platform/documents/read-table.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import {
  deleteImport,
  findImportByDigest,
  findImportOf,
  insertImport,
  insertLines,
  listImports,
  listNames,
  listProfiles,
  listSums,
  saveProfile,
} from './budget.store.ts'
import { sumLines } from './budget-sums.ts'
import { mayManageBudget } from './policy.ts'
import { importsOfYear } from './read-budget.ts'
import { normalIco, partsByPeriod, readLines, type ReadLines } from './read-lines.ts'
import { listTags } from './tag.store.ts'
import { wrongForm } from '../../platform/wrong-form.ts'

const form = v.object({
  kind: v.picklist(['fin', 'ledger', 'draft'], 'Co nahráváte: vyberte jednu z možností.'),
  origin: v.pipe(recordLine(300), v.nonEmpty('Odkud to je: napište to, bude to stát u čísel.')),
  year: v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^(?:|\d{4})$/, 'Rok: napište čtyři číslice.'),
    v.transform((text) => (text === '' ? undefined : Number(text))),
  ),
  month: v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^(?:|[1-9]|1[0-2])$/, 'Měsíc: napište číslo 1 až 12.'),
    v.transform((text) => (text === '' ? undefined : Number(text))),
  ),
  ico: v.pipe(
    v.string(),
    v.trim(),
    v.check((text) => text === '' || normalIco(text) !== null, 'IČO: napište osm číslic.'),
  ),
  profile: v.pipe(v.string(), v.maxLength(100)),
  columns: v.pipe(v.string(), v.maxLength(4000)),
  replace: v.boolean(),
  smaller: v.boolean(),
})

export type BudgetForm = v.InferInput<typeof form>

/**
 * Brings in a statement FIN 2-12 M, a ledger or a draft budget: all of it or nothing, with a log of what reading noticed.
 * @returns id of the import, of the first one when the file holds several periods
 * @throws DomainError `not_found`, `wrong_form`, `imported_before`, `period_taken`, `much_smaller`, and those of reading
 */
export async function importBudget(
  actor: Actor,
  by: string,
  file: { name: string; bytes: Uint8Array },
  input: BudgetForm,
): Promise<string> {
  if (!mayManageBudget(actor)) throw notFound()
  const checked = v.safeParse(form, input)
  if (!checked.success) throw wrongForm('wrong_form', checked.issues)
  const { kind, origin, year, month, ico, profile, columns, replace, smaller } = checked.output
  const db = database()
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const same = await findImportByDigest(db, sha256)
  if (same)
    throw new DomainError(
      'imported_before',
      `Tento soubor už je nahraný ${formatDate(localDay(same.importedAt))} jako ${same.fileName}. Podruhé se nezapočítá.`,
    )
  const known = (await listProfiles(db)).find(({ name }) => name === profile)
  const mapping = columns.trim() === '' ? (known?.columns ?? '') : columns
  const question = { kind, year, month, ico, columns: readColumns(mapping) }
  const [tags, imports] = [await listTags(db), await listImports(db)]
  // a file may hold several years: each is an import of its own, all come true together
  const parts = await Promise.all(
    partsByPeriod(await readSheet(file.bytes)).map(async (rows) => {
      const read = readLines(rows, question)
      const names = await listNames(db, `${read.year}-12-31`)
      const told = [
        ...unknownCodes(read.lines, names),
        ...lostTags(
          read.lines,
          tags.filter(({ year: of }) => of === read.year),
        ),
        ...controlSentences(read),
      ]
      return { ...read, log: [...read.log, ...told] }
    }),
  )
  const own = imports.find((one) => one.ico !== null)?.ico
  const foreign = parts.find((part) => part.ico !== null && own && part.ico !== own)
  if (foreign)
    throw new DomainError(
      'other_organisation',
      `Soubor patří organizaci s IČO ${foreign.ico}, dosud nahrané rozpočty organizaci s IČO ${own}. Nic se nezapsalo.`,
    )
  if (!smaller && kind !== 'draft') for (const part of parts) await refuseMuchSmaller(part, imports)
  const ids: string[] = []
  await inTransaction(actor, async (work) => {
    for (const read of parts) {
      const taken = await findImportOf(work.db, kind, read.year, read.month)
      if (taken && !replace)
        throw new DomainError(
          'period_taken',
          `Období ${read.month}/${read.year} už máte ze souboru ${taken.fileName}. Buď ho nechte nahradit, nebo nahrajte jiné období. Nic se nezapsalo.`,
        )
      if (taken) await deleteImport(work.db, taken.id)
      const id = newId()
      ids.push(id)
      const inserted = await insertImport(work.db, {
        id,
        kind,
        year: read.year,
        month: read.month,
        origin,
        ico: read.ico,
        fileName: file.name.slice(0, 200),
        sha256,
        importedAt: actor.now,
        importedBy: by,
        control: JSON.stringify(read.control),
        log: JSON.stringify(read.log),
      })
      if (!inserted) throw twice(file.name)
      await insertLines(work.db, id, read.lines)
      work.audit({
        action: taken ? 'budget.import.replaced' : 'budget.import.added',
        subject: { kind: 'budget_import', id },
        details: { kind, year: read.year, month: read.month, lines: read.lines.length, sha256 },
      })
    }
    if (profile.trim() !== '' && columns.trim() !== '')
      await saveProfile(work.db, { name: profile.trim(), columns: mapping })
  })
  return ids[0]!
}

/** A part of a year in place of the whole one would change what the public reads; that must be meant. */
async function refuseMuchSmaller(
  { year, month, lines }: ReadLines,
  imports: Awaited<ReturnType<typeof listImports>>,
): Promise<void> {
  const { main } = importsOfYear(imports, year)
  if (!main) return
  const before = await listSums(database(), main.id)
  for (const stage of ['amended', 'approved', 'actual'] as const) {
    const [was, is] = [sumLines(before, 'expenditure', stage), sumLines(lines, 'expenditure', stage)]
    if (was === null || is === null) continue
    if (is < was / 2 && month >= main.month)
      throw new DomainError(
        'much_smaller',
        `Výdaje v souboru (${writeMoney(is)}, ${t.budget.stage[stage]}) nejsou ani polovina těch, které už za rok ${year} máte (${writeMoney(was)} ze souboru ${main.fileName}). Je-li soubor celý, zaškrtněte „${t.budget.smaller}“ a nahrajte ho znovu. Nic se nezapsalo.`,
      )
    return
  }
}

/** Tagged lines that the file does not have: they would silently stop counting. */
function lostTags(
  lines: readonly Omit<LineKey, 'year'>[],
  tags: readonly (LineKey & { what: string })[],
): string[] {
  const lost = tags.filter(
    (tag) =>
      !lines.some(
        (line) =>
          line.paragraf === tag.paragraf &&
          line.polozka === tag.polozka &&
          ((tag.orj === '' && tag.org === '') || (line.orj === tag.orj && line.org === tag.org)),
      ),
  )
  return lost.length > 0
    ? [
        `Označené řádky, které v souboru nejsou: ${lost.map(({ what, paragraf, polozka }) => `${what} (${paragraf} / ${polozka})`).join(', ')}.`,
      ]
    : []
}

const twice = (name: string) =>
  new DomainError(
    'imported_before',
    `Soubor ${name} nebo jeho období právě nahrál někdo jiný. Obnovte stránku a podívejte se.`,
    409,
  )

/** `paragraf = PAR` on each line. @throws DomainError `wrong_form` */
function readColumns(text: string): Record<string, string> {
  const fields = [
    'paragraf',
    'polozka',
    'orj',
    'org',
    'name',
    'draft',
    'approved',
    'amended',
    'actual',
    'amount',
    'kind',
    'ico',
    'year',
    'period',
  ]
  return Object.fromEntries(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => {
        const [field = '', header = ''] = line.split('=').map((part) => part.trim())
        if (!fields.includes(field) || header === '')
          throw new DomainError(
            'wrong_form',
            `Sloupce: „${line.slice(0, 60)}“ nejde přečíst. Pište na každý řádek například paragraf = PAR; známe ${fields.join(', ')}.`,
          )
        return [field, header]
      }),
  )
}

function unknownCodes(
  lines: readonly { paragraf: string; polozka: string }[],
  names: readonly { kind: string; code: string }[],
): string[] {
  const known = (kind: string) => new Set(names.filter((one) => one.kind === kind).map(({ code }) => code))
  const kinds = ['paragraf', 'polozka'] as const
  const without = kinds.filter((kind) => known(kind).size === 0)
  const told = kinds
    .filter((kind) => !without.includes(kind))
    .flatMap((kind) => {
      const codes = known(kind)
      const missing = [...new Set(lines.map((line) => line[kind]))].filter((code) => !codes.has(code))
      return missing.map((code) => `${t.budget.code[kind].toLowerCase()} ${code}`)
    })
  return [
    ...(without.length > 0
      ? [
          `Číselník není nahraný (${without.map((kind) => t.budget.codeKind[kind]).join(', ')}): kódy jsme nemohli zkontrolovat a nemají názvy.`,
        ]
      : []),
    ...(told.length > 0 ? [`Kódy, které v číselníku nejsou: ${told.slice(0, 20).join(', ')}.`] : []),
  ]
}

/** Consolidated sums beside the statement's own control rows: 4200 income, 4430 expenditure. */
function controlSentences({
  lines,
  control,
}: Pick<ReturnType<typeof readLines>, 'lines' | 'control'>): string[] {
  return (
    [
      ['4200', 'income', 'Příjmy'],
      ['4430', 'expenditure', 'Výdaje'],
    ] as const
  ).flatMap(([code, side, words]) => {
    const stated = control[code]?.actual
    if (stated === undefined) return []
    const counted = sumLines(lines, side, 'actual') ?? 0
    return [
      counted === stated
        ? `${words} po konsolidaci souhlasí s kontrolním řádkem ${code}: ${writeMoney(stated)}.`
        : `${words} po konsolidaci (${writeMoney(counted)}) nesouhlasí s kontrolním řádkem ${code} (${writeMoney(stated)}), rozdíl ${writeMoney(counted - stated)}.`,
    ]
  })
}

/** Takes an import away with its lines. Tags stay: they belong to the year and its codes. @throws DomainError `not_found` */
export async function removeBudget(actor: Actor, id: string): Promise<void> {
  if (!mayManageBudget(actor) || !isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    if (!(await deleteImport(work.db, id))) throw notFound()
    work.audit({ action: 'budget.import.removed', subject: { kind: 'budget_import', id } })
  })
}

/** Imports with their logs, for those who bring them in. @throws DomainError `not_found` */
export async function listBudgets(actor: Actor) {
  if (actor.accountId === null && actor.kind !== 'system') throw notFound()
  return {
    mayManage: mayManageBudget(actor),
    profiles: (await listProfiles(database())).map(({ name }) => name),
    imports: (await listImports(database())).map(({ log, control, ...row }) => ({
      ...row,
      log: JSON.parse(log) as string[],
      checked: Object.keys(JSON.parse(control) as object).length > 0,
    })),
  }
}
