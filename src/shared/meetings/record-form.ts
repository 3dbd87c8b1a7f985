import * as v from 'valibot'
import { meetingRecord, type MeetingRecord } from './record.ts'

/** The form of a whole record as its reader left it: every field a text, nothing judged yet. */
export interface RecordDraft {
  number: string
  heldOn: string
  startsAt: string
  endsAt: string
  place: string
  quorate: string
  attendance: { name: string; capacity: string; state: string; arrivedAt: string; leftAt: string }[]
  items: { number: string; title: string; presenter: string; text: string; onProgramme: boolean }[]
  resolutions: ResolutionDraft[]
  tasks: {
    id: string
    item: string
    text: string
    assignee: string
    dueOn: string
    dueWords: string
    state: string
  }[]
  annexes: string
  chairName: string
  recorderName: string
  recorderGender: string
  verifiers: string
  handSigned: boolean
  nextDate: string
  nextTime: string
  nextPlace: string
}

export interface ResolutionDraft {
  /** Index of the item it belongs to, or empty */
  item: string
  number: string
  kind: string
  text: string
  voted: boolean
  present: string
  for: string
  against: string
  abstain: string
  notVoting: string
  result: string
  unanimous: boolean
}

export const emptyResolution = (): ResolutionDraft => ({
  item: '',
  number: '',
  kind: 'resolution',
  text: '',
  voted: true,
  present: '',
  for: '',
  against: '',
  abstain: '',
  notVoting: '',
  result: '',
  unanimous: false,
})
export const emptyAttendance = () => ({
  name: '',
  capacity: 'member',
  state: 'present',
  arrivedAt: '',
  leftAt: '',
})
export const emptyItem = () => ({ number: '', title: '', presenter: '', text: '', onProgramme: true })
export const emptyTask = () => ({
  id: '',
  item: '',
  text: '',
  assignee: '',
  dueOn: '',
  dueWords: '',
  state: 'open',
})

export const emptyDraft = (): RecordDraft => ({
  number: '',
  heldOn: '',
  startsAt: '',
  endsAt: '',
  place: '',
  quorate: '',
  attendance: [],
  items: [],
  resolutions: [],
  tasks: [],
  annexes: '',
  chairName: '',
  recorderName: '',
  recorderGender: '',
  verifiers: '',
  handSigned: false,
  nextDate: '',
  nextTime: '',
  nextPlace: '',
})

const mostRows = 400

/** Reads the posted form. Rows are named `list.index.field`; what is not posted is empty. */
export function readRecordForm(form: FormData): RecordDraft {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const rows = <Row extends object>(list: string, empty: () => Row): Row[] => {
    const count = Math.min(Number(text(`${list}.count`)) || 0, mostRows)
    return Array.from(
      { length: count },
      (_, index) =>
        Object.fromEntries(
          Object.entries(empty()).map(([field, blank]) => {
            const name = `${list}.${index}.${field}`
            return [field, typeof blank === 'boolean' ? form.get(name) === 'on' : text(name)]
          }),
        ) as Row,
    )
  }
  const blank = emptyDraft()
  const single = Object.fromEntries(
    Object.entries(blank)
      .filter(([, value]) => !Array.isArray(value))
      .map(([field, value]) => [field, typeof value === 'boolean' ? form.get(field) === 'on' : text(field)]),
  )
  return {
    ...blank,
    ...single,
    attendance: rows('attendance', emptyAttendance),
    items: rows('items', emptyItem),
    resolutions: rows('resolutions', emptyResolution),
    tasks: rows('tasks', emptyTask),
  }
}

/** Field of the form to the sentence that says how to mend it. */
export type FormErrors = Record<string, string>

