import * as v from 'valibot'
import { isNoDay } from './change-draft.ts'
import { meetingRecord, type MeetingRecord } from './record.ts'
import type { RecordDraft, ResolutionDraft, TaskDraft } from './record-draft.ts'

/** Field of the form to the sentence that says how to mend it. */
export type FormErrors = Record<string, string>

/** Judges a draft. @returns the record, or a sentence for each field that has to be mended */
export function checkRecord(draft: RecordDraft): { record: MeetingRecord } | { errors: FormErrors } {
  const kept = withoutBlankRows(draft)
  const fieldOf = new Map<string, string>()
  const owned = <Row extends { item: string; place: number }>(
    list: Row[],
    item: string,
    path: string,
    name: string,
    take: (row: Row) => object,
  ) =>
    list
      .filter((row) => row.item === item)
      .map((row, index) => {
        fieldOf.set(`${path}.${index}`, `${name}.${row.place}`)
        return take(row)
      })
  const attendeeOf = new Map(kept.attendance.map((row, index) => [String(row.place), index]))
  const result = v.safeParse(meetingRecord, {
    number: number(draft.number),
    heldOn: draft.heldOn.trim(),
    startsAt: orNull(draft.startsAt),
    endsAt: orNull(draft.endsAt),
    place: draft.place,
    quorate: draft.quorate === '' ? null : draft.quorate === 'yes',
    attendance: kept.attendance.map((row, index) => {
      fieldOf.set(`attendance.${index}`, `attendance.${row.place}`)
      return {
        ...idOf(row),
        name: row.name,
        personId: null,
        capacity: row.capacity,
        state: row.state,
        arrivedAt: orNull(row.arrivedAt),
        leftAt: orNull(row.leftAt),
        gender: orNull(row.gender),
      }
    }),
    items: kept.items.map((row, index) => {
      fieldOf.set(`items.${index}`, `items.${row.place}`)
      return {
        ...idOf(row),
        number: row.number,
        title: row.title,
        presenter: row.presenter,
        text: row.text,
        onProgramme: row.onProgramme,
        kind: row.kind || 'deliberation',
        sub: row.sub && index > 0,
        addedLate: row.addedLate,
        withdrawn: row.withdrawn,
        topicId: orNull(row.topic),
        topics: lines(row.topics),
        invitations: lines(row.guests).map((guest) => ({ guest, on: orNull(row.guestsOn) })),
        resolutions: owned(
          kept.resolutions,
          String(row.place),
          `items.${index}.resolutions`,
          'resolutions',
          (one) => ({
            ...idOf(one),
            number: one.number,
            kind: one.kind,
            text: one.text,
            vote: vote(one, attendeeOf),
          }),
        ),
        tasks: owned(kept.tasks, String(row.place), `items.${index}.tasks`, 'tasks', task),
      }
    }),
    tasks: owned(kept.tasks, '', 'tasks', 'tasks', task),
    annexes: kept.annexes.map((row, index) => {
      fieldOf.set(`annexes.${index}`, `annexes.${row.place}`)
      return { ...idOf(row), number: index + 1, title: row.title }
    }),
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
  const errors = contradictions(draft, kept)
  if (!result.success)
    for (const issue of result.issues)
      addTo(errors, formField(v.getDotPath(issue) ?? '', fieldOf), messageOf(issue))
  if (Object.keys(errors).length > 0 || !result.success) return { errors }
  return { record: result.output }
}

const rowWords: Record<string, string> = {
  attendance: 'osoba',
  items: 'bod',
  resolutions: 'usnesení',
  tasks: 'úkol',
  annexes: 'příloha',
}
const fieldWords: Record<string, string> = {
  place: 'Místo',
  chairName: 'Předsedající',
  recorderName: 'Zapisovatel',
  verifiers: 'Ověřovatelé',
  nextPlace: 'Místo příštího jednání',
}

/** The sentence names its field: the summary above the form lists many of them. */
function addTo(errors: FormErrors, field: string, sentence: string): void {
  const [list = '', at] = field.split('.')
  const row = rowWords[list]
  const name = row === undefined ? fieldWords[field] : `${Number(at) + 1}. ${row}`
  errors[field] ??= name === undefined ? sentence : `${name}: ${sentence}`
}

const number = (text: string) =>
  text.trim() === '' ? null : /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN
const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
const idOf = ({ id }: { id: string }) => (id === '' ? {} : { id })
const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const counted = ['present', 'for', 'against', 'abstain', 'notVoting', 'result', 'needed'] as const

function vote(row: ResolutionDraft, attendeeOf: ReadonlyMap<string, number>) {
  const stated =
    row.unanimous || Object.keys(row.byName).length > 0 || counted.some((field) => row[field].trim() !== '')
  // a box that was left ticked with nothing beside it states no vote
  if (!row.voted || !stated) return null
  return {
    present: number(row.present),
    for: number(row.for),
    against: number(row.against),
    abstain: number(row.abstain),
    notVoting: number(row.notVoting),
    result: orNull(row.result),
    unanimous: row.unanimous ? true : null,
    source: row.source || 'transcribed',
    at: orNull(row.at),
    needed: number(row.needed),
    neededBy: row.neededBy,
    byName: Object.entries(row.byName).flatMap(([at, option]) => {
      const attendee = attendeeOf.get(at)
      return attendee === undefined || option === '' ? [] : [{ attendee, option }]
    }),
  }
}

const task = (row: TaskDraft) => ({
  ...idOf(row),
  text: row.text,
  assignee: row.assignee,
  also: lines(row.also),
  outside: row.outside,
  dueMeetingId: orNull(row.dueMeeting),
  dueOn: orNull(row.dueOn),
  dueWords: row.dueWords,
  state: row.state,
})

/** What no single field can judge. */
function contradictions(draft: RecordDraft, kept: ReturnType<typeof withoutBlankRows>): FormErrors {
  const errors: FormErrors = {}
  const homeless = kept.resolutions.find((row) => !kept.items.some((item) => String(item.place) === row.item))
  if (homeless) errors[`resolutions.${homeless.place}.item`] = 'Vyberte bod, ke kterému usnesení patří.'
  const lost = kept.tasks.find(
    (row) => row.item !== '' && !kept.items.some((item) => String(item.place) === row.item),
  )
  if (lost) errors[`tasks.${lost.place}.item`] = 'Bod, ke kterému úkol patřil, je odebraný. Vyberte jiný.'
  for (const row of kept.resolutions)
    if (row.voted && row.result === 'accepted' && Number(row.for || NaN) === 0)
      errors[`resolutions.${row.place}.for`] =
        'Přijaté usnesení musí mít aspoň jeden hlas pro. Doplňte počty a účast členů, nebo změňte výsledek.'
  for (const row of kept.resolutions)
    if (row.voted && row.needed.trim() !== '' && row.neededBy.trim() === '')
      errors[`resolutions.${row.place}.neededBy`] = 'Uveďte předpis, který vyšší většinu vyžaduje.'
  // an end in the small hours belongs to the next day
  if (draft.startsAt && draft.endsAt && draft.endsAt <= draft.startsAt && draft.endsAt >= '06:00')
    errors['endsAt'] = 'Konec musí být po začátku. Opravte časy.'
  for (const row of kept.attendance)
    if (row.arrivedAt && row.leftAt && row.leftAt <= row.arrivedAt)
      errors[`attendance.${row.place}.leftAt`] = 'Odchod musí být po příchodu. Opravte časy.'
  const told = new Set<string>()
  for (const row of kept.attendance) {
    // old minutes may hold one person as present and as excused; the same twice is a slip
    const key = [row.name, row.capacity, row.state].map((text) => text.trim().toLowerCase()).join(' | ')
    if (row.name.trim() !== '' && told.has(key))
      errors[`attendance.${row.place}.name`] = `${row.name.trim()} je v účasti dvakrát. Jeden řádek odeberte.`
    told.add(key)
  }
  for (const row of kept.tasks)
    if (isNoDay(row.dueWords))
      errors[`tasks.${row.place}.dueWords`] = 'Takový den v kalendáři není. Opravte termín.'
  if (draft.nextDate && draft.heldOn && draft.nextDate <= draft.heldOn)
    errors['nextDate'] = 'Příští jednání musí být po tomto. Opravte datum, nebo ho nechte prázdné.'
  return errors
}

/** Rows in which nothing was written, or which were taken away, fall out; the others remember where they stood. */
function withoutBlankRows(draft: RecordDraft) {
  const placed = <Row extends { removed: boolean }>(rows: readonly Row[], written: (keyof Row)[]) =>
    rows
      .map((row, place) => ({ ...row, place }))
      .filter(
        (row) => !row.removed && (written.some((field) => String(row[field]).trim() !== '') || hasNames(row)),
      )
  return {
    attendance: placed(draft.attendance, ['name', 'arrivedAt', 'leftAt']),
    items: placed(draft.items, ['title', 'text', 'presenter', 'topics', 'guests']),
    resolutions: placed(draft.resolutions, [
      'text',
      'at',
      'result',
      'neededBy',
      'number',
      'present',
      'for',
      'against',
      'abstain',
      'notVoting',
    ]),
    tasks: placed(draft.tasks, ['text', 'assignee', 'also', 'dueOn', 'dueWords', 'dueMeeting']),
    annexes: placed(draft.annexes, ['title']),
  }
}

/** Votes by name were written into the row. */
const hasNames = (row: object): boolean => 'byName' in row && Object.keys(row.byName as object).length > 0

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
  if (rowPath)
    return `${fieldOf.get(rowPath)}${path
      .slice(rowPath.length)
      .replace('.vote.', '.')
      .replace(/\.invitations\.\d+\.on$/, '.guestsOn')
      .replace(/\.invitations\..*$/, '.guests')
      .replace(/\.(topics|also)\.\d+$/, '.$1')
      .replace(/\.dueMeetingId$/, '.dueMeeting')}`
  return path.replace(/^verifiers\..*$/, 'verifiers')
}

/** Our own sentences pass; what the library says in English becomes one of ours. */
function messageOf(issue: v.BaseIssue<unknown>): string {
  return /^[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ].*\.$/u.test(issue.message) && !issue.message.startsWith('Invalid')
    ? issue.message
    : 'Zadejte celé číslo od nuly, nebo pole nechte prázdné.'
}
