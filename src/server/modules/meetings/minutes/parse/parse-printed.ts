import { minutesParts, type MinutesPart } from '../../../../../shared/meetings/printed-minutes.ts'
import { isDegreeAfter, withoutDegrees } from '../degrees.ts'
import * as layout from '../layout.ts'
import type { Minutes, MinutesVote, ReadItem } from '../minutes.ts'
import { outcomeAt, readTitle, stateCalled } from './own-words.ts'

const { labels, taskWords } = layout
const lateOrWithdrawn = new RegExp(` \\((?:${layout.lateItem}|${layout.withdrawnItem})\\)$`, 'u')
const taskStart = `${taskWords.task}: `

/**
 * Reads back minutes that Radnice printed (PDF, DOCX, HTML) from their text: a paragraph on a line, or wrapped.
 * Names come without degrees.
 * @returns null when the text does not carry the mark of that layout
 */
export function parsePrinted(text: string): Minutes | null {
  const lines = linesOf(text)
  const end = lines.findIndex((line) => line.text === layout.printedMark)
  const title = readTitle(lines[0]?.text ?? '')
  if (end < 0 || title === null) return null
  const { head, parts } = divide(lines.slice(1, end))
  const agenda = readProgramme(parts.programme)
  const followUp = readTasks(parts.followUp ?? [])
  const { resolutions, tasks, course } = readCourse(parts.course ?? [], agenda ?? [], isWrapped(text))
  return {
    ...title,
    ...readFacts(head),
    ...readAttendance(parts.attendance ?? []),
    ...readSignatures(parts.signatures ?? []),
    agenda,
    resolutions,
    tasks: [...followUp, ...tasks],
    course: course.map((item) => ({ ...item, tasks: item.tasks.map((at) => followUp.length + at) })),
    nextMeeting: readNext(parts.next),
  }
}

interface Line {
  text: string
  /** A blank line stands before it: headings have one */
  apart: boolean
}

/** Set lines, as a viewer copies them: the head of a vote stands on one, and pages end with their number. */
const isWrapped = (text: string) => /^PŘÍTOMNO PRO |Strana \d+ z \d+$/mu.test(text)

/** Lines of the document; a paragraph that runs over to the next page is joined. */
function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let apart = false
  let opensPage = false
  for (const written of text
    .replace(/\u200b/g, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .split(/\r\n|[\n\r]/)) {
    opensPage ||= written.includes('\f')
    const line = written.trim()
    if (/Strana \d+ z \d+$/u.test(line)) continue
    if (line === '') {
      apart = true
      continue
    }
    const last = lines.at(-1)
    if (opensPage && last && /^\p{Ll}/u.test(line) && /[\p{L}\d,–-]$/u.test(last.text))
      last.text += ` ${line}`
    else lines.push({ text: line, apart })
    apart = opensPage = false
  }
  return lines
}

type Parts = Partial<Record<MinutesPart, Line[]>>

/** Lines under the title, and those of each part; every title opens its part once. */
function divide(lines: readonly Line[]): { head: Line[]; parts: Parts } {
  const head: Line[] = []
  const parts: Parts = {}
  let open = head
  for (const line of lines) {
    const part = minutesParts.find((one) => layout.partTitles[one] === line.text && parts[one] === undefined)
    if (part) open = parts[part] = []
    else open.push(line)
  }
  return { head, parts }
}

/** Lines joined to those that begin with one of the words; whatever stands before the first is left out. */
function joined(lines: readonly Line[], begins: (line: string) => boolean): string[] {
  const found: string[] = []
  for (const { text: line } of lines) {
    if (begins(line)) found.push(line)
    else if (found.length > 0) found.push(`${found.pop()} ${line}`)
  }
  return found
}

function readFacts(head: readonly Line[]): Pick<Minutes, 'startTime' | 'endTime' | 'place'> {
  const after = (pattern: RegExp) => head.map(({ text }) => pattern.exec(text)?.[1]).find(Boolean) ?? null
  return {
    startTime: after(/^Začátek: (\d{2}:\d{2})(?:,|$)/u),
    endTime: after(/^(?:Začátek: \d{2}:\d{2}, )?konec: (\d{2}:\d{2})$/u),
    place: after(/^Místo: (.+)$/u),
  }
}

