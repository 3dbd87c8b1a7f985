import type { MinutesDocument, MinutesSection } from '../document.ts'
import { withoutDegrees } from '../degrees.ts'
import * as layout from '../layout.ts'
import type { Minutes, MinutesResolution, MinutesTask, MinutesVote } from '../minutes.ts'

/**
 * Minutes as plain text: title line, attendance, quorum, programme, tasks, items with vote tables, next meeting, signatures.
 * `parseMinutes` reads it back to the same data.
 */
export function renderText(document: MinutesDocument): string {
  const { titled } = document
  const lines = [
    title(document),
    '',
    ...field(layout.labels.start, document.startTime),
    ...field(layout.labels.end, document.endTime),
    ...field(layout.labels.place, document.place),
    ...people(layout.labels.present, document.present, titled),
    ...people(layout.labels.excused, document.excused, titled),
    ...people(layout.labels.absent, document.absent, titled),
    ...guests(document),
    ...(document.quorate === null ? [] : [document.quorate ? layout.quorate : layout.notQuorate]),
    ...programme(document.agenda),
    ...(document.followUp.length > 0
      ? ['', `${layout.labels.followUp}:`, ...document.followUp.flatMap(task)]
      : []),
    ...document.sections.flatMap(section),
    ...next(document.nextMeeting),
    ...annexes(document),
    '',
    ...signatures(document),
    '',
    layout.layoutMark,
  ]
  return `${lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`
}

/** A body's name inside a sentence: `Komise pro Smart City` becomes `komise pro Smart City`; proper abbreviations stay. */
export const lowerFirst = (text: string) =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text

/** `ze 7.` but `z 12.`: the vowel is added where the ordinal begins with a cluster or a sibilant. */
export function fromOrdinal(number: number): string {
  const first = number < 20 ? number : Number(String(number)[0]) * 10
  const withVowel = [2, 3, 4, 6, 7, 13, 14, 16, 17, 20, 30, 40, 60, 70]
  return `${withVowel.includes(first) || number >= 100 ? 'ze' : 'z'} ${number}.`
}

function title({ number, body, bodyGenitive, date, meetingWord }: MinutesDocument): string {
  const which = number === null ? `z ${meetingWord}` : `${fromOrdinal(number)} ${meetingWord}`
  const whose =
    body === null
      ? ''
      : ` ${layout.escape(bodyGenitive === null ? body : lowerFirst(bodyGenitive)).replaceAll('dne ', 'dne\\ ')}`
  return `Zápis ${which}${whose}${date === null ? '' : ` dne ${layout.layoutDate(date)}`}`
}

const field = (label: string, value: string | null) =>
  value === null ? [] : [`${label}: ${layout.escape(value)}`]

/** A name; where its degrees are a part of what was given, a backslash says that they stay. */
const one = (name: string, titled: boolean, signs = ''): string =>
  name === layout.nobody || (!titled && withoutDegrees(name) !== name)
    ? `\\${layout.escape(name, signs)}`
    : layout.escape(name, signs)

/** Names divided by commas; by semicolons, with one at the end, where a name itself holds a comma (`Ing. J. Nová, MBA`). */
const names = (list: readonly string[], titled: boolean) => {
  if (list.length === 0) return layout.nobody
  const shown = (signs: string) => list.map((name) => one(name, titled, signs))
  return list.some((name) => name.includes(','))
    ? shown(';')
        .map((name) => `${name};`)
        .join(' ')
    : shown(',;').join(', ')
}

const people = (label: string, list: readonly string[] | null, titled: boolean) =>
  list === null ? [] : [`${label}: ${names(list, titled)}`]

/** Standing guests on a line of their own, others below them; both are guests to whoever reads the text back. */
function guests({ guests: all, standingGuests = [], titled }: MinutesDocument): string[] {
  if (all === null || standingGuests.length === 0) return people(layout.labels.guests, all, titled)
  const others = all.slice(standingGuests.length)
  return [
    ...people(layout.labels.standingGuests, standingGuests, titled),
    ...(others.length > 0 ? people(layout.labels.guests, others, titled) : []),
  ]
}

