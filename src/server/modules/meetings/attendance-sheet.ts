import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatDate } from '../../../shared/format/date.ts'
import { cs as t } from '../../../shared/messages/cs.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { notFound } from '../../platform/domain-error.ts'
import { compilePdf } from '../../platform/pdf/compile-pdf.ts'
import { projectRoot } from '../../platform/project-root.ts'
import { expectedRecord } from './blank-record.ts'
import { meetingName } from './meeting-name.ts'
import { readMeeting } from './read-meeting.ts'

const template = readFileSync(join(projectRoot, 'src/server/modules/meetings/attendance-sheet.typ'), 'utf8')
/** Lines for those whom nobody expected */
const spare = 6

/**
 * A sheet to sign at the door: those listed in the record, or before it those who belong to the body and invited guests.
 * Signed, it comes back as a scan among the meeting's files. PDF/UA-1.
 * @throws DomainError `not_found`
 */
export async function attendanceSheet(actor: Actor, bodySlug: string, slug: string): Promise<Uint8Array> {
  const meeting = await readMeeting(actor, bodySlug, slug)
  if (!meeting.mayRecord || !meeting.record) throw notFound()
  const db = database()
  const listed =
    meeting.record.attendance.length > 0
      ? meeting.record.attendance
      : (await expectedRecord(db, actor, { id: meeting.id, bodyId: meeting.body.id, heldOn: meeting.heldOn }))
          .attendance
  const people = listed.map(({ name, capacity }) => [
    name,
    t.attendanceSheet.capacities[capacity as keyof typeof t.attendanceSheet.capacities],
  ])
  return compilePdf(
    template,
    {
      title: t.attendanceSheet.title,
      meeting: meetingName(meeting.number, meeting.body.kind, meeting.body.name),
      when: [formatDate(meeting.heldOn), meeting.startsAt && t.meetings.at(meeting.startsAt), meeting.place]
        .filter(Boolean)
        .join(', '),
      head: [t.attendanceSheet.name, t.attendanceSheet.as, t.attendanceSheet.signature],
      rows: [...people, ...Array.from({ length: spare }, () => ['', ''])],
    },
    'ua-1',
  )
}
