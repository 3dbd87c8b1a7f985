import { plural } from '../plural.ts'
import type { cs } from './cs.ts'

const count = plural('en')

/** English words of the annual report of a body. */
export const en: typeof cs = {
  report: {
    title: 'Annual report',
    titleOf: (year: number, body: string) => `Annual report for ${year} – ${body}`,
    lead: 'Made from published minutes. What the minutes do not state is not counted.',
    asOf: (day: string) => `Figures as of ${day}`,
    link: (year: number) => `Annual report for ${year}`,
    years: 'Another year',
    pdf: 'The report as PDF',
    json: 'The data as JSON',
    meetings: 'Meetings',
    held: (n: number) => `${count(n, { one: 'meeting', other: 'meetings' })} with published minutes.`,
    cancelled: (n: number) => `Cancelled: ${count(n, { one: 'meeting', other: 'meetings' })}.`,
    number: 'Number',
    date: 'Date',
    present: 'Members present',
    members: 'Members in all',
    informal: 'without quorum',
    unstated: 'not stated',
    noAttendance: 'This body does not publish the attendance of single members.',
    decisions: 'What the body decided',
    votes: (taken: number, accepted: number, rejected: number, unstated: number) =>
      `Votes: ${taken}, of them ${accepted} accepted, ${rejected} rejected${unstated > 0 ? `, ${unstated} without a stated result` : ''}.`,
    wording: 'Wording',
    result: 'Result',
    noDecisions: 'The minutes state no resolution.',
    tasks: 'Tasks set in this year',
    overdue: (n: number) => `${count(n, { one: 'task is', other: 'tasks are' })} overdue.`,
    attendanceExport: 'Attendance for remuneration (CSV)',
    half: (n: number) => (n === 1 ? 'first half' : 'second half'),
    wholeYear: 'whole year',
    noTasks: 'The minutes state no task.',
  },
}
