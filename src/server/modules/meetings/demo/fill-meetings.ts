import type { MembershipRole } from '../../../../shared/meetings/words.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { addPerson } from '../../people/index.ts'
import { appointMember, foundBody } from '../found-body.ts'
import { recordMeeting } from '../record-meeting.ts'
import { inventedMeetings } from './invented-year.ts'
import { sampleBodies } from './sample-bodies.ts'
import { seventhMeeting } from './seventh-meeting.ts'

const termStart = '2022-10-18'

/** The commission with its 7th meeting, the 8th that it announced, and a year of invented meetings of other bodies. */
export async function fillMeetings(work: Work): Promise<void> {
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
  await recordMeeting(work, commission, seventhMeeting, { state: 'published' })
  for (const { slug, kind, name, ...sample } of sampleBodies) {
    const body = await foundBody(work, { slug, kind, name, foundedOn: termStart })
    for (let number = 0; number < sample.members; number++)
      await appoint(
        work,
        body,
        number === 0 ? `Předsedající – ${name}` : `Člen ${number} – ${name}`,
        number === 0 ? 'chair' : 'member',
      )
    for (const meeting of inventedMeetings(sample))
      await recordMeeting(work, body, meeting, { state: 'published' })
  }
}

async function appoint(work: Work, bodyId: string, name: string, role: MembershipRole): Promise<void> {
  const personId = await addPerson(work, {
    name,
    ...(/^Tajemnice/.test(name) ? { gender: 'female' as const } : {}),
  })
  await appointMember(work, { bodyId, personId, role, startsOn: termStart })
}
