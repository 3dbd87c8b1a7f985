import type { MembershipRole } from '../../../../shared/meetings/words.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { addPerson } from '../../people/index.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { writeSeries } from '../../../platform/records/manage-series.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { insertTerm } from '../body.store.ts'
import { slugOf } from '../manage-body.ts'
import { addMeeting } from '../plan-meeting.ts'
import { appointMember, foundBody } from '../found-body.ts'
import { findMeetingOn, insertItem } from '../record.store.ts'
import { recordMeeting } from '../record-meeting.ts'
import { inventedMeetings } from './invented-year.ts'
import { sampleBodies } from './sample-bodies.ts'
import { seventhMeeting } from './seventh-meeting.ts'

const termStart = '2022-10-18'
/** The body whose minutes the sample document register numbers */
const registered = 'financni-vybor'

/** The commission with its 7th meeting, the 8th that it announced, and a year of invented meetings of other bodies. */
export async function fillMeetings(work: Work): Promise<void> {
  await insertTerm(work.db, { id: newId(), name: '2022–2026', startsOn: termStart, endsOn: null })
  const commission = await foundBody(work, {
    slug: 'komise-pro-smart-city',
    kind: 'commission',
    name: 'Komise pro Smart City',
    foundedOn: termStart,
  })
  await appoint(work, commission, 'Předseda komise', 'chair')
  for (const number of [1, 2, 3, 4]) await appoint(work, commission, `Člen komise ${number}`, 'member')
  await appoint(work, commission, 'Tajemnice komise', 'secretary')
  await appoint(work, commission, 'Garant komise', 'guarantor')
  for (const guest of ['Tajemník magistrátu', 'Vedoucí odboru informatiky', 'Koordinátor otevřených dat'])
    await appoint(work, commission, guest, 'standing_guest')
  await recordMeeting(work, commission, seventhMeeting, { state: 'published' })
  await prepareEighth(work, commission)
  await writeSeries(work, {
    code: 'FV',
    name: 'Finanční výbor (ukázka)',
    referenceRule: 'UKAZKA/{rada}/{poradi:4}/{rok}',
    fileMarkRule: 'UKAZKA/{rada}/{rok}',
    retentionCode: 'A10',
  })
  for (const [index, { slug, kind, name, ...sample }] of sampleBodies.entries()) {
    const body = await foundBody(work, {
      slug,
      kind,
      name,
      foundedOn: termStart,
      ...(slug === registered ? { settings: { series: 'FV' } } : {}),
    })
    for (let number = 0; number < sample.members; number++)
      await appoint(
        work,
        body,
        number === 0 ? `Předsedající – ${name}` : `Člen ${number} – ${name}`,
        number === 0 ? 'chair' : 'member',
      )
    for (const meeting of inventedMeetings(sample))
      await recordMeeting(work, body, meeting, { state: 'published' })
    await addMeeting(work, body, {
      heldOn: comingDay(work, 10 + 4 * index),
      startsAt: sample.startsAt,
      place: sample.place,
      remoteUrl: null,
    })
  }
}

/** The programme of the meeting that the seventh announced, made of what it left to do. */
async function prepareEighth(work: Work, bodyId: string): Promise<void> {
  const meetingId = await findMeetingOn(work.db, bodyId, '2023-12-12')
  if (!meetingId) throw new Error('The seventh meeting did not announce the eighth')
  const titles = [
    'Schválení programu',
    'Kolik peněz jde na Smart City',
    'Digitalizované životní situace v Portálu občana',
    'Spolupráce s tiskovým oddělením',
    'Vzdělávání zaměstnanců magistrátu',
  ]
  for (const [position, title] of titles.entries())
    await insertItem(work.db, {
      meetingId,
      position,
      title,
      number: String(position + 1),
      kind: position === 0 ? 'procedural' : 'deliberation',
    })
}

/** A working day some days from now. */
function comingDay({ actor }: Work, days: number): string {
  const day = new Date(Date.parse(`${localDay(actor.now)}T12:00:00Z`) + days * 86_400_000)
  const weekday = day.getUTCDay()
  const shift = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  return new Date(day.getTime() + shift * 86_400_000).toISOString().slice(0, 10)
}

async function appoint(work: Work, bodyId: string, name: string, role: MembershipRole): Promise<void> {
  const personId = await addPerson(work, {
    name,
    // a reserved domain (RFC 2606): no mail ever arrives
    email: `${slugOf(name)}@ukazka.example`,
    gender: /^Tajemnice/.test(name) ? 'female' : 'male',
  })
  await appointMember(work, { bodyId, personId, role, startsOn: termStart })
}
