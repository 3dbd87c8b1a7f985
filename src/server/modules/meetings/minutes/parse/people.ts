import type { Label, Labelled } from './labels.ts'
import { parseNames, type NamedPerson } from './names.ts'
import { joinLines, type Source } from './source.ts'

export interface People {
  present: string[] | null
  excused: string[] | null
  absent: string[] | null
  guests: string[] | null
  recorder: string | null
  verifiers: string[] | null
  chair: string | null
}

const nobody = /^(?:[-–—0/\s.]*|nikdo|nebyl[iy]?|žádn\p{L}+|bez hostů|ø)$/iu

/** Who was there, who was not, who wrote and verified. */
export function readPeople(source: Source, labelled: readonly Labelled[]): People {
  const text = joinLines(source.lines)
  const absentPeople = listed(labelled, 'absent')
  const excusedInAbsent = (absentPeople ?? []).filter(({ note }) => /omluv/i.test(note))
  const stillAbsent = absentPeople && absentPeople.filter((one) => !excusedInAbsent.includes(one))
  const allExcused = stillAbsent !== null && stillAbsent.length > 0 && sayAllExcused(labelled, text)
  const excused = [
    ...(listed(labelled, 'excused') ?? []),
    ...excusedInAbsent,
    ...(allExcused ? stillAbsent : []),
  ]
  const excusedStated = listed(labelled, 'excused') !== null || excused.length > 0
  const absent =
    absentPeople === null || allExcused || (absentPeople.length > 0 && stillAbsent!.length === 0)
      ? null
      : stillAbsent
  return {
    present: namesOf(presentPeople(labelled)),
    excused: excusedStated ? namesOf(excused) : excusedInProse(text),
    absent: namesOf(absent) ?? noneUnexcused(text),
    guests: namesOf(listed(labelled, 'guests')) ?? guestInProse(text),
    recorder: signer(labelled, 'recorder'),
    verifiers: verifiers(labelled, text),
    chair: readChair(text, labelled),
  }
}

const namesOf = (people: readonly NamedPerson[] | null) =>
  people && [...new Set(people.map(({ name }) => name))]

function presentPeople(labelled: readonly Labelled[]): NamedPerson[] | null {
  const first = ['present', 'members']
    .map((label) => filled(labelled, label as Label))
    .find((people) => people && people.length > 0)
  return first ?? null
}

