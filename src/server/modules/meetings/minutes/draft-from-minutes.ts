import {
  emptyAnnex,
  emptyAttendance,
  emptyDraft,
  emptyItem,
  emptyResolution,
  emptyTask,
  type AnnexDraft,
  type RecordDraft,
} from '../../../../shared/meetings/record-draft.ts'
import { proposeYears } from '../../../../shared/meetings/change-draft.ts'
import { isQuorate } from '../quorum.ts'
import type { Minutes, MinutesResolution } from './minutes.ts'
import { courseOf } from './course.ts'
import { isoDate } from './parse/dates.ts'
import { itemsOfCourse, type CourseItems } from './items-of-course.ts'
import { asWritten } from './degrees.ts'
import { guestCapacity, recorderGender, taskWording } from './from-source.ts'
import { roomName, withListedNames } from './nominative.ts'
import { locate, voteRow, type Passage } from './locate.ts'

export interface ImportDraft {
  draft: RecordDraft
  /** For fields of the form: the passage of the source they were read from */
  passages: Record<string, Passage>
  /** For fields of the form: what the reader should look at */
  doubts: Record<string, Doubt>
}

export type Doubt =
  | 'both_present_and_excused'
  | 'votes_exceed_present'
  | 'year_guessed'
  | 'year_proposed'
  | 'no_such_day'
  | 'no_such_date'
  | 'quorum_contradicted'
  | 'task_stands'

/** What the document states as a form to be checked. Nothing is asserted that it does not state; contradictions are marked, not mended. */
export function draftFromMinutes(minutes: Minutes, source: string): ImportDraft {
  const people = (names: string[] | null, capacity: string, state: string) =>
    (names ?? []).map((name) => ({
      ...emptyAttendance(),
      name: asWritten(name, source),
      capacity,
      state,
    }))
  const attendance = [
    ...people(minutes.present, 'member', 'present'),
    ...people(minutes.excused, 'member', 'excused'),
    ...people(minutes.absent, 'member', 'absent'),
    ...(minutes.guests ?? []).flatMap((name) => people([name], guestCapacity(name, source), 'present')),
  ]
  const named = [minutes.present, minutes.excused, minutes.absent, minutes.guests].flatMap((one) => one ?? [])
  const { items, ofResolution, ofTask } = itemsOfCourse(minutes) ?? itemsByHabit(minutes, source)
  const draft = proposeYears({
    ...emptyDraft(),
    number: minutes.number === null ? '' : String(minutes.number),
    heldOn: minutes.date ?? '',
    startsAt: minutes.startTime ?? '',
    endsAt: minutes.endTime ?? '',
    place: roomName(minutes.place ?? ''),
    quorate: minutes.quorate === null ? '' : minutes.quorate ? 'yes' : 'no',
    attendance,
    items,
    resolutions: minutes.resolutions.map((resolution, index) =>
      resolutionDraft(resolution, ofResolution.get(index)),
    ),
    tasks: minutes.tasks.map((task, index) => ({
      ...emptyTask(),
      item: String(ofTask.get(index) ?? ''),
      text: taskWording(task.text, { dated: isDay(task.due) }),
      assignee: withListedNames(task.assignee ?? '', named),
      ...(isDay(task.due) ? { dueOn: task.due } : { dueWords: task.due ?? '' }),
      state: task.status ?? 'open',
    })),
    annexes: annexesOf(source),
    chairName: asWritten(minutes.chair ?? '', source),
    recorderName: asWritten(minutes.recorder ?? '', source),
    recorderGender: recorderGender(source),
    verifiers: (minutes.verifiers ?? []).map((name) => asWritten(name, source)).join('\n'),
    handSigned: /(?<![\p{L}])v\.\s?r\.(?![\p{L}])/u.test(source),
    nextDate: minutes.nextMeeting?.date ?? '',
    nextTime: minutes.nextMeeting?.time ?? '',
    nextPlace: roomName(minutes.nextMeeting?.place ?? ''),
  })
  return { draft, passages: passagesOf(minutes, draft, source), doubts: doubtsOf(minutes, draft, source) }
}

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text)

