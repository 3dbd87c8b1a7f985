import type { Line, Source } from './source.ts'

export type Label =
  | 'present'
  | 'excused'
  | 'absent'
  | 'guests'
  | 'members'
  | 'recorder'
  | 'verifier'
  | 'approver'
  | 'term'
  | 'place'
  | 'programme'
  | 'secretary'
  | 'course'

const words: readonly [Label, string][] = [
  [
    'guests',
    '(?:stálí |přizvaní |další |pozvaní )?host(?:é|ů|i)?|přizván[iy]?|dále (?:přítomn[ií]|přizváni)|(?:další|ostatní) přítomní',
  ],
  ['members', 'členové(?: komise| výboru)?|z členů komise'],
  ['absent', 'nepřítom(?:n[iyaeo]|en|ní)(?: členové)?|neomluven[iya]?|chyběl[iya]?|nezúčastnili se'],
  ['excused', '(?:z jednání )?omluven[iyaoé]?(?: členové)?|omluvil[iy]? se'],
  [
    'present',
    'př[ií]tom(?:n[iyaeo]|ní|nost dle prezenční listiny)(?: (?:členové|členky)(?: komise| výboru)?)?|přítomni|prezence|účast(?:níci)?|zúčastnili se',
  ],
  [
    'recorder',
    '(?:dne [\\d. ]+,? ?)?(?:zápis )?(?:zapsal(?:\\/a|[aiy])?|zapisovatel(?:ka)?|zaznamenal[a]?|vyhotovil[a]?)|zápis (?:připravil|sestavil|vyhotovil|provedl|pořídil|vypracoval)[a]?',
  ],
  [
    'verifier',
    '(?:zápis )?(?:z?kontroloval[aiy]?|ověřil[aiy]?|ověřovatel(?:é|ka|ky)?(?: zápisu)?)|kontrola zápisu|za správnost(?: zápisu)?',
  ],
  ['approver', '(?:zápis )?schválil[aiy]?'],
  ['term', 'termín(?: konání)?(?: jednání)?|datum(?: konání| jednání)?|konan[éý] dne'],
  ['place', 'místo(?: konání| jednání)?'],
  ['programme', 'program(?: jednání)?(?: komise)?(?: [\\p{L} ]{0,30})?'],
  ['secretary', 'tajemni(?:k|ce)(?: komise| výboru)?'],
  ['course', '(?:průběh jednání|(?:neoficiální )?zápis|jednání|přílohy|usnesení|závěr)'],
]
const labelAtStart = words.map(
  ([label, pattern]) =>
    [
      label,
      new RegExp(`^(?:${pattern})(?: ?[-–] ?\\d+| ?\\(\\d+\\))? ?(?<colon>[:.–]|(?= ?[:–]))? ?:? ?`, 'iu'),
    ] as const,
)
// In the middle of a line a label needs a capital letter and a colon: `J. Vzor Hosté - 3: J. Příklad`
const labelInside = new RegExp(
  `(?<=[^\\s:] )(?=(?:Hosté|Omluven[iya]|Nepřítomn[iyo]|Přítomn[iyo]|Přizváni|Zapsal[a]?|Ověřil[a]?)(?: ?[-–] ?\\d+)? ?:)`,
  'u',
)

export interface Labelled {
  label: Label
  /** The label's line (or part of it) and those after it, up to the next label or a break */
  lines: Line[]
  /** What follows the label: may be empty when the label stands and nobody is listed */
  value: string
  count: number | null
}

const stop =
  /^(?:\d{1,2}[.)/|}]|ad ?\.? ?\d|\*{4}|[-–•➢]|\(?komise (?:v počtu|je|není|byla|nebyla|kultury je)|\p{Lu}{2,6} je usnáš|konstatov|jednání (?:se|bylo|skončilo|ukončeno)|po zahájení|předsed|orgán (?:byl|nebyl)|přílohy|na závěr|v \p{Lu}\p{Ll}+ dne|příští|další jednání|termín (?:dalšího|příštího|další))/iu

