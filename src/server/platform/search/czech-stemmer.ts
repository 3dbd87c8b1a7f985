/** Raised whenever the stems change; documents indexed by an older version are indexed anew. */
export const stemmerVersion = 2

/** Case endings by the length that a word must exceed, longest first (the rules of light stemming by Dolamic and Savoy, 2009). */
const endings: readonly [longerThan: number, list: readonly string[]][] = [
  [7, ['atech']],
  [6, ['ětem', 'etem', 'atům']],
  [
    5,
    [
      'ech',
      'ich',
      'ích',
      'ého',
      'ěmi',
      'emi',
      'ému',
      'ěte',
      'ete',
      'ěti',
      'eti',
      'ího',
      'iho',
      'ími',
      'ímu',
      'imu',
      'ách',
      'ata',
      'aty',
      'ých',
      'ama',
      'ami',
      'ové',
      'ovi',
      'ými',
    ],
  ],
  [4, ['em', 'es', 'ém', 'ím', 'ům', 'at', 'ám', 'os', 'us', 'ým', 'mi', 'ou']],
  [3, ['a', 'e', 'i', 'o', 'u', 'ů', 'y', 'á', 'é', 'í', 'ý', 'ě']],
]
const possessives = ['ov', 'in', 'ův']

/** Words whose forms the rules cannot bring together. */
const exceptions = new Map<string, string>(
  Object.entries({
    pes: ['psa', 'psi', 'psy', 'psů', 'psem', 'psovi', 'psům', 'psech'],
    liberec: ['liberce', 'liberci', 'libercem'],
    dítě: ['dítěte', 'dítěti', 'dítětem', 'děti', 'dětí', 'dětem', 'dětech', 'dětmi'],
    den: ['dne', 'dny', 'dní', 'dnů', 'dnem', 'dnech', 'dnům'],
    člověk: ['lidé', 'lidí', 'lidem', 'lidmi', 'lidech'],
    dům: ['domu', 'domy', 'domů', 'domem', 'domech'],
  }).flatMap(
    ([stem, forms]) =>
      [[stem, stem], ...forms.map((form): [string, string] => [form, stem])] as [string, string][],
  ),
)

/** The common part of a Czech word's forms. `word` is in lower case, with its diacritics. */
export function stemCzech(word: string): string {
  const known = exceptions.get(word)
  if (known) return known
  return unify(withoutPossessive(withoutEnding(word)))
}

function withoutEnding(word: string): string {
  for (const [longerThan, list] of endings) {
    if (word.length <= longerThan) continue
    const ending = list.find((one) => word.endsWith(one))
    if (ending) return word.slice(0, -ending.length)
  }
  return word
}

const withoutPossessive = (word: string): string =>
  word.length > 5 && possessives.some((ending) => word.endsWith(ending)) ? word.slice(0, -2) : word

/** Softened consonants and inserted vowels: `ruce` with `ruka`, `měst` with `město`, `stůl` with `stolu`. */
function unify(word: string): string {
  if (word.length < 3) return word
  const vowel = word.replace(/e(?=[^aeiouyáéíóúůýě]$)/u, '').replace(/ů(?=.$)/u, 'o')
  return vowel.replace(/čt$/u, 'ck').replace(/št$/u, 'sk').replace(/[cč]$/u, 'k').replace(/[zž]$/u, 'h')
}

/** Without diacritics: what people type on a phone. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '')