/** Annexes that the text refers to by their numbers, in a row from the first; the recorder names them and adds the files. */
function annexesOf(source: string): AnnexDraft[] {
  const told = new Set(
    [...source.matchAll(/příloh\p{L}*\s*(?:č\.?\s*)?(\d{1,2})(?!\d|\.\s*\d)/giu)].map(([, number]) =>
      Number(number),
    ),
  )
  let count = 0
  while (told.has(count + 1)) count++
  const titled = (number: number) =>
    new RegExp(`^\\s*(?:Příloha )?č\\.\\s*${number}:? (.+)$`, 'mu').exec(source)?.[1]
  return Array.from({ length: count }, (_, index) => ({
    ...emptyAnnex(),
    title:
      titled(index + 1)
        ?.trim()
        .slice(0, 500) ?? `Příloha č. ${index + 1}`,
  }))
}

/** Items of the programme with the text under their headings, and one of the course for what stands under none. */
function itemsByHabit(minutes: Minutes, source: string): CourseItems {
  const { byItem, rest } = courseOf(minutes, source)
  const programme = (minutes.agenda ?? []).map(({ number, title }, index) => ({
    ...emptyItem(),
    number: number ?? '',
    title,
    text: byItem[index] ?? '',
  }))
  const named = minutes.resolutions.map(({ text }) => itemOf(text, programme))
  const course = { ...emptyItem(), title: 'Průběh jednání', text: rest, onProgramme: false }
  const items = rest !== '' || named.includes(-1) ? [...programme, course] : programme
  return {
    items,
    ofResolution: new Map(named.map((item, index) => [index, item < 0 ? items.length - 1 : item])),
    ofTask: new Map(),
  }
}

/** The item whose title the resolution repeats, or -1. */
function itemOf(text: string, items: readonly { title: string }[]): number {
  const start = words(text)
  return items.findIndex(({ title }) => {
    const own = words(title)
    const shared = own.filter((word) => start.includes(word)).length
    return own.length > 1 && shared / own.length >= 0.8
  })
}

const words = (text: string): string[] =>
  text
    .toLowerCase()
    .match(/\p{L}{4,}/gu)
    ?.slice() ?? []

function resolutionDraft({ number, text, vote, kind }: MinutesResolution, item: number | undefined) {
  const count = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : String(value)
  return {
    ...emptyResolution(),
    item: String(item ?? ''),
    number: number ?? '',
    kind: kind ?? guessedKind(text, vote !== null),
    text,
    voted: vote !== null,
    present: count(vote?.present),
    for: count(vote?.for),
    against: count(vote?.against),
    abstain: count(vote?.abstain),
    notVoting: count(vote?.notVoting),
    result: vote?.result ?? '',
    unanimous: vote?.unanimous === true,
  }
}

/** A guess by the verb; the reader sees that it is one. */
function guessedKind(text: string, voted: boolean): string {
  if (/na vědomí/u.test(text)) return 'acknowledgement'
  if (/doporuč/u.test(text)) return 'recommendation'
  return voted ? 'resolution' : 'conclusion'
}

function passagesOf(minutes: Minutes, draft: RecordDraft, source: string): Record<string, Passage> {
  const wanted: [string, string | null][] = [
    ['heldOn', minutes.date],
    ['number', minutes.number === null ? null : `${minutes.number}. jednání`],
    ['startsAt', minutes.startTime],
    ['endsAt', minutes.endTime],
    ['place', minutes.place],
    ['quorate', minutes.quorate === null ? null : 'usnášení schopná'],
    ['chairName', minutes.chair],
    ['recorderName', minutes.recorder],
    ['verifiers', minutes.verifiers?.[0] ?? null],
    ...draft.attendance.map((row, index): [string, string] => [`attendance.${index}.name`, row.name]),
    ...draft.items.map((row, index): [string, string | null] => [
      `items.${index}.title`,
      row.onProgramme ? row.title : null,
    ]),
    ...draft.annexes.map((row, index): [string, string] => [`annexes.${index}.title`, row.title]),
    ...draft.resolutions.map((row, index): [string, string] => [`resolutions.${index}.text`, row.text]),
    ...draft.tasks.map((row, index): [string, string] => [`tasks.${index}.text`, row.text]),
  ]
  const passages: Record<string, Passage> = {}
  const find = locate(source)
  const impossible = minutes.date === null ? impossibleDay(source) : null
  if (impossible) passages['heldOn'] = impossible
  const next = minutes.nextMeeting
  // day, hour and room of the next meeting stand together: one passage shows them all
  const announced =
    next && find([next.date ?? '', next.time ?? '', next.place ?? ''].filter(Boolean).join(' | '))
  for (const field of ['nextDate', 'nextTime', 'nextPlace'])
    if (announced && draft[field as 'nextDate'] !== '') passages[field] = announced
  for (const [field, value] of wanted) {
    const passage = value === null ? null : find(value)
    if (passage) passages[field] = passage
  }
  for (const index of draft.tasks.keys()) {
    const passage = passages[`tasks.${index}.text`]
    if (!passage) continue
    passages[`tasks.${index}.assignee`] = passage
    passages[`tasks.${index}.dueOn`] = passage
  }
  for (const [index, { vote }] of minutes.resolutions.entries()) {
    const passage =
      vote && voteRow(source, [vote.present, vote.for, vote.against, vote.abstain, vote.notVoting])
    if (passage)
      for (const field of ['present', 'for', 'against', 'abstain', 'notVoting', 'result'])
        passages[`resolutions.${index}.${field}`] = passage
  }
  return passages
}

