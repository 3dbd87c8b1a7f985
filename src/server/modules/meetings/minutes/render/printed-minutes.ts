import { formatDate } from '../../../../../shared/format/date.ts'
import { tie } from '../../../../../shared/format/typography.ts'
import {
  usualTemplate,
  type MinutesPart,
  type PrintedBlock,
  type PrintedMinutes,
} from '../../../../../shared/meetings/printed-minutes.ts'
import type { VoteOption } from '../../../../../shared/meetings/words.ts'
import type { MinutesDocument } from '../document.ts'
import type { MinutesResolution, MinutesTask, MinutesVote } from '../minutes.ts'
import { labels, outcomes } from '../layout.ts'
import { fromOrdinal } from './render-text.ts'

const states = { open: 'uloženo', ongoing: 'trvá', done: 'splněno', cancelled: 'zrušeno' } as const

/** The words of printed minutes, by the template of their body. */
export function printedMinutes(document: MinutesDocument): PrintedMinutes {
  const { number, body, bodyGenitive, meetingWord, date } = document
  const template = document.template ?? usualTemplate
  const which = number === null ? `z ${meetingWord}` : `${fromOrdinal(number)} ${meetingWord}`
  const title = tie(
    [
      `Zápis ${which}`,
      body === null ? '' : lowerFirst(bodyGenitive ?? body),
      date === null ? '' : `dne ${formatDate(date)}`,
    ]
      .filter(Boolean)
      .join(' '),
  )
  const closing = lines(template.closing).map(paragraph)
  const parts = template.parts.map((part) => ({
    title: titles[part],
    blocks: [...(part === 'signatures' ? closing : []), ...builders[part](document)],
  }))
  return {
    title,
    author: body ?? 'Město',
    description: `${title}. Účast, usnesení, hlasování a úkoly.`,
    footer: [title, document.auditHead === null ? '' : `otisk evidence ${document.auditHead}`]
      .filter(Boolean)
      .join(' · '),
    facts: [
      ...(document.referenceNumber ? [`Č. j.: ${document.referenceNumber}`] : []),
      ...facts(document),
      ...lines(template.opening).map(tie),
    ],
    parts: parts.filter(({ blocks }) => blocks.length > 0),
  }
}

const titles: Record<MinutesPart, string> = {
  attendance: 'Účast',
  programme: 'Program',
  followUp: 'Přehled úkolů',
  course: 'Průběh jednání',
  annexes: 'Přílohy',
  next: 'Příští jednání',
  signatures: 'Podpisy',
}

