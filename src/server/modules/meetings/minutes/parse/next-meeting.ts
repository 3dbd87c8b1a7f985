import type { Minutes } from '../minutes.ts'
import { findDates, findTime } from './dates.ts'
import type { Source } from './source.ts'

const announces =
  /(?:(?:příští|další|následující|prosincové|lednové|únorové|březnové|dubnové|květnové|červnové|zářijové|říjnové|listopadové) ?(?:jednání|zasedání|schůze|schůzka|komise|setkání)|termín(?:u|em)? (?:konání )?(?:dalšího|příštího|další|příští)|(?:dalšího|příštího) (?:jednání|zasedání|setkání|termínu)|příští setkání|návrh na příští|svoláno další ?(?:jednání)?|1\. jednání v roce)/iu

/** Where and when the body meets next; the last announcement that has a day wins. */
export function readNextMeeting(source: Source, date: string | null): Minutes['nextMeeting'] {
  const { lines } = source
  const year = date ? Number(date.slice(0, 4)) : null
  let found: Minutes['nextMeeting'] = null
  for (const [index, { text }] of lines.entries()) {
    const at = announces.exec(text)
    if (!at) continue
    const before = /(?:svoláno|na \p{L}+ \d)/u.test(text)
      ? `${lines[index - 1]?.text ?? ''} ${text}`
      : text.slice(at.index)
    const following = lines.slice(index + 1, index + 3).map((line) => line.text)
    const whole = [before, ...following].join(' ')
    const dates = findDates(whole, year, date)
    const day = dates.find(
      ({ iso }) =>
        iso && (!date || iso > date || Number(iso.slice(0, 4)) < Number(date.slice(0, 4))) && iso !== date,
    )
    if (!day || day.from > 150) continue
    const rest = whole.slice(day.to, day.to + 160)
    const sentence = rest.split(
      /(?<=\p{L}{4,}[“”"]?)\.(?:\s|$)|\s(?=Program|Na jednání|Zapsal|Zápis|Přizván|Další termín|V \p{Lu})/u,
    )[0]!
    found = { date: day.iso, time: findTime(whole.slice(day.to, day.to + 40)), place: placeOf(sentence) }
  }
  return found
}

function placeOf(text: string): string | null {
  const match =
    /(?:hodin|hod|\d{1,2}[:.,]\d{2})\.?,?\s*(?:hodin\w*|hod)?\.?,?\s*(?:v |ve )?(?<place>[\p{L}].*)$/iu.exec(
      text,
    )
  const early = /(?:v|ve) (?<place>(?:zasedací|malé|velké|budově|kanceláři)[^,]*?)(?: od \d|$)/iu.exec(text)
  const place = (early ?? match)?.groups?.['place']
    ?.replace(/^(?:bylo|byla|in|hodin)\s.*$/u, '')
    .replace(/[\s,.]+$/, '')
  if (
    !place ||
    !/(?:míst|budov|sál|úřad|mě[úu]|kancelář|terezián|hotel|škol|radnic|dům|č\.)/iu.test(place) ||
    /upřesn/iu.test(place)
  )
    return null
  return place
}