function readAttendance(lines: readonly Line[]) {
  const { yes, no } = layout.quorumSentence
  const rows = joined(lines, (line) => /^[^:]{5,20}: /u.test(line) || line === yes || line === no)
  const under = (label: string) => {
    const row = rows.find((one) => one.startsWith(`${label}: `))
    return row === undefined ? null : readNames(row.slice(label.length + 2))
  }
  const standing = under(labels.standingGuests)
  const guests = under(labels.guests)
  return {
    present: under(layout.printedPeople.present),
    excused: under(layout.printedPeople.excused),
    absent: under(layout.printedPeople.absent),
    guests: standing === null ? guests : [...standing, ...(guests ?? [])],
    quorate: rows.includes(yes) ? true : rows.includes(no) ? false : null,
  }
}

/** Names divided by semicolons, or by commas where no name holds one; a degree after a comma belongs to the name before. */
function readNames(value: string): string[] {
  if (value === layout.nobody) return []
  if (value.includes(';')) return value.split(/;\s*/).map(withoutDegrees)
  const names: string[] = []
  for (const part of value.split(/,\s+/)) if (!isDegreeAfter(part)) names.push(part)
  return names.map(withoutDegrees)
}

function readProgramme(lines: readonly Line[] | undefined): Minutes['agenda'] {
  if (lines === undefined) return null
  const numbered = /^(\d[\w.]{0,7}|[IVXLC]{1,6}|[a-z])\. (.+)$/u
  return joined(lines, (line) => line.startsWith('– ') || numbered.test(line)).map((row) => {
    const item = numbered.exec(row)
    return item ? { number: item[1]!, title: item[2]! } : { number: null, title: row.slice(2) }
  })
}

const isDetail = (line: string) =>
  [taskWords.assignee, taskWords.due, taskWords.state].some((word) => line.startsWith(`${word}: `))

function readTasks(lines: readonly Line[]): Minutes['tasks'] {
  const rows = joined(lines, (line) => line.startsWith(taskStart) || isDetail(line))
  return rows.flatMap((row, index) => {
    if (!row.startsWith(taskStart)) return []
    const next = rows[index + 1]
    return [{ text: row.slice(taskStart.length), ...readDetail(next && isDetail(next) ? next : '') }]
  })
}

const detail = new RegExp(
  `^(?:${taskWords.assignee}: (?<assignee>.*?))?(?:${layout.between}|^)?(?:${taskWords.due}: (?<due>.*?))?(?:${layout.between}|^)?(?:${taskWords.state}: (?<state>\\p{L}+))?$`,
  'u',
)

function readDetail(line: string) {
  const { assignee, due, state } = detail.exec(line)?.groups ?? {}
  return {
    assignee: assignee ?? null,
    due: due === undefined ? null : (layout.readLayoutDate(due) ?? due),
    status: stateCalled(state),
  }
}

const voteHead = 'PŘÍTOMNO PRO PROTI ZDRŽEL SE NEHLASOVAL VÝSLEDEK'
const count = `(\\d+|${layout.notStated})`
const voteTable = new RegExp(
  `^${voteHead} ${`${count} `.repeat(5)}(?:(${layout.results.accepted}|${layout.results.rejected})|${layout.notStated})?( ?${layout.unanimously.toLowerCase()})?$`,
  'u',
)
const namedVote = new RegExp(`^(?:${Object.values(layout.options).join('|')}): `, 'u')

