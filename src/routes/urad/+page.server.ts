import { deskOverview, minutesDeadline } from '#server/modules/meetings/index.ts'
import { localDay } from '#shared/time/local-day.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const overview = await deskOverview(locals.actor)
  return {
    ...overview,
    today: localDay(locals.actor.now),
    meetings: overview.meetings.map((meeting) => ({
      ...meeting,
      deadline: ['in_session', 'closed'].includes(meeting.state)
        ? (minutesDeadline(meeting.bodyKind, meeting.heldOn)?.day ?? null)
        : null,
    })),
  }
}
