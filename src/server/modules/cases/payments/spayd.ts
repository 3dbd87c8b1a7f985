export interface PaymentOrder {
  iban: string
  /** Haléře */
  amount: number
  variableSymbol: string
  /** `2026-11-27` */
  dueOn: string | null
  message: string
}

/** Whether the check digits of an IBAN hold (ISO 13616, modulo 97). */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false
  const digits = (text.slice(4) + text.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  )
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}

/** A value without the characters that the format keeps for itself; letters without diacritics, which every bank reads. */
const plain = (text: string, longest: number): string =>
  text
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .toUpperCase()
    .slice(0, longest)
    .replaceAll('%', '%25')
    .replaceAll('*', '%2A')

/** QR Platba: Short Payment Descriptor 1.0 of the Czech Banking Association (SPD*1.0). */
export const spayd = ({ iban, amount, variableSymbol, dueOn, message }: PaymentOrder): string =>
  [
    'SPD*1.0',
    `ACC:${iban}`,
    `AM:${(amount / 100).toFixed(2)}`,
    'CC:CZK',
    ...(dueOn === null ? [] : [`DT:${dueOn.replaceAll('-', '')}`]),
    `MSG:${plain(message, 60)}`,
    `X-VS:${variableSymbol}`,
  ].join('*')

/** A Czech account as people write it: `prefix-number/bank`; null for an account elsewhere. */
export function czechAccount(iban: string): string | null {
  const found = /^CZ\d{2}(\d{4})(\d{6})(\d{10})$/.exec(iban)
  if (!found) return null
  const [prefix, number] = [found[2]!, found[3]!].map((digits) => digits.replace(/^0+/, ''))
  return `${prefix ? `${prefix}-` : ''}${number || '0'}/${found[1]}`
}
