import { formatDate } from '../../../../shared/format/date.ts'
import { writeCount, writeShare } from '../../../../shared/reports/write-value.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { database } from '../../../platform/database/database.ts'
import type { ReportDefinition } from '../../../platform/reports/report-definition.ts'
import { countTasks } from '../tasks/task-follow.store.ts'
import { bodyInside, bodyParameter, periodParameters } from './body-parameter.ts'

/** How the tasks of a body were fulfilled, by who leads them. */
export const taskReport: ReportDefinition = {
  name: 'meetings.tasks',
  slug: 'plneni-ukolu',
  title: 'Plnění úkolů',
  question: 'Jak se plní úkoly, které orgán uložil?',
  parameters: [bodyParameter, ...periodParameters],
  read: async (actor, { organ = '', od = '', do: until = '' }) => {
    const body = await bodyInside(actor, organ)
    const today = localDay(actor.now)
    const span = { from: od, until, today }
    const [whole] = await countTasks(database(), body.id, span, true)
    const people = await countTasks(database(), body.id, span, false)
    const { total, done, inTime, late, unfinished, overdue, cancelled, days } = whole!
    const decided = total - cancelled
    return {
      title: `Plnění úkolů: ${body.name}`,
      question: taskReport.question,
      scope: `úkoly uložené ${formatDate(od)} – ${formatDate(until)}`,
      summary:
        total === 0
          ? ['V tomto období orgán žádný úkol neuložil.']
          : [
              `Uloženo: ${writeCount(total)}, splněno ${writeCount(done)}${decided > 0 ? ` (${writeShare(done / decided)} z nezrušených)` : ''}.`,
              `Nesplněno zůstává ${writeCount(unfinished)}, z toho po termínu ${writeCount(overdue)}.`,
            ],
      sections: [
        {
          heading: 'Kdo úkoly plní',
          sentences: [
            `V termínu splněno ${writeCount(inTime)}, po termínu ${writeCount(late)}. ${days === null ? 'Doba plnění se nedá určit.' : `Polovina splněných úkolů byla hotová do ${writeCount(days)} dnů.`}`,
          ],
          chart:
            total === 0
              ? null
              : {
                  kind: 'bars',
                  title: 'Úkoly podle stavu',
                  unit: 'count',
                  bars: [
                    { label: 'splněné', value: done },
                    { label: 'nesplněné v termínu nebo bez něj', value: unfinished - overdue },
                    { label: 'nesplněné po termínu', value: overdue },
                    { label: 'zrušené', value: cancelled },
                  ],
                },
          table: {
            id: 'resitele',
            caption: 'Úkoly podle toho, kdo za ně odpovídá',
            columns: [
              { label: 'Kdo', kind: 'text' },
              { label: 'Uloženo', kind: 'count' },
              { label: 'Splněno', kind: 'count' },
              { label: 'V termínu', kind: 'count' },
              { label: 'Po termínu', kind: 'count' },
              { label: 'Nesplněno', kind: 'count' },
              { label: 'Z toho po termínu', kind: 'count' },
              { label: 'Medián dnů', kind: 'count' },
            ],
            rows: people.map((row) => [
              row.assignee ?? 'bez řešitele',
              row.total,
              row.done,
              row.inTime,
              row.late,
              row.unfinished,
              row.overdue,
              row.days,
            ]),
            foot: ['Celkem', total, done, inTime, late, unfinished, overdue, days],
          },
        },
      ],
      sources: [{ name: 'Zápisy v Radnici', detail: `úkoly a jejich stav v zápisech orgánu ${body.name}` }],
      method: [
        'Počítají se úkoly z uzavřených zápisů podle dne jednání, které je uložilo. Splněný je úkol, který tak vzal na vědomí některý z pozdějších zápisů; za den splnění platí den toho jednání.',
      ],
      caveats: ['Úkol splněný mezi jednáními se započte, až ho jednání vezme na vědomí.'],
      synthetic: false,
    }
  },
}
