import { localInstant } from '../../../../shared/time/local-instant.ts'
import { permanentBase } from '../../../platform/config/permanent-base.ts'
import { database } from '../../../platform/database/database.ts'
import { meetingName } from '../meeting-name.ts'
import { listPublicMeetings } from './vote-event.store.ts'

const longest = 5000

const moment = (day: string, clock: string | null) => ({
  typ: 'Časový okamžik',
  ...(clock === null ? { datum: day } : { datum_a_čas: localInstant(day, clock) }),
})

/**
 * Public meetings as events by the open formal norm Události (2020-07-01), newest first, at most 5,000.
 * Cancelled ones carry the instant of their cancellation.
 */
export async function ofnEvents(): Promise<object[]> {
  const base = await permanentBase()
  return (await listPublicMeetings(database(), longest)).map((meeting) => {
    const { heldOn, startsAt, endsAt } = meeting
    return {
      '@context': 'https://ofn.gov.cz/události/2020-07-01/kontexty/událost.jsonld',
      typ: 'Událost',
      iri: `${base}/jednani/${meeting.bodySlug}/${meeting.slug}`,
      název: { cs: meetingName(meeting.number, meeting.bodyKind, meeting.bodyName) },
      ...(meeting.place === null ? {} : { umístění: [{ typ: 'Umístění', název: { cs: meeting.place } }] }),
      doba_trvání: [
        {
          typ: 'Časová specifikace',
          časový_interval: {
            typ: 'Časový interval',
            začátek: moment(heldOn, startsAt),
            konec:
              endsAt === null ? { typ: 'Časový okamžik', nespecifikovaný: true } : moment(heldOn, endsAt),
          },
        },
      ],
      ...(meeting.state === 'cancelled'
        ? { zneplatněno: { typ: 'Časový okamžik', datum_a_čas: meeting.changedAt.toISOString() } }
        : {}),
    }
  })
}
