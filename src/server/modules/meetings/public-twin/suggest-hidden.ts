import { givenNames } from './given-names.ts'

export const hiddenKinds = [
  'birthNumber',
  'birthDate',
  'account',
  'phone',
  'email',
  'address',
  'name',
] as const
export type HiddenKind = (typeof hiddenKinds)[number]

/** A stretch of text that may be a personal datum: offsets in UTF-16 units. */
export interface Suggestion {
  from: number
  to: number
  kind: HiddenKind
}

const word = String.raw`[\p{L}\p{N}_]`
const apart = (pattern: string) => new RegExp(`(?<!${word})(?:${pattern})(?!${word})`, 'gu')
const capital = String.raw`\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?`
const surname = String.raw`(?:${capital}|\p{Lu}{2,})`
const degree = String.raw`(?:(?:Bc|Mgr|Ing|MUDr|MVDr|JUDr|PhDr|RNDr|PaedDr|ThDr|PharmDr|doc|prof|arch|BcA|MgA|Dr|dr)\.\s*(?:et\s+)?)`
const courtesy = String.raw`(?:[Pp]an|[Pp]ana|[Pp]anu|[Pp]anem|[Pp]áni|[Pp]ánů|[Pp]aní|[Pp]aním|p|pí|sl|[Mm]anželé|[Mm]anželů|[Mm]anželům|[Oo]bčan|[Oo]bčana|[Oo]bčanka|[Oo]bčanky|[Žž]adatel|[Žž]adatele|[Žž]adatelka|[Žž]adatelky|[Vv]lastník|[Vv]lastníka|[Nn]ájemce|[Nn]ájemkyně|[Ss]těžovatel|[Ss]těžovatelka)`

/** Given names in any case: `Jana` is also `Janě`, `Janou`; `Karel` also `Karla`, `Petr` also `Petrovi`. */
const givenForms = givenNames.flatMap((name) => {
  if (/[aeé]$/.test(name)) {
    const stem = name.slice(0, -1)
    // Blanka: Blance; Olga: Olze; Věra: Věře
    const softened = stem.replace(/k$/, 'c').replace(/g$/, 'z').replace(/ch$/, 'š').replace(/r$/, 'ř')
    return softened === stem ? [stem] : [stem, softened]
  }
  if (/e[klcrňn]$/.test(name)) return [name, name.slice(0, -2) + name.slice(-1)]
  if (/ěk$/.test(name)) return [name, `${name.slice(0, -2)}k`, `${name.slice(0, -3)}ňk`]
  return [name.replace(/[íiý]$/, '')]
})
const given = String.raw`(?:${[...new Set(givenForms)].sort((a, b) => b.length - a.length).join('|')})(?:[aeěiouyíáéýů]|ou|em|ovi|ové|ům|ích|ího|ímu|ím)?`

/** Addresses by their street and number, by `č. p.`, by a postal code, or by what announces them. */
const street = String.raw`(?:(?:ul\.|ulice|ulici|nám\.|náměstí|tř\.|třída|nábř\.|nábřeží|sídl\.|sídliště)\s+)?(?:(?:\p{Lu}[\p{Ll}.]+|[IVX]+\.|(?:1[0-9]|[1-9])\.)\s+(?:(?:\p{Ll}{2,}|\p{Lu}[\p{Ll}.]+)\s+){0,2})`
const houseNumber = String.raw`(?:č\.\s*p\.\s*|čp\.\s*|č\.\s*)?\d{1,4}(?:\s*/\s*\d{1,4}\p{Ll}?)?`
const town = String.raw`\d{3}[ \u00a0]?\d{2}[ ,\u00a0]+${capital}(?:\s+(?:${capital}|\d{1,2}|nad|pod|u|ve?|\p{Ll}{2,}))*`

