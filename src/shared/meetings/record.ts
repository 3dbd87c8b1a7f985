import * as v from 'valibot'
import { attendanceStates, capacities, resolutionKinds, taskStates, voteResults } from './words.ts'

// Control, zero-width and direction characters: they come from copied PDFs and would hide in an official record
const unprintable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g

/** Text for an official record: Unicode NFC, no unprintable characters, `longest` characters at the most. */
export const recordText = (longest: number) =>
  v.pipe(
    v.string(),
    v.transform((text) =>
      text.toWellFormed().normalize('NFC').replace(unprintable, '').replace(/\r\n?/g, '\n').trim(),
    ),
    v.maxLength(longest, `Zkraťte text na ${longest} znaků.`),
  )

/** One line: line breaks fold into spaces. */
export const recordLine = (longest: number) =>
  v.pipe(
    recordText(longest),
    v.transform((text) => text.replace(/\s+/g, ' ')),
  )

/** One line that may be left out: empty means that nothing is stated. */
const stated = (longest: number) =>
  v.nullable(
    v.pipe(
      recordLine(longest),
      v.transform((text) => (text === '' ? null : text)),
    ),
  )

export const isoDate = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'Zadejte datum, například 12. 12. 2023.'),
  v.check((text) => {
    const date = new Date(`${text}T00:00:00Z`)
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  }, 'Takový den v kalendáři není. Opravte datum.'),
  v.check(
    (text) => text >= '1900-01-01' && text <= '2100-12-31',
    'Rok musí být mezi 1900 a 2100. Opravte datum.',
  ),
)
export const clockTime = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Zadejte čas jako 15:00.'))

const count = v.nullable(
  v.pipe(v.number(), v.integer('Zadejte celé číslo.'), v.minValue(0), v.maxValue(1000)),
)

export const voteRecord = v.object({
  present: count,
  for: count,
  against: count,
  abstain: count,
  notVoting: count,
  result: v.nullable(v.picklist(voteResults)),
  unanimous: v.nullable(v.literal(true)),
})

export const taskRecord = v.object({
  /** Of a task that stands already */
  id: v.optional(v.pipe(v.string(), v.uuid())),
  text: v.pipe(recordText(5000), v.nonEmpty('Napište, co je úkolem.')),
  assignee: stated(300),
  dueOn: v.nullable(isoDate),
  dueWords: stated(300),
  state: v.picklist(taskStates),
})

export const resolutionRecord = v.object({
  number: stated(60),
  kind: v.picklist(resolutionKinds),
  text: v.pipe(recordText(20000), v.nonEmpty('Napište znění usnesení.')),
  vote: v.nullable(voteRecord),
})

export const itemRecord = v.object({
  number: stated(20),
  title: v.pipe(recordLine(1000), v.nonEmpty('Napište název bodu.')),
  presenter: stated(300),
  text: recordText(100_000),
  onProgramme: v.boolean(),
  resolutions: v.array(resolutionRecord),
  tasks: v.array(taskRecord),
})

export const attendanceRecord = v.object({
  name: v.pipe(recordLine(300), v.nonEmpty('Napište jméno.')),
  personId: v.nullable(v.pipe(v.string(), v.uuid())),
  capacity: v.picklist(capacities),
  state: v.picklist(attendanceStates),
  arrivedAt: v.nullable(clockTime),
  leftAt: v.nullable(clockTime),
})

/** The whole record of one meeting, as it is held, transcribed from a signed sheet, or read from old minutes. */
export const meetingRecord = v.object({
  number: v.nullable(v.pipe(v.number(), v.integer('Zadejte celé číslo.'), v.minValue(1), v.maxValue(9999))),
  heldOn: isoDate,
  startsAt: v.nullable(clockTime),
  endsAt: v.nullable(clockTime),
  place: stated(500),
  quorate: v.nullable(v.boolean()),
  attendance: v.array(attendanceRecord),
  items: v.array(itemRecord),
  tasks: v.array(taskRecord),
  annexes: v.array(
    v.object({
      number: v.pipe(v.number(), v.integer(), v.minValue(1)),
      title: v.pipe(recordLine(500), v.nonEmpty()),
    }),
  ),
  chairName: stated(300),
  recorderName: stated(300),
  recorderGender: v.nullable(v.picklist(['female', 'male'])),
  verifiers: v.array(v.pipe(recordLine(300), v.nonEmpty())),
  handSigned: v.boolean(),
  nextMeeting: v.nullable(v.object({ date: isoDate, time: v.nullable(clockTime), place: stated(500) })),
})

export type VoteRecord = v.InferOutput<typeof voteRecord>
export type TaskRecord = v.InferOutput<typeof taskRecord>
export type ResolutionRecord = v.InferOutput<typeof resolutionRecord>
export type ItemRecord = v.InferOutput<typeof itemRecord>
export type AttendanceRecord = v.InferOutput<typeof attendanceRecord>
export type MeetingRecord = v.InferOutput<typeof meetingRecord>
