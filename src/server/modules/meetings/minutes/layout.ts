import type { MinutesPart } from '../../../../shared/meetings/printed-minutes.ts'
import type { VoteOption } from '../../../../shared/meetings/words.ts'
import { isoDate } from './parse/dates.ts'

// The words of our own minutes, plain or printed: what the renderers write and the readers of the same layout expect.

export const layoutMark = 'Rozvržení zápisu: Radnice 1'
export const printedMark = `${layoutMark} (tisk)`

/** Printed minutes call the lists of members shorter than the plain ones. */
export const printedPeople = { present: 'Přítomni', excused: 'Omluveni', absent: 'Nepřítomni' } as const

export const labels = {
  start: 'Začátek',
  end: 'Konec',
  place: 'Místo',
  present: 'Přítomni členové',
  excused: 'Omluveni',
  absent: 'Nepřítomni',
  standingGuests: 'Stálí hosté',
  guests: 'Hosté',
  programme: 'Program jednání',
  followUp: 'Aktuální přehled plnění úkolů',
  next: 'Příští jednání',
  verifiers: 'Ověřovatelé zápisu',
  verifier: 'Ověřovatel zápisu',
  chair: 'Předseda',
  annexes: 'Přílohy',
} as const

/** Titles of the parts of printed minutes: PDF, DOCX, HTML. */
export const partTitles: Record<MinutesPart, string> = {
  attendance: 'Účast',
  programme: 'Program',
  followUp: 'Přehled úkolů',
  course: 'Průběh jednání',
  annexes: 'Přílohy',
  next: 'Příští jednání',
  signatures: 'Podpisy',
}

/** What printed minutes call the rows of a task; they stand on one line, divided by `between`. */
export const taskWords = { task: 'Úkol', assignee: 'Odpovídá', due: 'Termín', state: 'Stav' } as const
export const between = ' · '

export const options: Record<VoteOption, string> = {
  for: 'Pro',
  against: 'Proti',
  abstain: 'Zdrželi se',
  not_voting: 'Nehlasovali',
}

/** Stands below the table of a vote */
export const secretly = 'Hlasovalo se tajně.'
export const lateItem = 'zařazeno na jednání'
export const withdrawnItem = 'staženo z programu'
export const presentedBy = 'Uvádí'

export const quorumSentence = {
  yes: 'Orgán byl usnášeníschopný.',
  no: 'Orgán nebyl usnášeníschopný.',
} as const

/** How each kind of outcome is called; a file of minutes knows only resolutions. */
export const outcomes = {
  resolution: 'Usnesení',
  recommendation: 'Doporučení radě',
  acknowledgement: 'Vzetí na vědomí',
  conclusion: 'Závěr bez hlasování',
} as const

export const quorate = '(usnášeníschopné)'
export const notQuorate = '(neusnášeníschopné)'
export const nobody = 'nikdo'
export const notStated = 'neuvedeno'
export const voteHead = 'PŘÍTOMNO:\tPRO:\tPROTI:\tZDRŽEL SE:\tNEHLASOVAL:\tVÝSLEDEK:'
export const results = { accepted: 'Přijato', rejected: 'Nepřijato' } as const
export const unanimously = 'Jednomyslně'
export const states = { open: 'uloženo', ongoing: 'trvá', done: 'splněno', cancelled: 'zrušeno' } as const

/** Backslash, and the signs that divide lists and titles, are escaped; unescape is its inverse. */
export const escape = (text: string, signs = ''): string =>
  [...text].map((sign) => (sign === '\\' || signs.includes(sign) ? `\\${sign}` : sign)).join('')

export const unescape = (text: string): string => text.replace(/\\(.)/gsu, '$1')

/** Splits at a sign that is not escaped. */
export function splitUnescaped(text: string, sign: string): string[] {
  const parts: string[] = []
  let part = ''
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') part += `\\${text[++i] ?? ''}`
    else if (text.startsWith(sign, i)) {
      parts.push(part)
      part = ''
      i += sign.length - 1
    } else part += text[i]
  }
  return [...parts, part]
}

/** `2023-12-12` as `12. 12. 2023`. */
export const layoutDate = (iso: string): string => {
  const [year, month, day] = iso.split('-')
  return `${Number(day)}. ${Number(month)}. ${year}`
}

const written = /^(\d{1,2})\. (\d{1,2})\. (\d{4})$/

/** `12. 12. 2023` as `2023-12-12`; null for other words and for a day that no calendar has. */
export function readLayoutDate(text: string): string | null {
  const [, day, month, year] = written.exec(text)?.map(Number) ?? []
  return year === undefined ? null : isoDate(year, month!, day!)
}