/** The items in their order, with their outcomes and tasks; what stands under no heading belongs to none. */
function readCourse(
  lines: readonly Line[],
  agenda: NonNullable<Minutes['agenda']>,
  wrapped: boolean,
): Required<Pick<Minutes, 'resolutions' | 'tasks' | 'course'>> {
  const resolutions: Minutes['resolutions'] = []
  const taskLines: Line[] = []
  let item: ReadItem = { heading: '', paragraphs: [], resolutions: [], tasks: [] }
  const course = [item]
  let taskCount = 0
  let open: 'text' | 'resolution' | 'vote' | 'task' = 'text'
  const isHeading = headings(agenda, wrapped)
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const { text } = line
    const outcome = outcomeAt(text)
    const last = resolutions.at(-1)
    const table = open === 'resolution' && text.startsWith('PŘÍTOMNO') ? readVote(lines, at) : null
    if (outcome) {
      item.resolutions.push(resolutions.push({ ...outcome, vote: null }) - 1)
      open = 'resolution'
    } else if (table && last) {
      last.vote = table.vote
      at = table.last
      open = 'vote'
    } else if (text.startsWith(taskStart)) {
      item.tasks.push(taskCount++)
      taskLines.push(line)
      open = 'task'
    } else if (isHeading(line)) {
      item = { heading: text, paragraphs: [], resolutions: [], tasks: [] }
      course.push(item)
      open = 'text'
    } else if (open === 'task' && (wrapped || isDetail(text))) taskLines.push(line)
    else if (open === 'resolution' && wrapped && last) last.text += ` ${text}`
    else if (open !== 'vote' || !(namedVote.test(text) || text === layout.secretly)) {
      if (wrapped && !line.apart && item.paragraphs.length > 0)
        item.paragraphs.push(`${item.paragraphs.pop()} ${text}`)
      else item.paragraphs.push(text)
      open = 'text'
    }
  }
  const stated = course.filter((one) => one.heading !== '' || one.paragraphs.length > 0)
  return { resolutions, tasks: readTasks(taskLines), course: stated }
}

/** The head of a vote and its row: six cells on one line, or each on its own. */
function readVote(lines: readonly Line[], from: number): { vote: MinutesVote; last: number } | null {
  for (let last = from; last < Math.min(lines.length, from + 13); last++) {
    const cells = lines.slice(from, last + 1).map(({ text }) => text)
    const table = voteTable.exec(cells.join(' '))
    if (!table) continue
    const [present, inFavour, against, abstain, notVoting] = table
      .slice(1, 6)
      .map((cell) => (cell === layout.notStated ? null : Number(cell)))
    const result =
      table[6] === undefined ? null : table[6] === layout.results.accepted ? 'accepted' : 'rejected'
    return {
      last,
      vote: {
        present: present!,
        for: inFavour!,
        against: against!,
        abstain: abstain!,
        notVoting: notVoting!,
        result,
        unanimous: table[7] === undefined ? null : true,
      },
    }
  }
  return null
}

/** Tells the heading of an item from a line that runs on: it stands apart, or repeats the programme. */
function headings(agenda: NonNullable<Minutes['agenda']>, wrapped: boolean): (line: Line) => boolean {
  const listed = agenda.map(({ number, title }) => (number === null ? title : `${number}. ${title}`))
  return ({ text, apart }) =>
    listed.includes(text) ||
    lateOrWithdrawn.test(text) ||
    (apart && (!wrapped || /^[\p{Lu}\d].{0,100}[^.!?:,;]$/u.test(text)))
}

function readNext(lines: readonly Line[] | undefined): Minutes['nextMeeting'] {
  if (lines === undefined) return null
  const stated = /^(?:(\d{1,2}\. \d{1,2}\. \d{4})(?:, |$))?(?:od (\d{2}:\d{2})(?:, |$))?(.*)$/u.exec(
    lines.map(({ text }) => text).join(' '),
  )
  if (!stated) return null
  return {
    date: stated[1] === undefined ? null : layout.readLayoutDate(stated[1]),
    time: stated[2] ?? null,
    place: stated[3] || null,
  }
}

function readSignatures(lines: readonly Line[]): Pick<Minutes, 'recorder' | 'verifiers' | 'chair'> {
  const signed = (label: RegExp) =>
    lines.flatMap(({ text }) => {
      const name = label.exec(text)?.[1]
      return name === undefined ? [] : [withoutDegrees(name.replace(/, v\. ?r\.$/u, ''))]
    })
  const verifiers = signed(new RegExp(`^${labels.verifier}: (.+)$`, 'u'))
  return {
    recorder: signed(/^Zapsal(?:a|\/a)?: (.+)$/u)[0] ?? null,
    verifiers: verifiers.length === 0 ? null : verifiers,
    chair: signed(new RegExp(`^${labels.chair}: (.+)$`, 'u'))[0] ?? null,
  }
}
