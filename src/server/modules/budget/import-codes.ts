import { folded } from '../../../shared/format/folded.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { readSheet } from '../../platform/documents/read-table.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { replaceCodes } from './budget.store.ts'
import { mayManageBudget } from './policy.ts'
import type { CodeKind } from './tables.ts'

const codeKinds = ['paragraf', 'polozka', 'orj', 'org'] as const

/**
 * Brings in a codelist with its validity: `kod;nazev;platnost_od;platnost_do` (Ministry of Finance) or
 * `id;name;validFrom;validTill` (CityVizor). It replaces the earlier codelist of its kind.
 * @returns how many codes it has
 * @throws DomainError `not_found`, `unknown_columns`, `wrong_codes`, `unreadable_table`
 */
export async function importCodes(actor: Actor, kind: string, bytes: Uint8Array): Promise<number> {
  const known = codeKinds.find((one) => one === kind)
  if (!mayManageBudget(actor) || !known) throw notFound()
  const [head = [], ...rows] = await readSheet(bytes)
  const at = (...names: string[]) => head.findIndex((header) => names.includes(folded(header)))
  const columns = {
    code: at('kod', 'id', 'code'),
    name: at('nazev', 'name'),
    from: at('platnost_od', 'validfrom'),
    to: at('platnost_do', 'validtill'),
  }
  if (columns.code < 0 || columns.name < 0)
    throw new DomainError(
      'unknown_columns',
      'V prvním řádku čekáme sloupce kod a nazev (nebo id a name). Nic se nezapsalo.',
    )
  const codes = new Map<string, { code: string; name: string; validFrom: string; validTo: string | null }>()
  for (const [index, row] of rows.entries()) {
    const code = row[columns.code] ?? ''
    const name = row[columns.name] ?? ''
    if (code === '') throw new DomainError('wrong_codes', `Řádek ${index + 2} nemá kód. Nic se nezapsalo.`)
    // the official codelist has a code without a name: nothing can be told of it
    if (name === '') continue
    const validFrom = dayOf(row[columns.from] ?? '') ?? '1900-01-01'
    const validTo = dayOf(row[columns.to] ?? '')
    codes.set(`${code} ${validFrom}`, {
      code,
      name,
      validFrom,
      validTo: validTo === '9999-12-31' ? null : validTo,
    })
  }
  await inTransaction(actor, async (work) => {
    await replaceCodes(work.db, known as CodeKind, [...codes.values()])
    work.audit({
      action: 'budget.codes.imported',
      subject: { kind: 'codelist', id: known },
      details: { codes: codes.size },
    })
  })
  return codes.size
}

/** `20250101` or an ISO day or instant. */
function dayOf(text: string): string | null {
  const plain = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (plain) return `${plain[1]}-${plain[2]}-${plain[3]}`
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? text.slice(0, 10) : null
}