const filled = (labelled: readonly Labelled[], label: Label) => {
  for (const part of labelled) {
    if (part.label !== label || /^konstatov|^\d+ |^dle /iu.test(part.value)) continue
    const people = parseNames(part.value.replace(/\(přítomno.*$/su, ''))
    if (people.length > 0) return people
  }
  return null
}

/** People under a label; an empty list when the label stands with nobody behind it. */
function listed(labelled: readonly Labelled[], label: Label): NamedPerson[] | null {
  const parts = labelled.filter((part) => part.label === label)
  if (parts.length === 0) return null
  const people = parts.flatMap(({ value }) => parseNames(value))
  if (people.length > 0) return people
  return parts.some(({ value }) => value === '' || nobody.test(value)) ? [] : null
}

function sayAllExcused(labelled: readonly Labelled[], text: string): boolean {
  const value = labelled.find(({ label }) => label === 'absent')?.value ?? ''
  const counted = /(?<![\d])(\d{1,2}) člen\p{L}* se omluvil/iu.exec(text)?.[1]
  if (counted && Number(counted) === parseNames(value).length) return true
  return (
    /(?:se omluvil|omluveni)(?! ?:)/iu.test(value.slice(-80)) ||
    /(?:nepřítomní|nepřítomni|všichni)[^.:]{0,60}(?:se (?:\p{L}+ ){0,2}omluvili|jsou omluveni)/iu.test(text)
  )
}

function excusedInProse(text: string): string[] | null {
  const match =
    /(?<![\p{L}])omluven[aiy]?:? (?<who>\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+(?:(?:,| a) \p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)*)/u.exec(
      text,
    )
  return match ? namesOf(parseNames(match.groups!['who']!)) : null
}

function guestInProse(text: string): string[] | null {
  const match = /přítom(?:en|na|ni|ny) hosté?: (?<who>\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)/u.exec(text)
  return match ? namesOf(parseNames(match.groups!['who']!)) : null
}

/** `neomluven 0` says that nobody was absent without excuse. */
const noneUnexcused = (text: string) => (/neomluven[aiy]?:? ?[-–]? ?0(?!\d)/iu.test(text) ? [] : null)

function signer(labelled: readonly Labelled[], label: Label): string | null {
  const part = labelled.findLast((one) => one.label === label && parseNames(strip(one.value)).length > 0)
  return part ? (parseNames(strip(part.value))[0]?.name ?? null) : null
}

const strip = (value: string) =>
  value
    .split('\n')[0]!
    .replace(/(?:dne )?\d{1,2}\. ?\d{1,2}\. ?\d{4},?/u, ' ')
    .replace(/[\w.+-]+@[\w.-]+/gu, ' ')

function verifiers(labelled: readonly Labelled[], text: string): string[] | null {
  const parts = labelled
    .filter(({ label }) => label === 'verifier')
    .flatMap(({ value }) => parseNames(strip(value)).slice(0, 3))
  if (parts.length > 0) return namesOf(parts)
  if (!text.includes('ověřovatel')) return null
  const before = /(?<who>(?:\p{L}{2,6}\. ?)*\p{Lu}\p{Ll}*\.? \p{Lu}\p{Ll}+),? ověřovatel/u.exec(text)
  return before ? namesOf(parseNames(before.groups!['who']!).slice(0, 1)) : null
}

const chairWord = '(?:předsed(?:a|kyně)|předsedkyní)'
const personWords =
  '(?:(?:(?:[Ii]ng|[Mm]gr|[Bb]c|[Aa]rch|PaedDr|PhDr|JUDr|MUDr|RNDr|[Dd]oc|[Pp]rof)\\. ?){0,3}(?:\\p{Lu}(?:\\p{Ll}{0,3}\\. ?|\\p{Ll}+ )){0,2}\\p{Lu}\\p{Ll}+)'

/** The name that the document links with the word for its chair. */
function readChair(text: string, labelled: readonly Labelled[]): string | null {
  const inList = labelled.flatMap(({ label, value }) =>
    label === 'present' || label === 'members' || label === 'recorder' ? parseNames(value) : [],
  )
  const noted = inList.find(({ note }) =>
    new RegExp(`(?<![\\p{L}])${chairWord}(?! (?:osady|představenstva|svazu|spolku))`, 'iu').test(note),
  )
  if (noted) return noted.name
  const patterns = [
    new RegExp(
      `(?<who>${personWords}),? ?[-–,]? ?(?<![\\p{L}])${chairWord} (?:komise|výboru|KK|KLCR|ŠK|KŠ|Komise)`,
      'gu',
    ),
    new RegExp(
      `(?<![\\p{L}(])(?:${chairWord}|Předsed(?:a|kyně))(?: komise| výboru| KK| ŠK| KŠ)?[,:]? (?:pan |paní |p\\. |pí\\.? )?(?<who>${personWords})`,
      'gu',
    ),
    new RegExp(`(?<who>${personWords}) ?[-–] ?${chairWord}`, 'gu'),
    new RegExp(`předsed(?:u|kyni|kyní|ou) (?:komise |KK )?(?:pana |paní )?(?<who>${personWords})`, 'gu'),
  ]
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const [named] = parseNames(match.groups!['who']!)
      if (named && !/^(?:Jako|Po|Na|Zápis|Komise|Konstatov)/u.test(named.name))
        return fullest(nominativeName(named.name, pattern === patterns[3]), text, labelled)
    }
  }
  return null
}

/** The fullest form in which the document writes the same person: `Vzor` as `Jan Vzor`, `J. Příklad` as `Josef Příklad`. */
function fullest(name: string, text: string, labelled: readonly Labelled[]): string {
  const surname = name.split(' ').at(-1)!
  const given = name.split(' ').length > 1 ? name[0]! : ''
  if (name.split(' ').length > 1 && !/^\p{L}\./u.test(name)) return name
  const listedNames = labelled
    .flatMap(({ label, value }) =>
      label === 'present' || label === 'members' || label === 'recorder' ? parseNames(value) : [],
    )
    .map((one) => one.name)
  const written = [...text.matchAll(new RegExp(`(?<![\\p{L}])\\p{Lu}\\p{Ll}+ ${surname}(?![\\p{L}])`, 'gu'))]
    .map(([found]) => found)
    .filter((found) => !/^(?:Předsed|Pan|Ing|Mgr)/u.test(found))
  const all = [...listedNames, ...written].filter(
    (one) => one.split(' ').at(-1) === surname && one.startsWith(given),
  )
  return all.sort((a, b) => b.length - a.length)[0] ?? name
}

/** `předsedu pana Jana Vzoru`: the accusative of common male names back to the nominative. */
function nominativeName(name: string, accusative: boolean): string {
  if (!accusative) return name
  return name
    .split(' ')
    .map((word) =>
      word
        .replace(/(?<=\p{L}{2}[^aeiouyáéíóúů])u$/u, 'a')
        .replace(
          /^(Petr|Jan|Karl|Pavl|Tomáš|Jaromír|Martin|Michal)a$/u,
          (_, stem: string) => ({ Karl: 'Karel', Pavl: 'Pavel' })[stem] ?? stem,
        ),
    )
    .join(' ')
}
