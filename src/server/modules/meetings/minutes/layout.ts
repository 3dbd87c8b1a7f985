// The plain-text layout of minutes: the words that the renderer writes and the reader of the same layout expects.

export const layoutMark = 'Rozvržení zápisu: Radnice 1'

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

export function readLayoutDate(text: string): string | null {
  const match = written.exec(text)
  return match ? `${match[3]}-${match[2]!.padStart(2, '0')}-${match[1]!.padStart(2, '0')}` : null
}
