import { withoutDegrees } from '../degrees.ts'
import * as layout from '../layout.ts'
import type { Minutes, MinutesResolution, MinutesTask, MinutesVote } from '../minutes.ts'
import { outcomeAt, readTitle, stateCalled } from './own-words.ts'

const { labels } = layout
/**
 * Reads back, exactly, what `renderText` wrote.
 * @returns null when the text is not in that layout
 */
export function parseLayout(text: string): Minutes | null {
  const lines = text.split('\n')
  const title = readTitle(lines[0]!)
  if (!title || !lines.includes(layout.layoutMark)) return null
  const minutes: Minutes = {
    ...title,
    body: title.body && layout.unescape(title.body),
    startTime: null,
    endTime: null,
    place: null,
    present: null,
    excused: null,
    absent: null,
    guests: null,
    quorate: null,
    recorder: null,
    verifiers: null,
    chair: null,
    agenda: null,
    resolutions: [],
    tasks: [],
    nextMeeting: null,
  }
  for (let i = 1; i < lines.length; i++) i = readLine(minutes, lines, i)
  return minutes
}

/** Reads the line at `at` and those that belong to it; returns the last it took. */
function readLine(minutes: Minutes, lines: readonly string[], at: number): number {
  const line = lines[at]!
  if (line === layout.quorate || line === layout.notQuorate) minutes.quorate = line === layout.quorate
  const divided = /^(?<label>(?:[^\\:]|\\.)+): ?(?<value>.*)$/su.exec(line)
  if (!divided || line.startsWith('  ') || line.startsWith('\\')) return at
  const { label, value } = divided.groups as { label: string; value: string }
  const text = layout.unescape(value)
  if (label === labels.start) minutes.startTime = text
  else if (label === labels.end) minutes.endTime = text
  else if (label === labels.place) minutes.place = text
  else if (label === labels.present) minutes.present = readNames(value)
  else if (label === labels.excused) minutes.excused = readNames(value)
  else if (label === labels.absent) minutes.absent = readNames(value)
  else if (label === labels.standingGuests || label === labels.guests)
    minutes.guests = [...(minutes.guests ?? []), ...readNames(value)]
  else if (label === labels.verifiers || label === labels.verifier) minutes.verifiers = readNames(value)
  else if (label === labels.chair) minutes.chair = readName(value)
  else if (/^Zapsal(?:a|\/a)?$/u.test(label)) minutes.recorder = readName(value)
  else if (label === labels.programme) return readProgramme(minutes, lines, at)
  else if (label === labels.next) minutes.nextMeeting = readNext(value)
  else if (outcomeAt(line)) return readResolution(minutes, lines, at, outcomeAt(line)!)
  else if (label === 'Úkol' || label.startsWith('Úkol (')) return readTask(minutes, lines, at, label, text)
  return at
}

function readNames(value: string): string[] {
  if (value === layout.nobody) return []
  const parts = layout.splitUnescaped(value, ';').map((part) => part.trimStart())
  return (parts.length > 1 ? parts.slice(0, -1) : layout.splitUnescaped(value, ', ')).map(readName)
}

/** A name without degrees; one that begins with a backslash stands as it was given. */
const readName = (written: string): string => {
  const name = layout.unescape(written)
  return written.startsWith('\\') ? name : withoutDegrees(name)
}

function readProgramme(minutes: Minutes, lines: readonly string[], at: number): number {
  minutes.agenda = []
  let last = at
  while (lines[last + 1]?.startsWith('  ')) {
    const line = lines[++last]!.slice(2)
    if (line.startsWith('- ')) minutes.agenda.push({ number: null, title: layout.unescape(line.slice(2)) })
    else {
      const [number = '', ...title] = layout.splitUnescaped(line, '/ ')
      minutes.agenda.push({ number: layout.unescape(number), title: layout.unescape(title.join('/ ')) })
    }
  }
  return last
}

function readResolution(
  minutes: Minutes,
  lines: readonly string[],
  at: number,
  written: Pick<MinutesResolution, 'kind' | 'number' | 'text'>,
): number {
  const outcome = {
    ...written,
    number: written.number && layout.unescape(written.number),
    text: layout.unescape(written.text),
  }
  if (lines[at + 1] !== layout.voteHead) {
    minutes.resolutions.push({ ...outcome, vote: null })
    return at
  }
  const cells = lines[at + 2]!.split('\t')
  const [present, inFavour, against, abstain, notVoting] = cells.map((cell) =>
    cell === layout.notStated ? null : Number(cell),
  )
  const result =
    cells[5] === layout.results.accepted
      ? 'accepted'
      : cells[5] === layout.results.rejected
        ? 'rejected'
        : null
  const more = lines[at + 3]
  const unanimous =
    more === layout.unanimously ? true : more === `Ne ${layout.unanimously.toLowerCase()}` ? false : null
  const vote: MinutesVote = {
    present: present!,
    for: inFavour!,
    against: against!,
    abstain: abstain!,
    notVoting: notVoting!,
    result,
    unanimous,
  }
  minutes.resolutions.push({ ...outcome, vote })
  return unanimous === null ? at + 2 : at + 3
}

function readTask(
  minutes: Minutes,
  lines: readonly string[],
  at: number,
  label: string,
  text: string,
): number {
  const task: MinutesTask = {
    text,
    assignee: label === 'Úkol' ? null : layout.unescape(label.slice('Úkol ('.length, -1)),
    due: null,
    status: null,
  }
  let last = at
  for (;;) {
    const line = lines[last + 1]
    if (line?.startsWith('  Termín: ')) {
      const value = line.slice('  Termín: '.length)
      task.due = layout.readLayoutDate(value) ?? layout.unescape(value.slice(1, -1))
    } else if (line?.startsWith('  Stav: ')) {
      task.status = stateCalled(line.slice('  Stav: '.length))
    } else break
    last++
  }
  minutes.tasks.push(task)
  return last
}

function readNext(value: string): Minutes['nextMeeting'] {
  const [date = '', time = '', ...place] = value.split(' | ')
  const where = place.join(' | ')
  return {
    date: layout.readLayoutDate(date),
    time: time === layout.notStated ? null : time,
    place: where === layout.notStated ? null : layout.unescape(where.slice(1, -1)),
  }
}
