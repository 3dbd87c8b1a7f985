import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { now, withCommittee } from '#tests/support/committee.ts'
import { freshDatabase } from '#tests/support/database.ts'
import { emptyResolution, emptyTask } from '../../../../shared/meetings/record-draft.ts'
import { visitor } from '../../../platform/actor/actor.ts'
import { extractText } from '../../../platform/documents/extract-text.ts'
import { closePdf } from '../../../platform/pdf/compile-pdf.ts'
import { attendanceExport, downloadAnnualReport, readAnnualReport } from '../index.ts'

await freshDatabase()
const { committee, plan, save, advance } = withCommittee()
afterAll(closePdf)

test('the report counts published records only and says what they do not state', async () => {
  const { slug } = await plan('2024-04-09')
  await advance(slug, 'convened', 'in_session')
  await save(slug, (draft) => ({
    ...draft,
    attendance: draft.attendance.map((person, index) =>
      index === 4 ? { ...person, state: 'excused' } : person,
    ),
    resolutions: [
      {
        ...emptyResolution(),
        item: '0',
        text: 'Výbor schvaluje rozpočet.',
        present: '4',
        for: '4',
        against: '0',
        abstain: '0',
        result: 'accepted',
        source: 'live',
      },
      { ...emptyResolution(), item: '0', kind: 'conclusion', text: '#import "secret" *markup*' },
    ],
    tasks: [
      { ...emptyTask(), item: '0', text: 'Předložit návrh.', assignee: 'odbor', dueOn: '2024-05-01' },
      { ...emptyTask(), item: '0', text: 'Sledovat vývoj.', state: 'ongoing' },
    ],
  }))
  await advance(slug, 'closed', 'verified')
  await expect(readAnnualReport(committee.secretary, 'vybor', 2024)).rejects.toMatchObject({
    code: 'not_found',
  })
  await advance(slug, 'published')
  const draft = await plan('2024-06-11')
  await advance(draft.slug, 'convened', 'in_session')
  await save(draft.slug, (one) => ({
    ...one,
    tasks: [{ ...emptyTask(), item: '0', text: 'Neveřejný úkol.' }],
  }))
  await advance((await plan('2024-09-10')).slug, 'cancelled')

  const report = await readAnnualReport(visitor(now), 'vybor', 2024)
  expect(report).toMatchObject({
    year: 2024,
    asOf: '2025-01-10',
    meetings: [{ heldOn: '2024-04-09', present: 4, members: 5, informal: false }],
    cancelled: 1,
    votes: { taken: 1, accepted: 1, rejected: 0, unstated: 0 },
    overdue: 1,
    attendance: null,
  })
  expect(report.byKind).toEqual([
    { kind: 'resolution', count: 1 },
    { kind: 'conclusion', count: 1 },
  ])
  expect(report.byState).toEqual([
    { state: 'open', count: 1 },
    { state: 'ongoing', count: 1 },
  ])
  expect(JSON.stringify(report)).not.toContain('Neveřejný')
  expect((await readAnnualReport(committee.secretary, 'vybor', 2024)).attendance!.people).toHaveLength(5)
  await expect(readAnnualReport(visitor(now), 'vybor', 2023)).rejects.toMatchObject({ code: 'not_found' })
  await expect(readAnnualReport(visitor(now), 'vybor', NaN)).rejects.toMatchObject({ code: 'not_found' })

  const rows = await attendanceExport(committee.secretary, 'vybor', 2024, 1)
  expect(rows.map(({ heldOn, name, state }) => [heldOn, name, state])).toContainEqual([
    '2024-04-09',
    'Člen E',
    'excused',
  ])
  expect(rows).toHaveLength(5)
  expect(await attendanceExport(committee.secretary, 'vybor', 2024, 2)).toEqual([])
  await expect(attendanceExport(visitor(now), 'vybor', 2024, 1)).rejects.toMatchObject({ code: 'not_found' })

  const json = await downloadAnnualReport(visitor(now), 'vybor', 2024, 'zprava.json')
  expect(JSON.parse(new TextDecoder().decode(json.body))).toEqual(JSON.parse(JSON.stringify(report)))
  const pdf = await downloadAnnualReport(visitor(now), 'vybor', 2024, 'zprava.pdf')
  const path = join(mkdtempSync(join(tmpdir(), 'radnice-report-')), 'zprava.pdf')
  writeFileSync(path, pdf.body)
  const text = (await extractText(path)).replace(/\s+/g, ' ')
  expect(text).toContain('Výbor schvaluje rozpočet.')
  expect(text).toContain('#import "secret" *markup*')
  expect(text).not.toMatch(/Člen B|Neveřejný/)
})
