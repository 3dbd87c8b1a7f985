import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { Actor } from '../../platform/actor/actor.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { deleteMunicipalities, insertAddresses, type AddressRow } from './address.store.ts'
import { wordsOf } from './find-addresses.ts'

/** Columns of the register's CSV (ČÚZK, Seznam adres): windows-1250, semicolons. */
const columns = {
  code: 'Kód ADM',
  municipalityCode: 'Kód obce',
  municipality: 'Název obce',
  borough: 'Název MOMC',
  part: 'Název části obce',
  street: 'Název ulice',
  kind: 'Typ SO',
  house: 'Číslo domovní',
  orientation: 'Číslo orientační',
  letter: 'Znak čísla orientačního',
  postcode: 'PSČ',
} as const
const batch = 1000

/**
 * Takes in the addresses of one or more municipalities from a file of the state's register; those that Radnice had of them are
 * replaced. All of the file or nothing.
 * @param path of a CSV as ČÚZK publishes it
 * @returns how many addresses of how many municipalities
 * @throws DomainError `unknown_columns`, `wrong_lines`
 */
export async function importAddresses(
  actor: Actor,
  path: string,
): Promise<{ addresses: number; municipalities: number }> {
  return inTransaction(actor, async (work) => {
    const seen = new Set<number>()
    let [rows, count, line]: [AddressRow[], number, number] = [[], 0, 1]
    const flush = async () => {
      const fresh = [...new Set(rows.map((row) => row.municipalityCode))].filter((code) => !seen.has(code))
      if (fresh.length > 0) await deleteMunicipalities(work.db, fresh)
      for (const code of fresh) seen.add(code)
      if (rows.length > 0) await insertAddresses(work.db, rows)
      count += rows.length
      rows = []
    }
    for await (const record of await records(path)) {
      line++
      rows.push(rowOf(record as Record<string, string>, line))
      if (rows.length === batch) await flush()
    }
    await flush()
    if (count === 0) throw new DomainError('wrong_lines', 'V souboru žádná adresa není. Nic se nezměnilo.')
    work.audit({
      action: 'addresses.register.imported',
      subject: { kind: 'installation', id: 'addresses' },
      details: { addresses: count, municipalities: seen.size },
    })
    return { addresses: count, municipalities: seen.size }
  })
}

async function records(path: string) {
  const { parse } = await import('csv-parse')
  const text = Readable.toWeb(createReadStream(path)).pipeThrough(
    new TextDecoderStream('windows-1250') as never,
  )
  const parser = parse({
    delimiter: ';',
    relax_column_count: true,
    skip_empty_lines: true,
    columns: (head: string[]) => {
      const names = head.map((name) => name.replace(/^\ufeff/, '').trim())
      const missing = Object.values(columns).filter((name) => !names.includes(name))
      if (missing.length > 0)
        throw new DomainError(
          'unknown_columns',
          `V souboru chybí sloupce ${missing.join(', ')}. Stáhněte Seznam adres z RÚIAN ve formátu CSV. Nic se nezměnilo.`,
        )
      return names
    },
  })
  return Readable.fromWeb(text as never).pipe(parser)
}

function rowOf(record: Record<string, string>, line: number): AddressRow {
  const cell = (name: keyof typeof columns) => (record[columns[name]] ?? '').trim()
  const [code, municipalityCode, postcode] = [cell('code'), cell('municipalityCode'), cell('postcode')]
  if (!/^\d{1,9}$/.test(code) || !/^\d{1,9}$/.test(municipalityCode) || !/^\d{5}$/.test(postcode))
    throw new DomainError(
      'wrong_lines',
      `Řádek ${line}: kód adresy, kód obce nebo PSČ není číslo. Nic se nezměnilo.`,
    )
  const orientation = cell('orientation') && `/${cell('orientation')}${cell('letter')}`
  const house = `${cell('kind') === 'č.ev.' ? 'č. ev. ' : ''}${cell('house')}${orientation}`
  const street = cell('street') || null
  const [municipality, part, borough] = [cell('municipality'), cell('part'), cell('borough') || null]
  return {
    code,
    municipalityCode: Number(municipalityCode),
    municipality,
    borough,
    part,
    street,
    house,
    postcode,
    words: wordsOf([street, part, house, postcode, municipality, borough].filter(Boolean).join(' ')).join(
      ' ',
    ),
  }
}
