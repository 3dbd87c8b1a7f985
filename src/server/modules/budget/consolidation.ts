/**
 * Items that only move money within one accounting unit; without leaving them out the same crown counts twice.
 * Verified to the crown on the control rows 4200 and 4430 of FIN 2-12 M.
 */
const innerIncome: ReadonlySet<string> = new Set(['4133', '4134', '4137', '4138', '4139', '4251'])
const innerExpenditure: ReadonlySet<string> = new Set([
  '5342',
  '5344',
  '5345',
  '5347',
  '5348',
  '5349',
  '6363',
])

/** Whether an item (položka) is a transfer within the unit, which consolidation leaves out. */
export const isInner = (polozka: string): boolean => innerIncome.has(polozka) || innerExpenditure.has(polozka)

/** Transfers between a statutory city and its districts: what one sends (5347), the other receives (4137). */
export const districtItems = { income: '4137', expenditure: '5347' } as const

/** An item of class 8 is financing, which is neither income nor expenditure, on whichever side the statement lists it. */
export const sideOf = (polozka: string): 'income' | 'expenditure' | 'financing' =>
  polozka.startsWith('8') ? 'financing' : /^[1-4]/.test(polozka) ? 'income' : 'expenditure'

/** Items of information and communication technology: a proxy for what a city spends on it, never its smart-city budget. */
export const ictItems: readonly string[] = ['5042', '5162', '5168', '5172', '6111', '6125']
