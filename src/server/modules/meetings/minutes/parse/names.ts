const degrees =
  /(?<!\p{L})(?:mgr|ing|bc|bca|mudr|judr|phdr|rndr|paeddr|pharmdr|mvdr|thdr|thlic|doc|prof|dr|dis|dis|csc|drsc|ph\.? ?d|mba|mpa|llm|ll\. ?m|msc|m\. ?sc|mga|arch|akad|dipl)(?!\p{L})\.?,?/giu
const courtesy = /(?<!\p{L})(?:pan(?:em|a|u|í)?|p[aií]|slečn[aoyu]|sl|pp)(?!\p{L})\.?/giu
const courtesyInitial = /(?<!\p{L})p\. ?(?=\p{Lu}|starost|místostarost|\d)/gu
const notNames =
  /^(?:Komis[eií]\p{Ll}*|Rad[ayě]|Odbor\p{Ll}*|Měst\p{Ll}*|MěÚ|Svaz\p{Ll}*|Magistr\p{Ll}*|Úřad\p{Ll}*|Člen\p{Ll}*|Předsed\p{Ll}*|Místopředsed\p{Ll}*|Tajemn\p{Ll}*|Zapis\p{Ll}*|Starost\p{Ll}*|Místostarost\p{Ll}*|Host\p{Ll}*|Omluven\p{Ll}*|Přítomn\p{Ll}*|Nepřítomn\p{Ll}*|Stálí|Ředitel\p{Ll}*|Koordinátor\p{Ll}*|Vedoucí|Referent\p{Ll}*|Site|Zdrav\p{Ll}*|Digitálně|Datum|Agend\p{Ll}*|DSO|Dle|Bez|Nikdo|Jednatel\p{Ll}*|Primátor\p{Ll}*|Náměst\p{Ll}*|Spolek|Klub\p{Ll}*|Policie|PČR|MP)$/u
const nameWord = /^\p{Lu}(?:\p{Ll}+|\.|\p{Ll}+\.)?(?:-? ?-?\p{Lu}?\p{Ll}+)?[.,]?$/u

export interface NamedPerson {
  name: string
  /** What stood beside the name: a role, times, an excuse */
  note: string
}

/**
 * People listed in a text: separated by commas, or one on a line. Degrees, courtesy titles and roles fall away;
 * the order of words stays as in the document.
 */
export function parseNames(text: string): NamedPerson[] {
  return entries(text).flatMap((entry) => {
    const direct = person(entry)
    if (direct) return [direct]
    const inside = /\(([^)]*)\)/.exec(entry)?.[1]
    return inside ? inside.split(/,| a /).flatMap((part) => person(part) ?? []) : []
  })
}

function entries(text: string): string[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const onePerLine =
    lines.length > 1 &&
    lines.every(
      (line) =>
        !line.endsWith(',') &&
        !/,\s*(?:\p{Lu}|(?:mgr|ing|bc|p[aií]?)\b)/iu.test(
          line.replace(/\([^)]*\)?/g, '').replace(/,\s*\p{Ll}{4,}.*/u, ''),
        ),
    )
  const whole = onePerLine ? lines : [lines.join(' ')]
  return whole.flatMap((part) => splitOutsideParentheses(part))
}

function splitOutsideParentheses(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]
    if (sign === '(') depth++
    else if (sign === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0 && (sign === ',' || sign === ';' || sign === '•')) {
      parts.push(text.slice(from, i))
      from = i + 1
    } else if (depth === 0 && / a \p{Lu}/u.test(text.slice(i, i + 4))) {
      parts.push(text.slice(from, i))
      from = i + 3
    }
  }
  return [...parts, text.slice(from)]
}

function person(entry: string): NamedPerson | null {
  const note = entry
  const bare = entry
    .replace(/\([^)]*(?:\)|$)/g, ' ')
    .replace(/^[\s\-–•➢:]+/, '')
    .replace(/^\p{Lu}{2,4}\s*[-–:]\s*(?=\p{Lu})/u, '')
    .replace(/\s[-–]\s.*$|\s?–\s?\p{L}.*$|\s-\p{Ll}.*$/u, '')
    .replace(/\sza\s\p{Lu}.*$/u, '')
    .replace(courtesyInitial, ' ')
    .replace(degrees, ' ')
    .replace(courtesy, ' ')
    .replace(/(\p{Lu}\.)(?=\p{Lu})/gu, '$1 ')
    .replace(/-\s+(?=\p{Lu})/gu, '-')
    .trim()
  const spaced = /^(?:\p{Lu}\p{Ll}+ )?(?:\p{L} ){3,}\p{L}$/u.test(bare) ? joinSpaced(bare) : bare
  if (/^(?:DSO|Spolek|Svaz|Klub|Komise|Odbor|Město|Firma|Společnost) /u.test(spaced)) return null
  const words = spaced.split(/\s+/)
  const from = words.findIndex((word) => isNameWord(word))
  if (from < 0) return null
  let to = from
  while (to < words.length && isNameWord(words[to]!) && to - from < 4) to++
  const name = words
    .slice(from, to)
    .join(' ')
    .replace(/[.,]+$/, (end) => (/\p{Lu}\.$/u.test(words[to - 1]!) ? end : ''))
  return name.length > 1 && (/\p{Ll}{2}/u.test(name) || /^\p{Lu}(?:\.|\p{Ll}+) \p{Lu}\p{Ll}?$/u.test(name))
    ? { name, note }
    : null
}

const isNameWord = (word: string) => nameWord.test(word) && !notNames.test(word.replace(/[.,]$/, ''))

/** `Jana V z o r o v á`: letters spaced out for emphasis. */
function joinSpaced(text: string): string {
  return text.replace(/(?<=^| )((?:\p{L} ){2,}\p{L})(?=$| )/gu, (run) => run.replaceAll(' ', ''))
}
