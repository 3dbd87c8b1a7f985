import { folded } from '../../../shared/format/folded.ts'
import { database, type Db } from '../../platform/database/database.ts'
import { listPartNames, searchAddresses, type AddressRow } from './address.store.ts'

/** An address of the state's register. */
export interface Address {
  /** Kód adresního místa */
  code: string
  /** As it is written on a letter */
  label: string
  /** Část obce */
  part: string
  borough: string | null
}

const mostWords = 12

/** Words of an address by which it is found: without diacritics, numbers apart. */
export const wordsOf = (text: string): string[] =>
  folded(text)
    .replace(/(\d{3}) (\d{2})\b/g, '$1$2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !['cp', 'c', 'p', 'ev'].includes(word))
    .slice(0, mostWords)

/** Addresses in which all words occur, begun at least; those of a house first by street and number. */
export async function findAddresses(text: string, limit = 8, db: Db = database()): Promise<Address[]> {
  const words = wordsOf(text)
  // a town alone would find everything
  if (words.length === 0 || !words.some((word) => /\d/.test(word))) return []
  return (await searchAddresses(db, words, limit)).map(addressOf)
}

/** The one address that a text means: all of its words and no other than those of the address. @returns null when there is none, or more */
export async function exactAddress(text: string, db: Db = database()): Promise<Address | null> {
  const found = await findAddresses(text, 2, db)
  return found.length === 1 ? found[0]! : null
}

/** Parts of the city that the addresses know. */
export const listParts = (): Promise<string[]> => listPartNames(database())

const addressOf = ({ code, street, part, house, postcode, municipality, borough }: AddressRow): Address => ({
  code: String(code),
  label: `${street ?? part} ${house}, ${postcode.slice(0, 3)} ${postcode.slice(3)} ${municipality}`,
  part,
  borough,
})
