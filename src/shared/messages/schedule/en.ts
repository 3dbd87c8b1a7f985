import { plural } from '../plural.ts'
import type { cs } from './cs.ts'

const count = plural('en')
const days = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })

/** English words of the yearly plan of meetings. */
export const en: typeof cs = {
  schedule: {
    title: 'Yearly plan of meetings',
    titleOf: (year: number, body: string) => `Plan of meetings for ${year} – ${body}`,
    lead: 'Propose the dates of a whole year by a rule, change them and approve them as one. The approved plan appears in the public list and in calendars.',
    none: 'There is no plan yet. Propose the first one.',
    year: 'Year',
    dates: (n: number) => count(n, { one: 'date', other: 'dates' }),
    draft: 'proposal',
    approved: (day: string) => `approved ${day}`,
    propose: 'Propose dates',
    repeats: 'How the dates repeat',
    monthly: 'A certain day of the month, such as the last Tuesday',
    weekly: 'Every so many weeks',
    which: 'Which one',
    places: { '1': 'first', '2': 'second', '3': 'third', '4': 'fourth', '-1': 'last' },
    weekday: 'Day of the week',
    weekdays: {
      MO: 'Monday',
      TU: 'Tuesday',
      WE: 'Wednesday',
      TH: 'Thursday',
      FR: 'Friday',
      SA: 'Saturday',
      SU: 'Sunday',
    },
    months: 'Months',
    month: (month: number) =>
      new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(
        new Date(Date.UTC(2024, month - 1, 1)),
      ),
    weeks: 'Every how many weeks',
    firstOn: 'First date',
    date: 'Date',
    time: 'Begins',
    place: 'Place',
    note: 'Mind this',
    dayOf: (day: string) => days.format(new Date(`${day}T00:00:00Z`)),
    printed: (day: string) => `As of ${day}`,
    holiday: (name: string) => `public holiday: ${name}`,
    weekend: 'weekend',
    room: (body: string, at: string | null, proposed: boolean) =>
      `the room is taken${at ? ` from ${at}` : ''} by ${body}${proposed ? ' (proposal)' : ''}`,
    people: (body: string, n: number, at: string | null, proposed: boolean) =>
      `${count(n, { one: 'member is', other: 'members are' })} elsewhere${at ? ` from ${at}` : ''}: ${body}${proposed ? ' (proposal)' : ''}`,
    rowDate: (n: number) => `Date ${n}`,
    rowTime: (n: number) => `Begins, date ${n}`,
    rowPlace: (n: number) => `Place, date ${n}`,
    emptyRow: 'A row without a date is not saved. Write another date into the last row.',
    save: 'Save the proposal',
    approve: 'Approve the plan',
    approveTitle: (year: number, body: string) => `Approve the plan for ${year}: ${body}`,
    approveHelp:
      'All dates become planned meetings at once and the public sees them. A single date is moved or cancelled on the page of its meeting.',
    drop: 'Throw the proposal away',
    dropTitle: (year: number, body: string) => `Throw away the proposal for ${year}: ${body}`,
    dropHelp: 'The proposed dates are removed. No meeting is cancelled by it.',
    movedFrom: (day: string) => `moved from ${day}`,
    toDiaries: 'Send the dates to diaries',
    toDiariesHelp:
      'Everybody of the body with an e-mail gets an invitation to each coming date. Who has it and nothing changed gets nothing.',
    attach: 'Attach to minutes as an annex',
    attachTo: 'To the minutes of',
    attachNone: 'No meeting of this body has an open record.',
    move: 'Change the date or the place',
    moveHelp: 'The address of the meeting stays. Deadlines of tasks that are this meeting move with it.',
    moveSubmit: 'Change the date',
  },
}
