import * as v from 'valibot'
import { isDay } from '../time/is-day.ts'
import {
  attendanceStates,
  capacities,
  itemKinds,
  resolutionKinds,
  taskStates,
  voteOptions,
  voteResults,
  voteSources,
} from './words.ts'

// Control, zero-width and direction characters: they come from copied PDFs and would hide in an official record
const unprintable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g

const cleaned = (longest: number) =>
  v.pipe(
    v.string(),
    v.transform((text) =>
      text.toWellFormed().normalize('NFC').replace(unprintable, '').replace(/\r\n?/g, '\n').trim(),
    ),
    v.maxLength(longest, `Zkraťte text na ${longest} znaků.`),
  )

const marksFit = v.check(
  (text: string) => !/[⟦⟧]/.test(text.replace(/⟦[^⟦⟧]*⟧/g, '')),
  'Značky neveřejného textu nesedí: každá ⟦ potřebuje svou ⟧. Doplňte je.',
)
const fold = v.transform((text: string) => text.replace(/\s+/g, ' '))

/**
 * Text for an official record: Unicode NFC, no unprintable characters, `longest` characters at the most.
 * What stands between ⟦ and ⟧ is not public.
 */
export const recordText = (longest: number) => v.pipe(cleaned(longest), marksFit)

/** One line of such a text: line breaks fold into spaces. */
const markedLine = (longest: number) => v.pipe(cleaned(longest), marksFit, fold)

const noMarks = v.check(
  (text: string) => !/[⟦⟧]/.test(text),
  'Neveřejný text jde označit jen v názvu a textu bodu, v usnesení a v úkolu. Značky ⟦ ⟧ odsud odstraňte.',
)

/** Text in which nothing is hidden: whoever may read it reads all of it. */
export const plainText = (longest: number) => v.pipe(cleaned(longest), noMarks)

/** One line of such a text. */
export const recordLine = (longest: number) => v.pipe(cleaned(longest), noMarks, fold)

/** One line that may be left out: empty means that nothing is stated. */
export const lineOrNull = (longest: number) =>
  v.pipe(
    recordLine(longest),
    v.transform((text) => text || null),
  )
/** A text of lines that may be left out: empty means that nothing is stated. */
export const textOrNull = (longest: number) =>
  v.pipe(
    recordText(longest),
    v.transform((text) => text || null),
  )
const stated = (longest: number) => v.nullable(lineOrNull(longest))

export const isoDate = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'Zadejte datum, například 12. 12. 2023.'),
  v.check(isDay, 'Takový den v kalendáři není. Opravte datum.'),
  v.check(
    (text) => text >= '1900-01-01' && text <= '2100-12-31',
    'Rok musí být mezi 1900 a 2100. Opravte datum.',
  ),
)

/** What is wrong with a value, said of the field that the usual sentence of it names. */
function namedFault(sentence: string, fault: string): string {
  // what the library says by itself is for nobody but us
  if (fault.startsWith('Invalid ')) return sentence
  const field = /^[^:.]+: /.exec(sentence)?.[0]
  if (field && fault.toLowerCase().startsWith(field.toLowerCase())) return fault
  return field ? `${field}${fault.charAt(0).toLowerCase()}${fault.slice(1)}` : fault
}

/**
 * A field that may stay empty: then nothing is stated.
 * @param schema changes nothing of the text
 * @param sentence names the field, whatever is wrong with it
 */
export const orNothing = <Schema extends v.GenericSchema<string, string>>(
  schema: Schema,
  sentence?: string,
) =>
  v.union(
    [
      v.pipe(
        v.literal(''),
        v.transform(() => null),
      ),
      sentence === undefined
        ? schema
        : v.pipe(
            v.string(),
            v.check(
              (text) => v.is(schema, text),
              ({ input }) => namedFault(sentence, v.safeParse(schema, input).issues?.[0].message ?? sentence),
            ),
          ),
    ],
    sentence,
  )
export const clockTime = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Zadejte čas jako 15:00.'))

const count = v.nullable(
  v.pipe(v.number(), v.integer('Zadejte celé číslo.'), v.minValue(0), v.maxValue(1000)),
)

