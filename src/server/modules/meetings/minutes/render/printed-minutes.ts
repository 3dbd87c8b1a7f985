import { formatDate } from '../../../../../shared/format/date.ts'
import { tie } from '../../../../../shared/format/typography.ts'
import {
  usualTemplate,
  type MinutesPart,
  type PrintedBlock,
  type PrintedMinutes,
} from '../../../../../shared/meetings/printed-minutes.ts'
import type { MinutesDocument } from '../document.ts'
import type { MinutesResolution, MinutesTask, MinutesVote } from '../minutes.ts'
import * as layout from '../layout.ts'
import { fromOrdinal, lowerFirst } from './render-text.ts'

const { labels, outcomes, options, taskWords } = layout

/** The words of printed minutes, by the template of their body. */
export function printedMinutes(document: MinutesDocument): PrintedMinutes {
  const { number, body, bodyGenitive, meetingWord, date } = document
  const template = document.template ?? usualTemplate
  const which = number === null ? `z ${meetingWord}` : `${fromOrdinal(number)} ${meetingWord}`
  const title = tie(
    [
      `Zápis ${which}`,
      bodyGenitive === null ? body : lowerFirst(bodyGenitive),
      date === null ? null : `dne ${formatDate(date)}`,
    ]
      .filter(Boolean)
      .join(' '),
  )
  const closing = lines(template.closing).map(paragraph)
  const parts = template.parts.map((part) => ({
    title: layout.partTitles[part],
    blocks: [...(part === 'signatures' ? closing : []), ...builders[part](document)],
  }))
  return {
    title,
    author: body ?? 'Město',
    description: `${title}. Účast, usnesení, hlasování a úkoly.`,
    mark: layout.printedMark,
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

const builders: Record<MinutesPart, (document: MinutesDocument) => PrintedBlock[]> = {
  attendance: (document) => [...attendance(document), ...quorum(document)],
  programme: ({ agenda }) =>
    (agenda ?? []).map((item) =>
      paragraph(`${item.number === null ? '–' : `${item.number}.`} ${item.title}`),
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
  return [paragraph(layout.quorumSentence[quorate ? 'yes' : 'no'])]
}

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
    [layout.printedPeople.present, present],
    [layout.printedPeople.excused, excused],
    [layout.printedPeople.absent, absent],
    ...(standingGuests.length > 0
      ? ([[labels.standingGuests, standingGuests]] satisfies [string, string[]][])
      : []),
    [labels.guests, standingGuests.length > 0 && others?.length === 0 ? null : others],
  ]
  return groups.flatMap(([label, names]): PrintedBlock[] => {
    if (names === null) return []
    const shown =
      names.length === 0
        ? [layout.nobody]
        : names.map((name) => (name.length > 60 ? name : name.replaceAll(' ', '\u00a0')))
    return [{ kind: 'line', label, text: listed(shown) }]
  })
}

/** Names divided by semicolons where one of them holds a comma: `Ing. Jana Nová, MBA; Petr Starý`. */
const listed = (names: readonly string[]) =>
  names.join(names.some((name) => name.includes(',')) ? '; ' : ', ')

function resolution({ number, text, vote, kind = 'resolution' }: MinutesResolution): PrintedBlock[] {
  const name = outcomes[kind]
  const label = number === null ? name : `${name} č.\u00a0${number}`
  const named = (vote?.names ?? []).map(({ option, names }): PrintedBlock => ({
    kind: 'line',
    label: options[option],
    text: listed(names),
  }))
  return [
    { kind: 'line', label, text: tie(text) },
    ...(vote ? [votes(vote)] : []),
    ...(vote?.secret ? [paragraph(layout.secretly)] : []),
    ...named,
  ]
}

function votes(vote: MinutesVote): PrintedBlock {
  const count = (value: number | null) => (value === null ? layout.notStated : String(value))
  const result = [
    vote.result && layout.results[vote.result],
    vote.unanimous && layout.unanimously.toLowerCase(),
  ]
    .filter(Boolean)
    .join(' ')
  return {
    kind: 'votes',
    head: ['PŘÍTOMNO', 'PRO', 'PROTI', 'ZDRŽEL SE', 'NEHLASOVAL', 'VÝSLEDEK'],
    row: [
      count(vote.present),
      count(vote.for),
      count(vote.against),
      count(vote.abstain),
      count(vote.notVoting),
      result || layout.notStated,
    ],
  }
}

function task({ text, assignee, due, status }: MinutesTask): PrintedBlock {
  const until = due !== null && /^\d{4}-\d{2}-\d{2}$/.test(due) ? formatDate(due) : due
  const detail = [
    assignee && `${taskWords.assignee}: ${assignee}`,
    until && `${taskWords.due}: ${until}`,
    status && `${taskWords.state}: ${layout.states[status]}`,
  ]
    .filter(Boolean)
    .join(layout.between)
  return { kind: 'item', label: taskWords.task, text: tie(text), detail: tie(detail) }
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
    ...(verifiers ?? []).map((name) => line(labels.verifier, `${name}${byHand}`)),
    ...(chair === null ? [] : [line(labels.chair, `${chair}${byHand}`)]),
  ]
}

const approval = ({ approvedOn }: MinutesDocument): PrintedBlock[] =>
  approvedOn === null ? [] : [paragraph(`Schváleno elektronicky dne ${formatDate(approvedOn)}.`)]