function programme(agenda: Minutes['agenda']): string[] {
  if (agenda === null) return []
  const items = agenda.map(({ number, title: text }) =>
    number === null
      ? `  - ${layout.escape(text)}`
      : `  ${layout.escape(number, '/')}/ ${layout.escape(text)}`,
  )
  return ['', `${layout.labels.programme}:${items.length === 0 ? ` ${layout.nobody}` : ''}`, ...items]
}

function section({ number, title: heading, paragraphs, resolutions, tasks }: MinutesSection): string[] {
  const head = heading === null ? [] : ['', `${number === null ? '' : `${number}/ `}${heading}`]
  return [
    ...head.map(shield),
    ...paragraphs.flatMap((text) => ['', shield(text.replace(/\n/g, ' '))]),
    ...resolutions.flatMap(resolution),
    ...tasks.flatMap(task),
  ]
}

/** A recorder's paragraph must not look like a line of the layout. */
const shield = (text: string) =>
  /^(?:[^\s:]+(?: [^\s:]+){0,6}:|\(|Zápis |PŘÍTOMNO|\\| {2})/u.test(text) ? `\\${text}` : text

function resolution({ number, text, vote, kind = 'resolution' }: MinutesResolution): string[] {
  const name = layout.outcomes[kind]
  const label = number === null ? name : `${name} č. ${layout.escape(number, ':')}`
  return ['', `${label}: ${layout.escape(text)}`, ...(vote === null ? [] : voteTable(vote))]
}

function voteTable(vote: MinutesVote): string[] {
  const counts = [vote.present, vote.for, vote.against, vote.abstain, vote.notVoting].map((count) =>
    count === null ? layout.notStated : String(count),
  )
  const row = [...counts, vote.result === null ? layout.notStated : layout.results[vote.result]].join('\t')
  return [
    layout.voteHead,
    row,
    ...(vote.unanimous === null
      ? []
      : [vote.unanimous ? layout.unanimously : `Ne ${layout.unanimously.toLowerCase()}`]),
    ...(vote.secret ? [layout.secretly] : []),
  ]
}

function task({ text, assignee, due, status }: MinutesTask): string[] {
  const label = assignee === null ? 'Úkol' : `Úkol (${layout.escape(assignee, ':)')})`
  const isDate = due !== null && /^\d{4}-\d{2}-\d{2}$/.test(due)
  const until =
    due === null ? [] : [`  Termín: ${isDate ? layout.layoutDate(due) : `„${layout.escape(due)}“`}`]
  return [
    '',
    `${label}: ${layout.escape(text)}`,
    ...until,
    ...(status === null ? [] : [`  Stav: ${layout.states[status]}`]),
  ]
}

function next(meeting: Minutes['nextMeeting']): string[] {
  if (meeting === null) return []
  const { date, time, place } = meeting
  const parts = [
    date === null ? layout.notStated : layout.layoutDate(date),
    time ?? layout.notStated,
    place === null ? layout.notStated : `„${layout.escape(place)}“`,
  ]
  return ['', `${layout.labels.next}: ${parts.join(' | ')}`]
}

const annexes = ({ annexes: list }: MinutesDocument) =>
  list.length === 0
    ? []
    : ['', `${layout.labels.annexes}:`, ...list.map(({ number, title: text }) => `  č. ${number} ${text}`)]

const signature = (label: string, name: string | null, titled: boolean) =>
  name === null ? [] : [`${label}: ${one(name, titled)}`]

function signatures({
  recorder,
  recorderGender,
  verifiers,
  chair,
  handSigned,
  approvedOn,
  titled,
}: MinutesDocument): string[] {
  const word = { female: 'Zapsala', male: 'Zapsal' }[recorderGender ?? 'male']
  const signed = handSigned ? ['(vlastnoručně podepsaný originál je uložen, v. r.)'] : []
  const approved =
    approvedOn === null ? [] : [`(schváleno elektronicky dne ${layout.layoutDate(approvedOn)})`]
  return [
    ...signature(recorderGender === null ? 'Zapsal/a' : word, recorder, titled),
    ...people(verifiers?.length === 1 ? layout.labels.verifier : layout.labels.verifiers, verifiers, titled),
    ...signature(layout.labels.chair, chair, titled),
    ...signed,
    ...approved,
  ]
}