const builders: Record<MinutesPart, (document: MinutesDocument) => PrintedBlock[]> = {
  attendance: (document) => [...attendance(document), ...quorum(document)],
  programme: ({ agenda }) =>
    (agenda ?? []).map((item) =>
      paragraph([item.number && `${item.number}.`, item.title].filter(Boolean).join(' ')),
    ),
  followUp: ({ followUp }) => followUp.map(task),
  course: ({ sections }) =>
    sections.flatMap((section) => [
      ...(section.title === null
        ? []
        : [heading([section.number && `${section.number}.`, section.title].filter(Boolean).join(' '))]),
      ...section.paragraphs.map(paragraph),
      ...section.resolutions.flatMap(resolution),
      ...section.tasks.map(task),
    ]),
  annexes: ({ annexes }) => annexes.map(({ number, title }) => paragraph(`Příloha č. ${number}: ${title}`)),
  next: ({ nextMeeting }) => next(nextMeeting),
  signatures: (document) => [...signatures(document), ...approval(document)],
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
const paragraph = (text: string): PrintedBlock => ({ kind: 'paragraph', text: tie(text) })
const heading = (text: string): PrintedBlock => ({ kind: 'heading', text: tie(text) })

function quorum({ quorate }: MinutesDocument): PrintedBlock[] {
  if (quorate === null) return []
  return [paragraph(quorate ? 'Orgán byl usnášeníschopný.' : 'Orgán nebyl usnášeníschopný.')]
}

/** A body's name inside a sentence: `Komise pro Smart City` becomes `komise pro Smart City`; proper abbreviations stay. */
const lowerFirst = (text: string) =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text

function facts({ startTime, endTime, place }: MinutesDocument): string[] {
  const times = [startTime && `Začátek: ${startTime}`, endTime && `konec: ${endTime}`]
    .filter(Boolean)
    .join(', ')
  return [times, place === null ? '' : tie(`Místo: ${place}`)].filter(Boolean)
}

function attendance(document: MinutesDocument): PrintedBlock[] {
  const { present, excused, absent, guests, standingGuests = [] } = document
  const others = guests?.slice(standingGuests.length) ?? null
  const groups: [string, string[] | null][] = [
    ['Přítomni', present],
    ['Omluveni', excused],
    ['Nepřítomni', absent],
    ...(standingGuests.length > 0
      ? ([[labels.standingGuests, standingGuests]] satisfies [string, string[]][])
      : []),
    ['Hosté', standingGuests.length > 0 && others?.length === 0 ? null : others],
  ]
  return groups.flatMap(([label, names]): PrintedBlock[] => {
    if (names === null) return []
    const shown = names.length === 0 ? ['nikdo'] : names.map((name) => name.replaceAll(' ', '\u00a0'))
    return [{ kind: 'line', label, text: shown.join(', ') }]
  })
}

function resolution({ number, text, vote, kind = 'resolution' }: MinutesResolution): PrintedBlock[] {
  const name = outcomes[kind]
  const label = number === null ? name : `${name} č.\u00a0${number}`
  const named = (vote?.names ?? []).map(({ option, names }): PrintedBlock => ({
    kind: 'line',
    label: options[option],
    text: names.join(', '),
  }))
  return [{ kind: 'line', label, text: tie(text) }, ...(vote ? [votes(vote)] : []), ...named]
}

const options: Record<VoteOption, string> = {
  for: 'Pro',
  against: 'Proti',
  abstain: 'Zdrželi se',
  not_voting: 'Nehlasovali',
}

function votes(vote: MinutesVote): PrintedBlock {
  const count = (value: number | null) => (value === null ? 'neuvedeno' : String(value))
  const result =
    vote.result === null
      ? vote.unanimous
        ? 'jednomyslně'
        : 'neuvedeno'
      : { accepted: 'Přijato', rejected: 'Nepřijato' }[vote.result]
  return {
    kind: 'votes',
    head: ['PŘÍTOMNO', 'PRO', 'PROTI', 'ZDRŽEL SE', 'NEHLASOVAL', 'VÝSLEDEK'],
    row: [
      count(vote.present),
      count(vote.for),
      count(vote.against),
      count(vote.abstain),
      count(vote.notVoting),
      result,
    ],
  }
}

function task({ text, assignee, due, status }: MinutesTask): PrintedBlock {
  const until = due === null ? null : /^\d{4}-\d{2}-\d{2}$/.test(due) ? `do ${formatDate(due)}` : due
  const detail = [assignee, until, status && states[status]].filter(Boolean).join(' · ')
  return { kind: 'item', text: tie(text), detail }
}

function next(meeting: MinutesDocument['nextMeeting']): PrintedBlock[] {
  if (meeting === null) return []
  const parts = [
    meeting.date && formatDate(meeting.date),
    meeting.time && `od ${meeting.time}`,
    meeting.place,
  ]
  return parts.some(Boolean) ? [paragraph(parts.filter(Boolean).join(', '))] : []
}

function signatures({
  recorder,
  recorderGender,
  verifiers,
  chair,
  handSigned,
}: MinutesDocument): PrintedBlock[] {
  const byHand = handSigned ? ', v.\u00a0r.' : ''
  const word = recorderGender === 'female' ? 'Zapsala' : recorderGender === 'male' ? 'Zapsal' : 'Zapsal/a'
  const line = (label: string, text: string): PrintedBlock => ({ kind: 'line', label, text })
  return [
    ...(recorder === null ? [] : [line(word, recorder)]),
    ...(verifiers ?? []).map((name) => line('Ověřovatel zápisu', `${name}${byHand}`)),
    ...(chair === null ? [] : [line('Předseda', `${chair}${byHand}`)]),
  ]
}

const approval = ({ approvedOn }: MinutesDocument): PrintedBlock[] =>
  approvedOn === null ? [] : [paragraph(`Schváleno elektronicky dne ${formatDate(approvedOn)}.`)]
