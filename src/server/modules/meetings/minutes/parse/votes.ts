import type { MinutesVote } from '../minutes.ts'
import { parseNames } from './names.ts'

export const noVote = (): MinutesVote => ({
  present: null,
  for: null,
  against: null,
  abstain: null,
  notVoting: null,
  result: null,
  unanimous: null,
})

const separator = '\\s*(?:hlas(?:y|ů|oval\\p{L}*)?)?\\s*[:–=-]?\\s*'
const value = '(?<v>\\d{1,3}|nikdo|žádn\\p{L}+)(?![.,]?\\d)'
const options = [
  ['for', new RegExp(`(?<![\\p{L}])pro${separator}${value}`, 'iu')],
  ['against', new RegExp(`(?<![\\p{L}])prot[ií]${separator}${value}`, 'iu')],
  [
    'abstain',
    new RegExp(
      `(?<![\\p{L}])(?:(?:z|u)držel[aioy]? se|se zdržel[aioy]?|zdržely? se hlasování|zdrželi se)${separator}${value}`,
      'iu',
    ),
  ],
  ['notVoting', new RegExp(`(?<![\\p{L}])nehlasoval[aioy]?${separator}${value}`, 'iu')],
  ['present', new RegExp(`(?<![\\p{L}])přítomno${separator}${value}`, 'iu')],
] as const

// `Hlasování: 4-0-1` in the order for, against, abstained
const bare =
  /(?:hlasování|hlasovalo se|výsledek)\s*:?\s*\(?(\d{1,3})\s*[-–:/]\s*(\d{1,3})\s*[-–:/]\s*(\d{1,3})\)?(?![\d.:/-])/iu

/** Whether a text looks like the counts of a vote. */
export const isVote = (text: string): boolean =>
  bare.test(text) ||
  (/(?<![\p{L}])pro ?[:–-]? ?\d/iu.test(text) && /(?<![\p{L}])(?:proti|zdržel)/iu.test(text))

/** Counts of one vote from running text: `pro: 6, proti: 0, zdržel se: 1`. Counts that are not written stay null. */
export function parseVote(text: string): MinutesVote {
  const vote = noVote()
  const figures = bare.exec(text)
  if (figures)
    return { ...vote, for: Number(figures[1]), against: Number(figures[2]), abstain: Number(figures[3]) }
  for (const [option, pattern] of options) {
    const found = pattern.exec(text)?.groups?.['v']
    if (found !== undefined) vote[option] = /^\d/.test(found) ? Number(found) : 0
  }
  return vote
}

/** A vote by names: `PRO: A. B., C. D.` `PROTI: 0`; the counts are the lengths of the lists. */
export function parseNamedVote(text: string): MinutesVote | null {
  const match = /(?<![\p{L}])PRO:(?<for>.*?)PROTI:(?<against>.*?)ZDRŽEL\p{L}* SE:(?<abstain>.*)$/isu.exec(
    text,
  )
  if (!match) return null
  const count = (list: string | undefined) => {
    const number = /^\s*(\d+)/.exec(list ?? '')
    return number
      ? Number(number[1])
      : parseNames(list ?? '').length || (/^[\s.–-]*$/.test(list ?? '') ? 0 : null)
  }
  return {
    ...noVote(),
    for: count(match.groups!['for']),
    against: count(match.groups!['against']),
    abstain: count(match.groups!['abstain']),
  }
}

/** What the words beside a vote say of its result. */
export function statedResult(text: string): MinutesVote['result'] {
  if (/(?:nebyl[oay]? (?:přijat|schválen|zvolen)|nepřijat[oaý]|neschválen[oa]|zamítnut)/iu.test(text))
    return 'rejected'
  if (
    /(?:byl[oay]? (?:\p{L}+ ){0,4}(?:přijat|schválen|odsouhlasen|zvolen)|(?<![\p{L}])přijat[oaýé](?![\p{L}])|(?<![\p{L}])(?:jednomyslně|jednohlasně)[^.]{0,20}(?:schválen|schválil|přijat)|(?<![\p{L}])schváleno(?![\p{L}]))/iu.test(
      text,
    )
  )
    return 'accepted'
  return null
}

export const isUnanimous = (text: string): boolean =>
  /jednomysln|jednohlasn|všichni přítomní[^.]{0,40}(?:souhlas|schv)|vyslovili všichni|všemi hlasy/iu.test(
    text,
  )

const tableHead = /přítomno.*pro.*proti.*zdržel.*/iu

/**
 * The table PŘÍTOMNO / PRO / PROTI / ZDRŽEL SE / NEHLASOVAL / VÝSLEDEK and the row of figures under it.
 * @returns the vote and how many texts it took, or null when no such table begins here
 */
export function parseVoteTable(texts: readonly string[]): { vote: MinutesVote; taken: number } | null {
  const [head = '', ...rest] = texts
  if (!tableHead.test(head) || /\d/.test(head)) return null
  const columns = [
    ...head.matchAll(/přítomno|pro(?!ti)|proti|zdržel\p{L}* se|nehlasoval\p{L}*|výsledek/giu),
  ].map(([name]) => name.toLowerCase())
  const row = rest.slice(0, columns.length).join(' ')
  const cells = row.match(/\d+|přijato|nepřijato|schváleno|neschváleno|[-–]/giu) ?? []
  if (cells.length < columns.length - 1) return null
  const vote = noVote()
  for (const [index, column] of columns.entries()) {
    const cell = cells[index]
    if (cell === undefined) continue
    if (column === 'výsledek') vote.result = statedResult(cell)
    else if (/^\d/.test(cell)) vote[columnOption(column)] = Number(cell)
  }
  let taken = 1
  for (
    let seen = '';
    taken <= rest.length && (seen.match(/\d+|řijato|chváleno/giu) ?? []).length < columns.length;
    taken++
  )
    seen += ` ${rest[taken - 1]}`
  return { vote, taken }
}

function columnOption(column: string): 'present' | 'for' | 'against' | 'abstain' | 'notVoting' {
  if (column.startsWith('přít')) return 'present'
  if (column === 'pro') return 'for'
  if (column === 'proti') return 'against'
  return column.startsWith('zdr') ? 'abstain' : 'notVoting'
}

/** A vote written name by name: `Jan Novák ano`, or `Pro / Ano` once for everyone. */
export function parseRollCall(texts: readonly string[]): MinutesVote | null {
  const answers = texts.filter((text) => /^(?:pro ?\/ ?)?ano$|^pro$/iu.test(text)).length
  const against = texts.filter((text) => /^(?:proti ?\/ ?)?ne$|^proti$/iu.test(text)).length
  if (answers + against < 2) return null
  const offered = texts.join(' ')
  return {
    ...noVote(),
    for: answers,
    against: against > 0 || /proti ?[-–]/iu.test(offered) ? against : null,
    abstain: /zdržel se ?[-–]/iu.test(offered) ? 0 : null,
  }
}
