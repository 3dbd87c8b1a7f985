import { parseAmount } from '../../../../shared/format/parse-amount.ts'
import { isDay } from '../../../../shared/time/is-day.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { readTable } from '../../../platform/documents/read-table.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { isoDay } from '../../../../shared/format/iso-day.ts'
import { folded } from '../../../../shared/format/folded.ts'
import { findCase } from '../case.store.ts'
import { mayHandle } from '../policy.ts'
import { tellCitizen } from '../tell-citizen.ts'
import { findPayments, insertPayment, nextSymbol, setPaid, type PaymentRow } from './payment.store.ts'
import { czechAccount, spayd } from './spayd.ts'

let iban: string | undefined

/** The city's account for payments of cases; without it nothing can be asked for. Only composition roots and test set-up call it. */
export function usePaymentAccount(chosen: string | undefined): void {
  iban = chosen
}
export const takesPayments = (): boolean => iban !== undefined

/**
 * Asks for a payment in a case: it gets a variable symbol of its own, the citizen a QR code.
 * @param formId so that a form sent twice asks once
 * @throws DomainError `not_found`, `no_account`, `wrong_amount`, `wrong_day`, `empty`
 */
export async function askPayment(
  actor: Actor,
  by: string,
  caseId: string,
  formId: string,
  { amount, dueOn, what }: { amount: string; dueOn: string; what: string },
): Promise<void> {
  if (!mayHandle(actor) || !isId(caseId) || !isId(formId)) throw notFound()
  if (iban === undefined)
    throw new DomainError(
      'no_account',
      'Účet města pro platby není nastavený (CITY_IBAN). Obraťte se na správce.',
    )
  const halere = parseAmount(amount)
  if (halere === null || halere === undefined || halere <= 0 || halere > 1e11)
    throw new DomainError('wrong_amount', 'Částka: zadejte korun, například 600.')
  if (dueOn !== '' && (!isDay(dueOn) || dueOn < localDay(actor.now)))
    throw new DomainError('wrong_day', 'Splatnost: zadejte den, který teprve bude, nebo pole nechte prázdné.')
  const words = what.replace(/\s+/g, ' ').trim().slice(0, 200)
  if (words === '') throw new DomainError('empty', 'Za co: napište to.')
  await inTransaction(actor, async (work) => {
    const row = await findCase(work.db, caseId)
    if (!row) throw notFound()
    const order = await nextSymbol(work.db)
    const inserted = await insertPayment(work.db, {
      id: formId,
      caseId,
      amount: halere,
      variableSymbol: `${localDay(actor.now).slice(2, 4)}${String(order).padStart(8, '0')}`,
      dueOn: dueOn || null,
      what: words,
      askedAt: actor.now,
      askedBy: by,
      paidOn: null,
      paidNotedBy: null,
    })
    // the form sent twice
    if (!inserted) return
    await tellCitizen(work, row)
    work.audit({ action: 'cases.payment.asked', subject: { kind: 'case', id: caseId } })
  })
}

/** Notes that a payment came. @throws DomainError `not_found`, `wrong_day` */
export async function notePaid(
  actor: Actor,
  by: string,
  caseId: string,
  symbol: string,
  paidOn: string,
): Promise<void> {
  if (!mayHandle(actor)) throw notFound()
  if (!isDay(paidOn) || paidOn > localDay(actor.now))
    throw new DomainError('wrong_day', 'Zaplaceno dne: zadejte den, který už byl.')
  await inTransaction(actor, async (work) => {
    const payment = (await findPayments(work.db, [symbol])).find((one) => one.caseId === caseId)
    if (!payment) throw notFound()
    if (paidOn < localDay(payment.askedAt))
      throw new DomainError('wrong_day', 'Zaplaceno dne: platbu jste tehdy ještě nechtěli. Opravte den.')
    if (await setPaid(work.db, payment.id, paidOn, by))
      work.audit({ action: 'cases.payment.paid', subject: { kind: 'case', id: caseId } })
  })
}

