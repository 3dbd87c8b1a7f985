import {
  emptyAnnex,
  emptyAttendance,
  emptyItem,
  emptyResolution,
  emptyTask,
  presentMembers,
  type ItemDraft,
  type RecordDraft,
  type RecordList,
} from './record-draft.ts'

/** What the buttons of the form do without being saved: the same on the server, without JavaScript, and in the browser. */

/** @param live the meeting runs: a new vote is one taken at it, not one put down from paper */
export function withRow(draft: RecordDraft, list: string, live = false): RecordDraft {
  if (list === 'attendance') return { ...draft, attendance: [...draft.attendance, emptyAttendance()] }
  if (list === 'items') return { ...draft, items: [...draft.items, nextItem(draft.items)] }
  if (list === 'resolutions') {
    const row = { ...emptyResolution(), ...(live ? { source: 'live' } : {}) }
    return { ...draft, resolutions: [...draft.resolutions, row] }
  }
  if (list === 'annexes') return { ...draft, annexes: [...draft.annexes, emptyAnnex()] }
  return { ...draft, tasks: [...draft.tasks, emptyTask()] }
}

/** A new item with the number after the highest one; without one where the others have none, as in some old minutes. */
export function nextItem(items: readonly Pick<ItemDraft, 'number' | 'removed'>[]): ItemDraft {
  const numbers = items
    .filter(({ removed }) => !removed)
    .map(({ number }) => Number(number.replace(/\.$/, '') || NaN))
  const known = numbers.filter(Number.isInteger)
  if (items.length > 0 && known.length === 0) return emptyItem()
  return { ...emptyItem(), number: String(Math.max(0, ...known) + 1) }
}

/** Takes a row away, or returns it: until the form is saved nothing is gone. */
export function withRemoved(draft: RecordDraft, list: RecordList, at: number, removed: boolean): RecordDraft {
  const rows = draft[list].map((row, index) => (index === at ? { ...row, removed } : row))
  return { ...draft, [list]: rows }
}

/** A topic put off by an earlier meeting, taken up as an item. */
export const withTopic = (draft: RecordDraft, topic: { id: string; title: string }): RecordDraft =>
  draft.items.some((item) => item.topic === topic.id)
    ? draft
    : { ...draft, items: [...draft.items, { ...nextItem(draft.items), title: topic.title, topic: topic.id }] }

/**
 * The order of items after one of them moves a step up (-1) or down (1). An item takes its sub-items along;
 * a sub-item moves among its siblings and at their edge to the neighbouring item.
 * @returns old indexes in the new order
 */
export function moveItem(items: readonly Pick<ItemDraft, 'sub'>[], at: number, step: -1 | 1): number[] {
  const order = items.map((_, index) => index)
  const isSub = (index: number) => items[index]?.sub === true && index > 0
  if (at < 0 || at >= items.length) return order
  const endOf = (index: number) => {
    let end = index + 1
    if (!isSub(index)) while (end < items.length && isSub(end)) end++
    return end
  }
  const end = endOf(at)
  const block = order.slice(at, end)
  if (step === -1) {
    let start = at - 1
    if (start < 0) return order
    if (!isSub(at)) while (start > 0 && isSub(start)) start--
    if (isSub(at) && start === 0) return order
    return [...order.slice(0, start), ...block, ...order.slice(start, at), ...order.slice(end)]
  }
  if (end >= items.length) return order
  const next = isSub(at) ? end + 1 : endOf(end)
  return [...order.slice(0, at), ...order.slice(end, next), ...block, ...order.slice(next)]
}

/**
 * Numbers of items after they change places. Numbers that ran upwards run upwards again; others, such as those of old
 * minutes, stay with their items.
 * @param order old indexes in the new order
 */
export function renumbered(numbers: readonly string[], order: readonly number[]): string[] {
  const moved = order.map((index) => numbers[index] ?? '')
  const given = numbers.filter((number) => number !== '')
  const running = given.every(
    (number, at) => /^\d+$/.test(number) && (at === 0 || Number(number) > Number(given[at - 1])),
  )
  if (!running) return moved
  const next = given.values()
  return moved.map((number) => (number === '' ? '' : (next.next().value ?? '')))
}

/** The draft with its items in a new order; what belongs to an item follows it. */
export function reordered(draft: RecordDraft, order: readonly number[]): RecordDraft {
  const numbers = renumbered(
    draft.items.map(({ number }) => number.trim()),
    order,
  )
  const place = (item: string) => (item === '' ? '' : String(order.indexOf(Number(item))))
  return {
    ...draft,
    items: order.map((index, at) => ({ ...draft.items[index]!, number: numbers[at]! })),
    resolutions: draft.resolutions.map((row) => ({ ...row, item: place(row.item) })),
    tasks: draft.tasks.map((row) => ({ ...row, item: place(row.item) })),
  }
}

/** `Všichni pro`: as many votes in favour as members are in the room by the form, none other, adopted. */
export function allInFavour(draft: RecordDraft, at: string) {
  const members = presentMembers(draft, at)
  // with nobody present nothing is stated, least of all a result
  if (members === 0)
    return { voted: true, present: '0', for: '', against: '', abstain: '', notVoting: '', result: '' }
  const present = String(members)
  return {
    voted: true,
    present,
    for: present,
    against: '0',
    abstain: '0',
    notVoting: '0',
    result: 'accepted',
  }
}

export const withAllInFavour = (draft: RecordDraft, at: number): RecordDraft => ({
  ...draft,
  resolutions: draft.resolutions.map((row, index) =>
    index === at ? { ...row, ...allInFavour(draft, row.at), byName: {} } : row,
  ),
})

const dayWithoutYear = /^(?:do\s+)?(\d{1,2})\.\s*(\d{1,2})\.?$/

/** A deadline written as a day without a year gets the first such day after the meeting, marked for the writer to confirm. */
export function proposeYears(draft: RecordDraft): RecordDraft {
  const heldOn = /^\d{4}-\d{2}-\d{2}$/.test(draft.heldOn) ? draft.heldOn : ''
  return {
    ...draft,
    tasks: draft.tasks.map((row) => {
      const words = dayWithoutYear.exec(row.dueWords.trim())
      if (!words || row.dueOn !== '' || heldOn === '') return row
      const day = firstAfter(heldOn, Number(words[2]), Number(words[1]))
      return day === null ? row : { ...row, dueOn: day, dueWords: '', dueProposed: true }
    }),
  }
}

/** Whether a deadline written as a day names one that no year has: `31. 2.` */
export function isNoDay(words: string): boolean {
  const day = dayWithoutYear.exec(words.trim())
  return day !== null && firstAfter('2024-01-01', Number(day[2]), Number(day[1])) === null
}

function firstAfter(start: string, month: number, day: number): string | null {
  const year = Number(start.slice(0, 4))
  const candidates = [year, year + 1].map(
    (one) => `${one}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  )
  const real = candidates.filter((one) => {
    const date = new Date(`${one}T00:00:00Z`)
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(one)
  })
  return real.find((one) => one >= start) ?? null
}
