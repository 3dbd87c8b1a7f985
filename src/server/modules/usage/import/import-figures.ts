import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { formatDate } from '../../../../shared/format/date.ts'
import { recordLine } from '../../../../shared/meetings/record.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { metrics } from '../../../../shared/usage/words.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { mayPlan } from '../../platforms/index.ts'
import { findUsePlatform } from '../use-platform.ts'
import {
  deleteImport,
  findImportOfFile,
  insertDaily,
  insertImport,
  insertMonthly,
  listTaken,
} from './import.store.ts'
import { readFigures, type Figures } from './read-figures.ts'
import { wrongForm } from '../../../platform/wrong-form.ts'

const origin = v.pipe(
  recordLine(300),
  v.nonEmpty('Odkud údaje jsou: napište to, bude to stát u každého čísla.'),
)

/**
 * Takes figures from a CSV export: all of it or nothing.
 * @param from whence the figures are, in words
 * @returns how many figures were taken
 * @param replace figures of the same days and months that stand already
 * @throws DomainError `not_found`, `wrong_origin`, `imported_before`, `days_taken`, and those of reading
 */
export async function importFigures(
  actor: Actor,
  by: string,
  slug: string,
  file: { name: string; bytes: Uint8Array },
  from: string,
  replace = false,
): Promise<number> {
  if (!(await mayPlan(actor))) throw notFound()
  const platform = await findUsePlatform(slug)
  const words = v.safeParse(origin, from)
  if (!words.success) throw new DomainError('wrong_origin', words.issues[0].message)
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const before = await findImportOfFile(database(), platform.id, sha256)
  if (before)
    throw new DomainError(
      'imported_before',
      `Tento soubor už je nahraný ${formatDate(localDay(before.importedAt))} (${before.fileName ?? 'bez jména'}). Podruhé se nezapočítá.`,
    )
  const figures = readFigures(file.bytes)
  await keep(
    actor,
    by,
    platform.id,
    figures,
    {
      origin: words.output,
      fileName: file.name.slice(0, 200),
      sha256,
    },
    replace,
  )
  return figures.daily.length + figures.monthly.length
}

const typed = v.object({
  metric: v.picklist(metrics, 'Co se počítá: vyberte jednu z možností.'),
  origin,
})

/**
 * Figures of months typed by hand, one on a line: `1/2024 12 500`. They come from a supplier's slides or a report.
 * @throws DomainError `not_found`, `wrong_figures`, `days_taken`
 */
export async function typeMonths(
  actor: Actor,
  by: string,
  slug: string,
  input: { metric: string; origin: string; months: string },
  replace = false,
): Promise<number> {
  if (!(await mayPlan(actor))) throw notFound()
  const platform = await findUsePlatform(slug)
  const checked = v.safeParse(typed, input)
  if (!checked.success) throw wrongForm('wrong_figures', checked.issues)
  const { metric, origin: words } = checked.output
  const monthly: Figures['monthly'] = []
  for (const [at, line] of input.months.split('\n').entries()) {
    if (line.trim() === '') continue
    const found = /^(\d{1,2})[/.]\s*(\d{4})[\s:;]+([\d\s\u00a0]+)$/.exec(line.trim())
    const value = Number(found?.[3]?.replace(/[\s\u00a0]/g, ''))
    if (!found || Number(found[1]) < 1 || Number(found[1]) > 12 || !Number.isSafeInteger(value))
      throw new DomainError(
        'wrong_figures',
        `Řádek ${at + 1} („${line.trim().slice(0, 60)}“): napište měsíc a číslo, například 1/2024 12500. Nic se nezapsalo.`,
      )
    monthly.push({ month: `${found[2]}-${found[1]!.padStart(2, '0')}`, metric, value })
  }
  if (monthly.length === 0) throw new DomainError('wrong_figures', 'Napište aspoň jeden měsíc s číslem.')
  if (new Set(monthly.map(({ month }) => month)).size < monthly.length)
    throw new DomainError('wrong_figures', 'Některý měsíc je tu dvakrát. Nechte ho jednou. Nic se nezapsalo.')
  await keep(
    actor,
    by,
    platform.id,
    { source: 'typed', daily: [], monthly },
    { origin: words, fileName: null, sha256: null },
    replace,
  )
  return monthly.length
}

async function keep(
  actor: Actor,
  by: string,
  platformId: string,
  { source, daily, monthly }: Figures,
  from: { origin: string; fileName: string | null; sha256: string | null },
  replace: boolean,
): Promise<void> {
  const id = newId()
  const today = localDay(actor.now)
  const future = [...daily.map(({ day }) => day), ...monthly.map(({ month }) => month)].find(
    (time) => time > today.slice(0, time.length),
  )
  if (future)
    throw new DomainError(
      'wrong_figures',
      `${future} teprve bude. Opravte rok a nahrajte čísla znovu. Nic se nezapsalo.`,
    )
  await inTransaction(actor, async (work) => {
    const taken = replace ? [] : await listTaken(work.db, platformId, source, daily, monthly)
    if (taken.length > 0)
      throw new DomainError(
        'days_taken',
        `Za tato období už čísla máte: ${taken.slice(0, 8).join(', ')}${taken.length > 8 ? ` a dalších ${taken.length - 8}` : ''}. Zaškrtněte, že se mají nahradit. Nic se nezapsalo.`,
      )
    const inserted = await insertImport(work.db, {
      id,
      platformId,
      source,
      ...from,
      importedAt: actor.now,
      importedBy: by,
      closedAt: actor.now,
    })
    if (!inserted)
      throw new DomainError(
        'imported_before',
        'Tento soubor právě nahrál někdo jiný. Obnovte stránku a podívejte se.',
        409,
      )
    await insertDaily(
      work.db,
      daily.map(({ value, ...row }) => ({ platformId, ...row, source, people: value, importId: id })),
    )
    await insertMonthly(
      work.db,
      monthly.map(({ month, ...row }) => ({ platformId, ...row, month: `${month}-01`, importId: id })),
    )
    work.audit({
      action: 'usage.import.closed',
      subject: { kind: 'usage_import', id },
      details: { daily: daily.length, monthly: monthly.length },
    })
  })
}

/** Takes an import away with every figure that it gave. @throws DomainError `not_found` */
export async function removeImport(actor: Actor, slug: string, id: string): Promise<void> {
  if (!(await mayPlan(actor)) || !isId(id)) throw notFound()
  const platform = await findUsePlatform(slug)
  await inTransaction(actor, async (work) => {
    if (!(await deleteImport(work.db, platform.id, id))) throw notFound()
    work.audit({ action: 'usage.import.removed', subject: { kind: 'usage_import', id } })
  })
}