const columns = {
  vs: 'symbol',
  'variabilni symbol': 'symbol',
  castka: 'amount',
  datum: 'day',
  'datum platby': 'day',
} as const

/**
 * Payments out of the economic system: CSV with the columns VS, Částka and Datum. All rows or nothing; payments of others are
 * left aside and counted, a wrong amount is told and not taken.
 * @returns how many were noted, and what was left aside
 * @throws DomainError `not_found`, `unknown_columns`, `wrong_lines`
 */
export async function importPayments(
  actor: Actor,
  by: string,
  bytes: Uint8Array,
): Promise<{ noted: number; aside: number; wrong: string[] }> {
  if (!mayHandle(actor)) throw notFound()
  const [head = [], ...rows] = readTable(bytes)
  const at = new Map(head.map((name, index) => [columns[folded(name) as keyof typeof columns], index]))
  const missing = (['symbol', 'amount', 'day'] as const).filter((name) => !at.has(name))
  if (missing.length > 0)
    throw new DomainError(
      'unknown_columns',
      'V prvním řádku čekáme sloupce VS, Částka a Datum. Nic se nezapsalo.',
    )
  const faults: string[] = []
  const read = rows.flatMap((row, index) => {
    if (row.every((cell) => cell.trim() === '')) return []
    const cell = (name: 'symbol' | 'amount' | 'day') => (row[at.get(name)!] ?? '').trim()
    const [symbol, amount, day] = [
      cell('symbol').replace(/^0+(?=\d)/, ''),
      parseAmount(cell('amount')),
      isoDay(cell('day')),
    ]
    if (!/^\d{1,10}$/.test(symbol))
      faults.push(`řádek ${index + 2}: „${cell('symbol')}“ není variabilní symbol`)
    if (typeof amount !== 'number') faults.push(`řádek ${index + 2}: „${cell('amount')}“ není částka`)
    if (!isDay(day) || day > localDay(actor.now))
      faults.push(`řádek ${index + 2}: „${cell('day')}“ není den, který už byl`)
    return [{ symbol, amount: amount ?? 0, day }]
  })
  if (faults.length > 0)
    throw new DomainError(
      'wrong_lines',
      `Nic se nezapsalo, v souboru jsou chyby. ${faults.slice(0, 10).join('; ')}.`,
    )
  return inTransaction(actor, async (work) => {
    const known = new Map(
      (
        await findPayments(
          work.db,
          read.map(({ symbol }) => symbol),
        )
      ).map((one) => [one.variableSymbol, one]),
    )
    let [noted, aside] = [0, 0]
    const wrong: string[] = []
    for (const { symbol, amount, day } of read) {
      const payment = known.get(symbol)
      if (!payment) aside++
      else if (payment.amount !== amount || day < localDay(payment.askedAt)) wrong.push(symbol)
      else if (await setPaid(work.db, payment.id, day, by)) {
        noted++
        work.audit({ action: 'cases.payment.paid', subject: { kind: 'case', id: payment.caseId } })
      }
    }
    return { noted, aside, wrong }
  })
}

/** A payment as the citizen sees it, with a QR code while it waits. */
export async function paymentView({ amount, variableSymbol, dueOn, what, paidOn }: PaymentRow) {
  const { toString: toQr } = await import('qrcode')
  return {
    amount,
    variableSymbol,
    dueOn,
    what,
    paidOn,
    account: iban === undefined ? null : (czechAccount(iban) ?? iban),
    qr:
      paidOn !== null || iban === undefined
        ? null
        : `data:image/svg+xml;base64,${Buffer.from(
            await toQr(spayd({ iban, amount, variableSymbol, dueOn, message: what }), {
              type: 'svg',
              errorCorrectionLevel: 'M',
              margin: 4,
            }),
          ).toString('base64')}`,
  }
}