const id = v.pipe(v.string(), v.uuid())

export const voteRecord = v.object({
  present: count,
  for: count,
  against: count,
  abstain: count,
  notVoting: count,
  result: v.nullable(v.picklist(voteResults)),
  unanimous: v.nullable(v.literal(true)),
  source: v.optional(v.picklist(voteSources), 'transcribed'),
  /** Local time of the vote: who was in the room is counted at it */
  at: v.optional(v.nullable(clockTime), null),
  /** Votes in favour where law demands more than a majority of all members, and the provision that does */
  needed: v.optional(v.nullable(v.pipe(v.number(), v.integer('Zadejte celé číslo.'), v.minValue(1))), null),
  neededBy: v.optional(stated(300), null),
  /** How each voted; `attendee` is the place in the attendance, from zero */
  byName: v.optional(
    v.array(
      v.object({ attendee: v.pipe(v.number(), v.integer(), v.minValue(0)), option: v.picklist(voteOptions) }),
    ),
    [],
  ),
})

export const taskRecord = v.object({
  /** Of a task that stands already */
  id: v.optional(id),
  text: v.pipe(recordText(5000), v.nonEmpty('Napište, co je úkolem.')),
  /** Who leads */
  assignee: stated(300),
  /** Who helps */
  also: v.optional(v.array(v.pipe(recordLine(300), v.nonEmpty())), []),
  /** Somebody whom the body cannot oblige: a request until it is accepted */
  outside: v.optional(v.boolean(), false),
  /** A meeting as the deadline; the day then follows the meeting */
  dueMeetingId: v.optional(v.nullable(id), null),
  dueOn: v.nullable(isoDate),
  dueWords: stated(300),
  state: v.picklist(taskStates),
})

export const resolutionRecord = v.object({
  id: v.optional(id),
  number: stated(60),
  kind: v.picklist(resolutionKinds),
  text: v.pipe(recordText(20000), v.nonEmpty('Napište znění usnesení.')),
  vote: v.nullable(voteRecord),
})

export const itemRecord = v.object({
  id: v.optional(id),
  number: stated(20),
  title: v.pipe(markedLine(1000), v.nonEmpty('Napište název bodu.')),
  presenter: stated(300),
  text: recordText(100_000),
  onProgramme: v.boolean(),
  kind: v.optional(v.picklist(itemKinds), 'deliberation'),
  /** Belongs under the nearest item before it that is not one itself */
  sub: v.optional(v.boolean(), false),
  addedLate: v.optional(v.boolean(), false),
  withdrawn: v.optional(v.boolean(), false),
  /** Topic put off by an earlier meeting that this item takes up */
  topicId: v.optional(v.nullable(id), null),
  /** What the item leaves for the next agenda */
  topics: v.optional(v.array(v.pipe(recordLine(1000), v.nonEmpty())), []),
  /** Guests whom the item agreed to invite; without a day to the next meeting */
  invitations: v.optional(
    v.array(v.object({ guest: v.pipe(recordLine(300), v.nonEmpty()), on: v.nullable(isoDate) })),
    [],
  ),
  resolutions: v.array(resolutionRecord),
  tasks: v.array(taskRecord),
})

export const attendanceRecord = v.object({
  id: v.optional(id),
  name: v.pipe(recordLine(300), v.nonEmpty('Napište jméno.')),
  personId: v.nullable(v.pipe(v.string(), v.uuid())),
  capacity: v.picklist(capacities),
  state: v.picklist(attendanceStates),
  arrivedAt: v.nullable(clockTime),
  leftAt: v.nullable(clockTime),
  /** For words that agree with the person; null when nobody knows */
  gender: v.optional(v.nullable(v.picklist(['female', 'male'])), null),
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
      id: v.optional(id),
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
/** The same with what has a default left out */
export type MeetingRecordInput = v.InferInput<typeof meetingRecord>
export type AttendanceRecordInput = v.InferInput<typeof attendanceRecord>
export type ItemRecordInput = v.InferInput<typeof itemRecord>
export type ResolutionRecordInput = v.InferInput<typeof resolutionRecord>
export type TaskRecordInput = v.InferInput<typeof taskRecord>