/** Whether the document writes the deadline of a task with its year; where it is not found, the reader is not bothered. */
function statesYear({ text, dueOn }: { text: string; dueOn: string }, source: string): boolean {
  const [, month, day] = dueOn.split('-').map(Number)
  const from = source.indexOf(text.slice(0, 25))
  if (from < 0) return true
  const near = source.slice(from, from + text.length + 80)
  const bare = new RegExp(`(?<!\\d)${day}\\.\\s*${month}\\.(?!\\s*\\d{4})`, 'u')
  const whole = new RegExp(`(?<!\\d)${day}\\.\\s*${month}\\.\\s*\\d{4}`, 'u')
  return whole.test(near) || !bare.test(near)
}

/** A day in the first lines of a document that no calendar has; what the meeting's own day was meant to be. */
function impossibleDay(source: string): Passage | null {
  const lines = source.split(/\r\n|[\n\r\f]/).slice(0, 15)
  for (const [index, line] of lines.entries()) {
    const [, day, month, year] = /(?<!\d)(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})/u.exec(line)?.map(Number) ?? []
    if (year !== undefined && isoDate(year, month!, day!) === null)
      return { line: index + 1, text: line.trim().slice(0, 200) }
  }
  return null
}

function doubtsOf(minutes: Minutes, draft: RecordDraft, source: string): Record<string, Doubt> {
  const doubts: Record<string, Doubt> = {}
  // rows stand in the order present, excused; they may carry degrees that the bare names lack
  const listed = minutes.present ?? []
  for (const [index, name] of (minutes.excused ?? []).entries())
    if (listed.includes(name)) doubts[`attendance.${listed.length + index}.name`] = 'both_present_and_excused'
  const present = minutes.present?.length ?? null
  minutes.resolutions.forEach(({ vote }, index) => {
    if (!vote || present === null) return
    const cast = [vote.for, vote.against, vote.abstain, vote.notVoting].reduce<number>(
      (sum, value) => sum + (value ?? 0),
      0,
    )
    if (cast > (vote.present ?? present)) doubts[`resolutions.${index}.text`] = 'votes_exceed_present'
  })
  draft.tasks.forEach((row, index) => {
    if (row.dueProposed || (row.dueOn !== '' && !statesYear(row, source)))
      doubts[`tasks.${index}.dueOn`] = 'year_proposed'
    else if (row.dueOn === '' && /\d{1,2}\.\s*\d{1,2}\.\s*\d{4}/u.test(row.dueWords))
      doubts[`tasks.${index}.dueOn`] = 'no_such_day'
  })
  if (minutes.date === null && impossibleDay(source)) doubts['heldOn'] = 'no_such_date'
  if (minutes.nextMeeting?.date && minutes.date && minutes.nextMeeting.date < minutes.date)
    doubts['nextDate'] = 'year_guessed'
  const members =
    (minutes.present?.length ?? 0) + (minutes.excused?.length ?? 0) + (minutes.absent?.length ?? 0)
  if (present !== null && minutes.quorate !== null && isQuorate(present, members) !== minutes.quorate)
    doubts['quorate'] = 'quorum_contradicted'
  return doubts
}
