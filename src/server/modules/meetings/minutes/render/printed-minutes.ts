import { formatDate } from '../../../../../shared/format/date.ts'
import { tie } from '../../../../../shared/format/typography.ts'
import type { MinutesDocument } from '../document.ts'
import type { MinutesResolution, MinutesTask, MinutesVote } from '../minutes.ts'
import { fromOrdinal } from './render-text.ts'

export interface PrintedMinutes {
  title: string
  author: string
  description: string
  footer: string
  facts: string[]
  attendance: { label: string; names: string[] }[]
  quorum: string | null
  programme: string[]
  followUp: PrintedTask[]
  sections: {
    title: string | null
    paragraphs: string[]
    resolutions: PrintedResolution[]
    tasks: PrintedTask[]
  }[]
  annexes: string[]
  next: string | null
  signatures: { label: string; name: string }[]
  approval: string | null
}

export interface PrintedTask {
  text: string
  detail: string
}

export interface PrintedResolution {
  label: string
  text: string
  vote: { head: string[]; row: string[] } | null
}

const states = { open: 'uloženo', ongoing: 'trvá', done: 'splněno', cancelled: 'zrušeno' } as const

/** The words of printed minutes, ready to be set by any renderer of pages: PDF, DOCX, HTML. */
export function printedMinutes(document: MinutesDocument): PrintedMinutes {
  const { number, body, bodyGenitive, meetingWord, date } = document
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
  return {
    title,
    author: body ?? 'Město',
    description: `${title}. Účast, usnesení, hlasování a úkoly.`,
    footer: [title, document.auditHead === null ? '' : `otisk evidence ${document.auditHead}`]
      .filter(Boolean)
      .join(' · '),
    facts: facts(document),
    attendance: attendance(document),
    quorum:
      document.quorate === null
        ? null
        : document.quorate
          ? 'Orgán byl usnášeníschopný.'
          : 'Orgán nebyl usnášeníschopný.',
    programme: (document.agenda ?? []).map((item) =>
      tie([item.number && `${item.number}.`, item.title].filter(Boolean).join(' ')),
    ),
    followUp: document.followUp.map(task),
    sections: document.sections.map((section) => ({
      title:
        section.title === null
          ? null
          : tie([section.number && `${section.number}.`, section.title].filter(Boolean).join(' ')),
      paragraphs: section.paragraphs.map(tie),
      resolutions: section.resolutions.map(resolution),
      tasks: section.tasks.map(task),
    })),
    annexes: document.annexes.map((annex) => tie(`Příloha č. ${annex.number}: ${annex.title}`)),
    next: next(document.nextMeeting),
    signatures: signatures(document),
    approval:
      document.approvedOn === null ? null : `Schváleno elektronicky dne ${formatDate(document.approvedOn)}.`,
  }
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

function attendance({ present, excused, absent, guests }: MinutesDocument): PrintedMinutes['attendance'] {
  const groups: [string, string[] | null][] = [
    ['Přítomni', present],
    ['Omluveni', excused],
    ['Nepřítomni', absent],
    ['Hosté', guests],
  ]
  return groups.flatMap(([label, names]) =>
    names === null
      ? []
      : [
          {
            label,
            names: names.length === 0 ? ['nikdo'] : names.map((name) => name.replaceAll(' ', '\u00a0')),
          },
        ],
  )
}

function resolution({ number, text, vote }: MinutesResolution): PrintedResolution {
  return {
    label: number === null ? 'Usnesení' : `Usnesení č.\u00a0${number}`,
    text: tie(text),
    vote: vote && votes(vote),
  }
}

function votes(vote: MinutesVote): { head: string[]; row: string[] } {
  const count = (value: number | null) => (value === null ? 'neuvedeno' : String(value))
  const result =
    vote.result === null
      ? vote.unanimous
        ? 'jednomyslně'
        : 'neuvedeno'
      : { accepted: 'Přijato', rejected: 'Nepřijato' }[vote.result]
  return {
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

function task({ text, assignee, due, status }: MinutesTask): PrintedTask {
  const until = due === null ? null : /^\d{4}-\d{2}-\d{2}$/.test(due) ? `do ${formatDate(due)}` : due
  return { text: tie(text), detail: [assignee, until, status && states[status]].filter(Boolean).join(' · ') }
}

function next(meeting: MinutesDocument['nextMeeting']): string | null {
  if (meeting === null) return null
  const parts = [
    meeting.date && formatDate(meeting.date),
    meeting.time && `od ${meeting.time}`,
    meeting.place,
  ]
  return parts.some(Boolean) ? tie(parts.filter(Boolean).join(', ')) : null
}

function signatures({
  recorder,
  recorderGender,
  verifiers,
  chair,
  handSigned,
}: MinutesDocument): PrintedMinutes['signatures'] {
  const byHand = handSigned ? ', v.\u00a0r.' : ''
  const word = recorderGender === 'female' ? 'Zapsala' : recorderGender === 'male' ? 'Zapsal' : 'Zapsal/a'
  return [
    ...(recorder === null ? [] : [{ label: word, name: recorder }]),
    ...(verifiers ?? []).map((name) => ({ label: 'Ověřovatel zápisu', name: `${name}${byHand}` })),
    ...(chair === null ? [] : [{ label: 'Předseda', name: `${chair}${byHand}` }]),
  ]
}
