import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatDate } from '../../../../shared/format/date.ts'
import { cs } from '../../../../shared/messages/cs.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { compilePdf } from '../../../platform/pdf/compile-pdf.ts'
import { projectRoot } from '../../../platform/project-root.ts'
import { readAnnualReport, type AnnualReport } from './read-annual-report.ts'

const template = readFileSync(
  join(projectRoot, 'src/server/modules/meetings/annual-report/annual-report.typ'),
  'utf8',
)

interface Part {
  title: string
  lines: string[]
  columns: ('wide' | 'narrow')[]
  head: string[]
  rows: string[][]
}

const stated = (value: number | null) => (value === null ? cs.report.unstated : String(value))

/** The report as the printed page tells it, with the words of the interface. */
function printed(report: AnnualReport): { title: string; footer: string; parts: Part[] } {
  const t = cs
  const attendance: Part[] = report.attendance
    ? [
        {
          title: t.statistics.title(report.year),
          lines: [t.statistics.of(report.attendance.meetings)],
          columns: ['wide', 'narrow', 'narrow', 'narrow', 'narrow'],
          head: [
            t.statistics.who,
            t.statistics.present,
            t.statistics.excused,
            t.statistics.absent,
            t.statistics.unstated,
          ],
          rows: report.attendance.people.map(({ name, present, excused, absent, unstated }) => [
            name,
            ...[present, excused, absent, unstated].map(String),
          ]),
        },
      ]
    : []
  return {
    title: t.report.titleOf(report.year, report.body.name),
    footer: t.report.asOf(formatDate(report.asOf)),
    parts: [
      {
        title: t.report.meetings,
        lines: [
          t.report.held(report.meetings.length),
          ...(report.cancelled > 0 ? [t.report.cancelled(report.cancelled)] : []),
        ],
        columns: ['narrow', 'narrow', 'narrow', 'wide'],
        head: [t.report.number, t.report.date, t.report.present, t.report.members],
        rows: report.meetings.map(({ number, heldOn, present, members }) => [
          number === null ? '' : String(number),
          formatDate(heldOn),
          stated(present),
          stated(members),
        ]),
      },
      ...attendance,
      {
        title: t.report.decisions,
        lines: [
          ...report.byKind.map(({ kind, count }) => `${t.meetings.kind[kind]}: ${count}`),
          t.report.votes(
            report.votes.taken,
            report.votes.accepted,
            report.votes.rejected,
            report.votes.unstated,
          ),
        ],
        columns: ['narrow', 'narrow', 'wide', 'narrow'],
        head: [t.report.number, t.report.date, t.report.wording, t.report.result],
        rows: report.resolutions.map(({ number, heldOn, text, result }) => [
          number ?? '',
          formatDate(heldOn),
          text,
          result === null ? '' : t.vote.results[result],
        ]),
      },
      {
        title: t.report.tasks,
        lines: [
          ...report.byState.map(({ state, count }) => `${t.tasks.state[state]}: ${count}`),
          ...(report.overdue > 0 ? [t.report.overdue(report.overdue)] : []),
        ],
        columns: ['wide', 'narrow', 'narrow', 'narrow'],
        head: [t.tasks.task, t.tasks.who, t.tasks.until, t.desk.state],
        rows: report.tasks.map(({ text, assignee, dueOn, dueWords, state }) => [
          text,
          assignee ?? '',
          dueOn ? formatDate(dueOn) : (dueWords ?? ''),
          t.tasks.state[state],
        ]),
      },
    ],
  }
}

export const reportFiles = ['zprava.pdf', 'zprava.json'] as const
export type ReportFile = (typeof reportFiles)[number]

/**
 * The annual report as a file: PDF/UA-1, or its data as JSON in the shape of `AnnualReport`.
 * @throws DomainError `not_found`
 */
export async function downloadAnnualReport(
  actor: Actor,
  bodySlug: string,
  year: number,
  file: ReportFile,
): Promise<{ type: string; body: Uint8Array }> {
  const report = await readAnnualReport(actor, bodySlug, year)
  return file === 'zprava.json'
    ? {
        type: 'application/json',
        body: new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`),
      }
    : { type: 'application/pdf', body: await compilePdf(template, printed(report), 'ua-1') }
}
