import { findDates, findEndOfRange, findTime, scannedNumber } from './dates.ts'
import type { Labelled } from './labels.ts'
import { joinLines, type Line, type Source } from './source.ts'

export interface Head {
  body: string | null
  number: number | null
  date: string | null
  startTime: string | null
  endTime: string | null
  place: string | null
}

const bodyWord = '(?:komise|výboru?|rady|zastupitelstva?|pracovní skupiny|osadního výboru)'
const titleStart = /^(?:záp[ií]s|zápis a usnesení|usnesení|záznam|výpis)(?![\p{L}])/iu
const numberBeforeWord =
  /(?<![\p{L}\d.])([0-9OlILt]{1,3})\.\s?(?:řádné(?:ho)? |mimořádné(?:ho)? )?(?:jednání|schůze|zasedání|komise|setkání)/u
const numberAfterWord = /(?:jednání|schůze|zasedání|zápis)\s*č(?:\.|íslo)\s*(\d{1,3})/iu
const bodyEnd =
  /\s*(?:\(|,(?= (?:ze? |dne|konan|kter|\d|dům))|(?<![\p{L}])(?:ze )?dne(?![\p{L}])|(?<![\p{L}])konan|(?<![\p{L}])kter|(?<![\p{L}])při (?=Rad)|Městského úřadu|Magistrátu|Rady města|\s[-–]\s|\s*č\.|\d)/u

/** Which body met, for which time, when and where. */
export function readHead(source: Source, labelled: readonly Labelled[]): Head {
  const top = source.lines.filter(({ text }) => text !== '').slice(0, 14)
  const title = titleText(top)
  const dateText = dateSource(top, title, labelled)
  const date = readDate(dateText, source)
  const start = findTime(afterDate(dateText)) ?? startInProse(source)
  return {
    body: readBody(title, top),
    number: readNumber(title, top),
    date,
    startTime: start,
    endTime: findEndOfRange(dateText) ?? endInProse(source),
    place: readPlace(labelled, dateText),
  }
}

/** The title and the lines that continue it. */
function titleText(top: readonly Line[]): string {
  const at = top.findIndex(({ text }) => titleStart.test(text))
  if (at < 0) return ''
  const lines = [top[at]!]
  for (const line of top.slice(at + 1, at + 4)) {
    const before = lines.at(-1)!.text
    const continues =
      /^(?:ze?|konan\p{L}*|dne|která|kter[ýé]|v |\p{Ll}|18\.|\d{2}\.\d{2})/u.test(line.text) ||
      /(?:[,–-]|\b(?:ze?|komise|dne|v|a))$/u.test(before)
    if (!continues) break
    lines.push(line)
  }
  return joinLines(lines)
}

function readBody(title: string, top: readonly Line[]): string | null {
  const adjective =
    /(?<![\p{L}])(?!jednání|zasedání|řádné)(\p{L}+(?:ské|cké|ční|vé|lní)) (komise)(?![\p{L}])/iu.exec(title)
  if (adjective) return `${adjective[1]!.replace(/é$/, 'á')} ${adjective[2]}`
  const named = new RegExp(`(?<![\\p{L}])${bodyWord}(?![\\p{L}]).*`, 'iu')
  for (const text of [title, ...top.map((line) => line.text)]) {
    const found = named.exec(text)?.[0]
    if (!found || /schopn/i.test(found)) continue
    const body = cutBody(found)
    if (/\s/.test(body) && body.length < 120) return nominative(body)
  }
  return null
}

function cutBody(text: string): string {
  const kept = text.replace(/(?<=MA|Agendy? )\d+/u, (digits) =>
    digits.replace(/\d/g, (digit) => String.fromCharCode(0xe000 + Number(digit))),
  )
  const cut = kept.split(bodyEnd)[0]!
  return cut
    .replace(/[\ue000-\ue009]/g, (sign) => String(sign.charCodeAt(0) - 0xe000))
    .replace(/[,.\s–-]+$/, '')
}

/** Titles name the body in the genitive: `zápis z jednání výboru`. */
const nominative = (body: string) =>
  body
    .replace(/^výboru/u, 'výbor')
    .replace(/^Výboru/u, 'Výbor')
    .replace(/^Rady(?= )/u, 'Rada')
    .replace(/^Zastupitelstva/u, 'Zastupitelstvo')
    .replace(/^Pracovní skupiny/u, 'Pracovní skupina')
    .replace(/^rady/u, 'rada')
    .replace(/^zastupitelstva/u, 'zastupitelstvo')
    .replace(/^pracovní skupiny/u, 'pracovní skupina')

function readNumber(title: string, top: readonly Line[]): number | null {
  for (const text of [title, ...top.slice(0, 6).map((line) => line.text)]) {
    const match = numberAfterWord.exec(text) ?? numberBeforeWord.exec(text)
    if (match) return scannedNumber(match[1]!)
    const ofYear = titleStart.test(text)
      ? /(?<![\p{L}])č\. ?(\d{1,3}) ?\/ ?(?:19|20)?\d\d(?!\d)/u.exec(text)
      : null
    if (ofYear) return Number(ofYear[1])
    const leading = /^(\d{1,3})\. (?:Komise|Výbor)/u.exec(text)
    if (leading) return Number(leading[1])
  }
  return null
}

function dateSource(top: readonly Line[], title: string, labelled: readonly Labelled[]): string {
  const term = labelled.find(({ label, value }) => label === 'term' && /\d/.test(value))
  if (term) return term.value.replaceAll('\n', ' ')
  if (findDates(title, 2000).length > 0) {
    const at = top.findIndex(({ text }) => text !== '' && title.endsWith(text))
    const next = top[at + 1]?.text ?? ''
    return /[,–-]$/.test(title) && !/^\S+:/.test(next) ? `${title} ${next}` : title
  }
  const at = top.findIndex(({ text }) => findDates(text).some(({ iso }) => iso) && !/@|tel/.test(text))
  if (at < 0) return ''
  const [line, next] = [top[at]!.text, top[at + 1]?.text ?? '']
  const continues =
    next !== '' &&
    !/:/.test(next) &&
    !/^\d+[.)]/.test(next) &&
    (/[,–-]$/.test(line) || /^\p{Lu}\p{Ll}+ \d+/u.test(next))
  return continues ? `${line} ${next}` : line
}