const patterns: readonly { kind: HiddenKind; pattern: RegExp; holds?: (text: string) => boolean }[] = [
  { kind: 'email', pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu },
  // announced as one it is meant as one, though a digit be wrong
  {
    kind: 'birthNumber',
    pattern:
      /(?<=(?:rodné číslo|rodného čísla|r\.\s?č\.|RČ)[:\s]{0,3}(?:žadatele |žadatelky )?(?:je )?)\d{6}\s?\/?\s?\d{3,4}(?!\d)/giu,
  },
  { kind: 'birthNumber', pattern: apart(String.raw`\d{6}\s?/\s?\d{3,4}|\d{9,10}`), holds: isBirthNumber },
  { kind: 'account', pattern: apart(String.raw`CZ\d{2}(?:[ \u00a0]?\d{4}){5}`) },
  { kind: 'account', pattern: apart(String.raw`(?:\d{1,6}-)?\d{2,10}\s?/\s?\d{4}`), holds: isAccount },
  {
    kind: 'phone',
    pattern: apart(String.raw`(?:(?:\+|00)\s?42[01][ \u00a0-]?)?[2-9]\d{2}[ \u00a0-]?\d{3}[ \u00a0-]?\d{3}`),
  },
  {
    kind: 'birthDate',
    pattern: apart(
      String.raw`(?:nar\.|naroz\.|narozen[áaéýo]?|narozenému|narozené|dat\.\s*nar\.|datum narození:?)\s*(?:dne\s*)?\d{1,2}\.\s*(?:\d{1,2}\.|\p{Ll}+)\s*\d{4}`,
    ),
  },
  {
    kind: 'address',
    pattern: apart(
      String.raw`(?:(?:trvale\s+)?bytem|bydlištěm|bydliště:?|bydlící(?:ho|mu|m)?|trvalý pobyt:?|na adrese|adresa:?)\s+(?:${street})?${houseNumber}(?:\s*,\s*(?:${town}|${capital}(?:\s+${capital}|\s+\d{1,2})?))?`,
    ),
  },
  {
    kind: 'address',
    pattern: apart(String.raw`${street}${houseNumber}\s*,\s*(?:${town}|${capital}(?:\s+\d{1,2})?)`),
  },
  { kind: 'address', pattern: apart(String.raw`\p{Lu}\p{Ll}+(?:\s\p{Ll}{2,})?\s\d{1,4}/\d{1,4}\p{Ll}?`) },
  { kind: 'address', pattern: apart(String.raw`č\.\s*p\.\s*\d{1,4}|čp\.\s*\d{1,4}`) },
  { kind: 'address', pattern: apart(town) },
  { kind: 'name', pattern: apart(String.raw`${degree}*${given}\s+(?:${capital}\s+)?${surname}`) },
  { kind: 'name', pattern: apart(String.raw`${surname}\s+${given}`) },
  { kind: 'name', pattern: apart(String.raw`${degree}+(?:\p{Lu}\.\s*)?${surname}(?:\s+${surname})?`) },
  { kind: 'name', pattern: apart(String.raw`\p{Lu}\.\s?${capital}`) },
  { kind: 'name', pattern: apart(String.raw`${courtesy}\.?\s+${surname}(?:\s+${surname})?`) },
  { kind: 'name', pattern: apart(String.raw`(?:${capital}\s+)?\p{Lu}\p{Ll}+(?:ová|ové|ovou)`) },
]

/**
 * Stretches that may be personal data of somebody, for a person to decide on. They suggest, they never hide anything
 * by themselves; what they miss and take too much is measured (docs/BENCHMARKS.md).
 * Stretches never overlap; what is hidden already is left out.
 */
export function suggestHidden(text: string): Suggestion[] {
  const taken: { from: number; to: number }[] = [...text.matchAll(/⟦[^⟧]*⟧/g)].map((mark) => ({
    from: mark.index,
    to: mark.index + mark[0].length,
  }))
  const found: Suggestion[] = []
  for (const { kind, pattern, holds } of patterns)
    for (const match of text.matchAll(pattern)) {
      const from = match.index
      const to = from + match[0].length
      if (holds && !holds(match[0])) continue
      if (taken.some((one) => from < one.to && one.from < to)) continue
      taken.push({ from, to })
      found.push({ from, to, kind })
    }
  return found.sort((a, b) => a.from - b.from)
}

/**
 * A birth number (act 133/2000 Sb. § 13): the day of birth with the month raised by 50 for women, by 20 more where a day's
 * numbers ran out; ten digits are divisible by eleven, nine are of those born before 1954.
 */
function isBirthNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  const month = Number(digits.slice(2, 4))
  const day = Number(digits.slice(4, 6))
  const months = [0, 20, 50, 70].map((raised) => month - raised)
  if (!months.some((one) => one >= 1 && one <= 12) || day < 1 || day > 31) return false
  if (digits.length === 9) return Number(digits.slice(0, 2)) < 54 && text.includes('/')
  const rest = Number(digits.slice(0, 9)) % 11
  return digits.length === 10 && (rest === 10 ? 0 : rest) === Number(digits[9])
}

/** A domestic account: weighted sums of both its parts are divisible by eleven (decree 169/2011 Sb.). */
function isAccount(text: string): boolean {
  const [whole = '', bank = ''] = text.split(/\s?\/\s?/)
  const [prefix, number] = whole.includes('-') ? whole.split('-') : ['0', whole]
  const weights = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6]
  const fits = (part: string) =>
    [...part].reverse().reduce((sum, digit, place) => sum + Number(digit) * weights[place]!, 0) % 11 === 0
  return /^\d{4}$/.test(bank) && number!.length >= 2 && fits(prefix!) && fits(number!)
}