/** What a value may begin with although it looks like a numbered heading: a day, or `1. místostarosta`. */
const opensValue = (label: Label, text: string) =>
  label === 'term' || label === 'place'
    ? /^\d{1,2}\. ?\d{1,2}\./u.test(text)
    : /^\d\. ?(?:místostarost|náměst|zástup)/u.test(text)

/** Labels in a row without values: their column of values comes after the last of them. */
const isTorn = (found: readonly Labelled[]) =>
  found.length > 1 &&
  found.slice(-3).every(({ value }) => value === '') &&
  found.some(({ label, value }) => label === 'term' && value === '')

/** All labelled parts of a document in order. A value ends with the next label, a numbered heading, or an empty line after it. */
export function findLabels(source: Source): Labelled[] {
  const pieces = source.lines.flatMap((line) =>
    line.text.split(labelInside).map((text) => ({ ...line, text: text.trim() })),
  )
  const found: Labelled[] = []
  let open: Labelled | null = null
  for (const line of pieces) {
    const start = readLabel(line.text)
    if (start) {
      open = { label: start.label, lines: [line], value: start.rest, count: start.count }
      found.push(open)
    } else if (line.text === '') {
      if (open && open.value !== '' && !/[:,]$/.test(open.value)) open = null
    } else if (open) {
      if (
        stop.test(line.text) &&
        !(
          open.value === '' &&
          (opensValue(open.label, line.text) || (isTorn(found) && opensValue('term', line.text)))
        )
      )
        open = null
      else {
        open.value = open.value === '' ? line.text : `${open.value}\n${line.text}`
        open.lines.push(line)
        if (open.label === 'recorder' || open.label === 'verifier' || open.label === 'secretary') open = null
      }
    }
  }
  return untangle(found)
}

function readLabel(text: string): { label: Label; rest: string; count: number | null } | null {
  for (const [label, pattern] of labelAtStart) {
    const match = pattern.exec(text)
    if (!match) continue
    const rest = text.slice(match[0].length).trim()
    const colon = match[0].includes(':') || match.groups?.['colon'] !== undefined
    const alone = rest === ''
    const signs = label === 'recorder' || label === 'verifier' || label === 'approver'
    const named = signs && /^(?:dne |\p{Lu}|ing|mgr|bc|p[.aáií])/u.test(rest)
    const dated = label === 'term' && /^konan/iu.test(text)
    if (!colon && !alone && !named && !dated) continue
    if (/^pro(?:ti)? ?:/iu.test(rest)) continue // the head of a vote table: PŘÍTOMNO: PRO: PROTI:
    if (alone && !colon && !signs && label !== 'course' && /\p{Ll}$/u.test(text) && text.length > 24) continue
    return { label, rest, count: Number(/[-–(] ?(\d+)/.exec(match[0])?.[1] ?? Number.NaN) || null }
  }
  return null
}

/** Two columns torn apart by extraction: labels stand empty in a row, their values follow in the same order. */
function untangle(found: Labelled[]): Labelled[] {
  for (let i = 0; i < found.length; i++) {
    let end = i
    while (end < found.length && found[end]!.value === '' && end - i < 8) end++
    const last = found[end]
    const torn = found.slice(i, end + 1)
    if (!last || end - i < 1 || torn[0]!.label !== 'term') continue
    const values = last.value.split('\n')
    for (const part of torn) {
      if (part.label === 'term' || part.label === 'place') part.value = values.shift() ?? ''
    }
    const rest = torn.filter(({ label }) => label === 'members' || label === 'present' || label === 'guests')
    if (rest.length > 0 && last.label === 'guests') {
      const cut = values.findIndex((line) => line.startsWith('('))
      const members = values.slice(0, cut < 0 ? values.length : cut)
      const holder = rest.find(({ label }) => label !== 'guests')
      if (holder) holder.value = members.join('\n')
      last.value = cut < 0 ? '' : values.slice(cut + 1).join('\n')
    } else if (last.label === 'place' || last.label === 'term') i = end
  }
  return found
}