function readDate(text: string, source: Source): string | null {
  const [found] = findDates(text)
  if (!found) return null
  if (found.hasYear) return found.iso
  const all = source.lines.flatMap((line) => findDates(line.text)).find(({ hasYear, iso }) => hasYear && iso)
  const signed = source.lines
    .map(({ text: line }) =>
      /(?:zapsal|dne)\s/iu.test(line) ? findDates(line).find(({ hasYear }) => hasYear) : undefined,
    )
    .find(Boolean)
  const year = (signed ?? all)?.iso?.slice(0, 4)
  return year ? (findDates(text, Number(year))[0]?.iso ?? null) : null
}

function afterDate(text: string): string {
  const [found] = findDates(text, 2000)
  return found ? text.slice(found.to) : text
}

function startInProse(source: Source): string | null {
  for (const { text } of source.lines.slice(0, 40)) {
    if (
      /(?:jednání (?:se konalo|bylo zahájeno|zahájil)|zahájen[íoa]|začátek)/iu.test(text) &&
      !/příští|další/iu.test(text)
    ) {
      const time = findTime(text)
      if (time) return time
    }
  }
  return null
}

function endInProse(source: Source): string | null {
  for (const [index, { text }] of source.lines.entries()) {
    const whole = `${text} ${source.lines[index + 1]?.text ?? ''}`
    const match =
      /(?:(?:jednání|schůze|komise|zasedání|setkání)[^.]{0,40}?(?:ukončen[aoéíy]?|skončil[aoy]?|konec)|(?:konec|ukončení|závěr) (?:jednání|schůze|zasedání)|(?<![\p{L}])konec(?=:))(?<rest>.{0,40})/iu.exec(
        whole,
      )
    if (!match || match.index >= text.length) continue
    const time = findTime(match.groups!['rest']!.replace(/^\s*:?\s*/, ' '))
    if (time) return time
  }
  return null
}

function readPlace(labelled: readonly Labelled[], dateText: string): string | null {
  const stated = labelled.find(({ label, value }) => label === 'place' && value !== '')
  if (stated) return tidyPlace(stated.value.replaceAll('\n', ' '))
  const rest = afterDate(dateText)
    .replace(/(?:hodin|hod)(?:\.|(?![\p{L}]))/giu, 'hod')
    .replace(
      /^[\s,]*(?:(?:od|v|ve)\s)?\s*\d{1,4}(?:[:.,]\d{2})?\s*(?:[-–]\s*\d{1,2}[:.,]\d{2}\s*)?(?:hod)?/u,
      '',
    )
  return tidyPlace(rest)
}

function tidyPlace(text: string): string | null {
  const place = text
    .replace(/,? *\d{1,2}[:.]\d{2} ?[-–] ?\d{1,2}[:.]\d{2} ?(?:hod\p{L}*)?\.?$/u, '')
    .replace(/^[\s,.;–-]+/, '')
    .replace(/^(?:se koná |koná se )?(?:v|ve)\s+/u, '')
    .replace(/[\s,.]+$/, '')
  return place.length > 3 && /\p{L}{3}/u.test(place) && place.length < 200 ? place : null
}
