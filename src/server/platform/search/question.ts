import { fold, stemCzech } from './czech-stemmer.ts'

export const word = /[\p{L}\p{N}]+/gu
const longestDocument = 60_000

const words = (text: string): string[] => text.normalize('NFC').toLowerCase().match(word) ?? []
const stemOf = (token: string): string => fold(stemCzech(token))
/** The stem of a word written without diacritics, which ends in other letters than the right one */
const plainStemOf = (token: string): string => stemCzech(fold(token))

/** A text as it is kept and indexed: so many characters at most. */
export const indexedPart = (text: string): string => text.slice(0, longestDocument)

/** Stems in order, for a `tsvector` of the configuration `simple`. Diacritics are folded after stemming, so both spellings meet. */
export const stems = (text: string): string =>
  words(indexedPart(text))
    .flatMap((token) => {
      const [right, plain] = [stemOf(token), plainStemOf(token)]
      return right === plain ? [right] : [right, plain]
    })
    .join(' ')

export interface Question {
  /** A `tsquery`: every word must be there in some of its forms */
  whole: string
  /** The same with the last word unfinished; asked only when whole words find little, for it reads the lists of all longer words */
  unfinished: string
  /** Whether a word of a document is one of those asked for */
  asks: (found: string) => boolean
}

/** What somebody typed, as a question to the index; null when there is no word in it. */
export function readQuestion(text: string): Question | null {
  const tokens = words(text.slice(0, 200)).slice(0, 12)
  if (tokens.length === 0) return null
  // a word typed with diacritics is found by its right stem, one without them by its plain one: documents hold both
  const quoted = tokens.map((token) => `'${stemOf(token)}'`)
  const last = fold(tokens.at(-1)!)
  const wanted = new Set(tokens.map(stemOf))
  return {
    whole: quoted.join(' & '),
    unfinished:
      last.length > 2
        ? [...quoted.slice(0, -1), `(${quoted.at(-1)} | '${last}':*)`].join(' & ')
        : quoted.join(' & '),
    asks: (found) => {
      const token = found.toLowerCase()
      return (
        wanted.has(stemOf(token)) ||
        wanted.has(plainStemOf(token)) ||
        (last.length > 2 && fold(token).startsWith(last))
      )
    },
  }
}
