import { formatDate } from '../../../../shared/format/date.ts'
import { writeCount, writeShare } from '../../../../shared/reports/write-value.ts'
import { database } from '../../../platform/database/database.ts'
import type { ReportDefinition } from '../../../platform/reports/report-definition.ts'
import { listAttendance } from '../attendance.store.ts'
import { bodyInside, bodyParameter, periodParameters } from './body-parameter.ts'

/** How members came to the closed meetings of a body. */
export const attendanceReport: ReportDefinition = {
  name: 'meetings.attendance',
  slug: 'ucast',
  title: 'Účast na jednáních',
  question: 'Jak členové na jednání chodí?',
  parameters: [bodyParameter, ...periodParameters],
  read: async (actor, { organ = '', od = '', do: until = '' }) => {
    const body = await bodyInside(actor, organ)
    const rows = (await listAttendance(database(), body.id, od, until)).filter(
      ({ capacity }) => capacity === 'member',
    )
    const meetings = new Set(rows.map(({ heldOn, number }) => `${heldOn} ${number}`)).size
    const people = Map.groupBy(rows, ({ name }) => name)
    const collator = new Intl.Collator('cs')
    const counted = [...people]
      .map(([name, own]) => {
        const count = (state: string) => own.filter((row) => row.state === state).length
        return {
          name,
          named: own.length,
          present: count('present'),
          excused: count('excused'),
          absent: count('absent'),
        }
      })
      .sort((a, b) => b.present / b.named - a.present / a.named || collator.compare(a.name, b.name))
    const present = rows.filter(({ state }) => state === 'present').length
    return {
      title: `Účast: ${body.name}`,
      question: attendanceReport.question,
      scope: `jednání ${formatDate(od)} – ${formatDate(until)}`,
      summary:
        rows.length === 0
          ? ['V tomto období není uzavřený žádný zápis s účastí.']
          : [
              `Na ${writeCount(meetings)} jednáních byla průměrná účast ${writeShare(present / rows.length)}.`,
            ],
      sections: [
        {
          heading: 'Účast členů',
          sentences: [],
          chart:
            rows.length === 0
              ? null
              : {
                  kind: 'bars',
                  title: 'Kolikrát byl kdo přítomen',
                  unit: 'count',
                  bars: counted.map(({ name, present: value, named }) => ({
                    label: name,
                    value,
                    note: `z ${writeCount(named)}`,
                  })),
                },
          table: {
            id: 'clenove',
            caption: 'Účast členů',
            columns: [
              { label: 'Člen', kind: 'text' },
              { label: 'Přítomen', kind: 'count' },
              { label: 'Omluven', kind: 'count' },
              { label: 'Nepřítomen', kind: 'count' },
              { label: 'Účast', kind: 'share' },
            ],
            rows: counted.map((row) => [
              row.name,
              row.present,
              row.excused,
              row.absent,
              row.present / row.named,
            ]),
          },
        },
      ],
      sources: [{ name: 'Zápisy v Radnici', detail: `účast v uzavřených zápisech orgánu ${body.name}` }],
      method: [
        'Účast je podíl jednání, na kterých byl člen přítomen, z těch, jejichž zápis ho uvádí. Kdo přišel později, byl přítomen.',
      ],
      caveats: [],
      synthetic: false,
    }
  },
}