/** Judges a draft. @returns the record, or a sentence for each field that has to be mended */
export function checkRecord(draft: RecordDraft): { record: MeetingRecord } | { errors: FormErrors } {
  const kept = withoutBlankRows(draft)
  const number = (text: string) =>
    text.trim() === '' ? null : /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
  const fieldOf = new Map<string, string>()
  const vote = (row: ResolutionDraft) =>
    row.voted
      ? {
          present: number(row.present),
          for: number(row.for),
          against: number(row.against),
          abstain: number(row.abstain),
          notVoting: number(row.notVoting),
          result: orNull(row.result),
          unanimous: row.unanimous ? true : null,
        }
      : null
  const owned = <Row extends { item: string; at: number }>(
    list: Row[],
    item: string,
    path: string,
    name: string,
    take: (row: Row) => object,
  ) =>
    list
      .filter((row) => row.item === item)
      .map((row, index) => {
        fieldOf.set(`${path}.${index}`, `${name}.${row.at}`)
        return take(row)
      })
  const task = (row: (typeof kept.tasks)[number]) => ({
    ...(row.id === '' ? {} : { id: row.id }),
    text: row.text,
    assignee: row.assignee,
    dueOn: orNull(row.dueOn),
    dueWords: row.dueWords,
    state: row.state,
  })
  const result = v.safeParse(meetingRecord, {
    number: number(draft.number),
    heldOn: draft.heldOn.trim(),
    startsAt: orNull(draft.startsAt),
    endsAt: orNull(draft.endsAt),
    place: draft.place,
    quorate: draft.quorate === '' ? null : draft.quorate === 'yes',
    attendance: kept.attendance.map((row, index) => {
      fieldOf.set(`attendance.${index}`, `attendance.${row.at}`)
      return {
        name: row.name,
        personId: null,
        capacity: row.capacity,
        state: row.state,
        arrivedAt: orNull(row.arrivedAt),
        leftAt: orNull(row.leftAt),
      }
    }),
    items: kept.items.map((row, index) => {
      fieldOf.set(`items.${index}`, `items.${row.at}`)
      return {
        number: row.number,
        title: row.title,
        presenter: row.presenter,
        text: row.text,
        onProgramme: row.onProgramme,
        resolutions: owned(
          kept.resolutions,
          String(row.at),
          `items.${index}.resolutions`,
          'resolutions',
          (one) => ({ number: one.number, kind: one.kind, text: one.text, vote: vote(one) }),
        ),
        tasks: owned(kept.tasks, String(row.at), `items.${index}.tasks`, 'tasks', task),
      }
    }),
    tasks: owned(kept.tasks, '', 'tasks', 'tasks', task),
    annexes: lines(draft.annexes).map((title, index) => ({ number: index + 1, title })),
    chairName: draft.chairName,
    recorderName: draft.recorderName,
    recorderGender: orNull(draft.recorderGender),
    verifiers: lines(draft.verifiers),
    handSigned: draft.handSigned,
    nextMeeting:
      draft.nextDate.trim() === ''
        ? null
        : { date: draft.nextDate.trim(), time: orNull(draft.nextTime), place: draft.nextPlace },
  })
  const errors: FormErrors = {}
  const homeless = kept.resolutions.find((row) => !kept.items.some((item) => String(item.at) === row.item))
  if (homeless) errors[`resolutions.${homeless.at}.item`] = 'Vyberte bod, ke kterému usnesení patří.'
  if (draft.startsAt && draft.endsAt && draft.endsAt <= draft.startsAt)
    errors['endsAt'] = 'Konec musí být po začátku. Opravte časy.'
  if (draft.nextDate && draft.heldOn && draft.nextDate <= draft.heldOn)
    errors['nextDate'] = 'Příští jednání musí být po tomto. Opravte datum, nebo ho nechte prázdné.'
  if (!result.success)
    for (const issue of result.issues)
      errors[formField(v.getDotPath(issue) ?? '', fieldOf)] ??= messageOf(issue)
  if (Object.keys(errors).length > 0 || !result.success) return { errors }
  return { record: result.output }
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** Rows in which nothing was written fall away; the others remember where they stood. */
function withoutBlankRows(draft: RecordDraft) {
  const placed = <Row extends object>(rows: readonly Row[], written: (keyof Row)[]) =>
    rows
      .map((row, at) => ({ ...row, at }))
      .filter((row) => written.some((field) => String(row[field]).trim() !== ''))
  return {
    attendance: placed(draft.attendance, ['name', 'arrivedAt', 'leftAt']),
    items: placed(draft.items, ['title', 'text', 'presenter']),
    resolutions: placed(draft.resolutions, [
      'text',
      'number',
      'present',
      'for',
      'against',
      'abstain',
      'notVoting',
    ]),
    tasks: placed(draft.tasks, ['text', 'assignee', 'dueOn', 'dueWords']),
  }
}

const renamed: Record<string, string> = {
  'nextMeeting.date': 'nextDate',
  'nextMeeting.time': 'nextTime',
  'nextMeeting.place': 'nextPlace',
}

function formField(path: string, fieldOf: ReadonlyMap<string, string>): string {
  if (renamed[path]) return renamed[path]
  const rowPath = [...fieldOf.keys()]
    .filter((key) => path === key || path.startsWith(`${key}.`))
    .sort((a, b) => b.length - a.length)[0]
  if (rowPath) return `${fieldOf.get(rowPath)}${path.slice(rowPath.length).replace('.vote.', '.')}`
  return path.replace(/^(annexes|verifiers)\..*$/, '$1')
}

/** Our own sentences pass; what the library says in English becomes one of ours. */
function messageOf(issue: v.BaseIssue<unknown>): string {
  return /^[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ].*\.$/u.test(issue.message) && !issue.message.startsWith('Invalid')
    ? issue.message
    : 'Zadejte celé číslo od nuly, nebo pole nechte prázdné.'
}

/** Members in the room by the draft's attendance: what `všichni pro` counts. */
export const presentMembers = (draft: RecordDraft): number =>
  draft.attendance.filter(
    (row) => row.name.trim() !== '' && row.capacity === 'member' && row.state === 'present',
  ).length

/** Where two drafts of the same record differ: field, one text and the other. */
export function draftDifferences(
  mine: RecordDraft,
  theirs: RecordDraft,
): { field: string; mine: string; theirs: string }[] {
  const flat = (draft: RecordDraft) =>
    new Map(
      Object.entries(draft).flatMap(([field, value]): [string, string][] =>
        Array.isArray(value)
          ? value.flatMap((row, index) =>
              Object.entries(row)
                .filter(([name]) => name !== 'id')
                .map(([name, text]): [string, string] => [`${field}.${index}.${name}`, String(text)]),
            )
          : [[field, String(value)]],
      ),
    )
  const [a, b] = [flat(mine), flat(theirs)]
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((field) => {
    const [one, other] = [a.get(field) ?? '', b.get(field) ?? '']
    return one === other ? [] : [{ field, mine: one, theirs: other }]
  })
}
