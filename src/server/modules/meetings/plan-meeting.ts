import * as v from 'valibot'
import { clockTime, isoDate, orNothing, recordLine } from '../../../shared/meetings/record.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { isId, newId } from '../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { rolesOn } from './body.store.ts'
import { indexForDesk } from './index-meeting.ts'
import { inviteWaitingGuests } from './outcome.store.ts'
import { mayRecordMeeting } from './policy.ts'
import { findMeetingOn, findTermOn, freeSlug, insertMeeting, lockBody } from './record.store.ts'
import { wrongForm } from '../../platform/wrong-form.ts'

/** A date in the body's calendar, as the form posts it. */
const plan = v.object({
  heldOn: isoDate,
  startsAt: orNothing(clockTime),
  place: v.pipe(
    recordLine(500),
    v.transform((text) => text || null),
  ),
  remoteUrl: orNothing(
    v.pipe(
      v.string(),
      v.maxLength(500, 'Zkraťte adresu na 500 znaků.'),
      v.regex(/^https:\/\/[^\s<>"]+$/, 'Zadejte celou adresu, která začíná https://.'),
    ),
  ),
})

export type MeetingPlan = v.InferOutput<typeof plan>

/** Years before and after now beyond which a day is a slip of the pen */
const farthest = 10

/** A date for the calendar; days long gone or far ahead are slips. @throws DomainError `wrong_plan` with the field's sentence, `far_day` */
export function checkPlan(input: unknown, now: Date): MeetingPlan {
  const checked = v.safeParse(plan, input)
  if (!checked.success) throw wrongForm('wrong_plan', checked.issues)
  const year = Number(checked.output.heldOn.slice(0, 4))
  if (Math.abs(year - now.getFullYear()) > farthest)
    throw new DomainError(
      'far_day',
      `Rok ${year} je v datu jednání nejspíš překlep. Opravte ho; dávné jednání zapište v „Zapsat jednání“.`,
    )
  return checked.output
}

/**
 * Plans a meeting by hand. A second meeting of the body on the same day has to be confirmed.
 * @throws DomainError `not_found`, `wrong_plan` with the field's sentence, `far_day`, `same_day`
 */
export async function planMeeting(
  actor: Actor,
  bodyId: string,
  input: { heldOn: string; startsAt: string; place: string; remoteUrl: string },
  { evenIfSameDay = false } = {},
): Promise<{ id: string; bodySlug: string; slug: string }> {
  if (!isId(bodyId)) throw notFound()
  const checked = checkPlan(input, actor.now)
  return inTransaction(actor, async (work) => {
    const body = await lockBody(work.db, bodyId)
    if (!body || !mayRecordMeeting(actor, await rolesOn(work.db, actor, bodyId))) throw notFound()
    if (!evenIfSameDay && (await findMeetingOn(work.db, bodyId, checked.heldOn)))
      throw new DomainError(
        'same_day',
        'Ten den už orgán jednání má. Změňte datum, nebo zaškrtněte, že jde o další jednání téhož dne.',
      )
    return { ...(await addMeeting(work, bodyId, checked)), bodySlug: body.slug }
  })
}

/** Adds a planned meeting within the caller's transaction. Its address is its day. */
export async function addMeeting(
  work: Work,
  bodyId: string,
  { heldOn, startsAt, place, remoteUrl }: MeetingPlan,
): Promise<{ id: string; slug: string }> {
  const id = newId()
  const slug = await freeSlug(work.db, bodyId, heldOn)
  const unknown = {
    number: null,
    endsAt: null,
    quorate: null,
    chairName: null,
    recorderName: null,
    recorderGender: null,
  }
  const never = { closedAt: null, verifiedAt: null, publishedAt: null }
  await insertMeeting(work.db, {
    id,
    bodyId,
    slug,
    heldOn,
    startsAt,
    place,
    remoteUrl,
    termId: (await findTermOn(work.db, heldOn))?.id ?? null,
    state: 'planned',
    origin: 'held',
    ...unknown,
    ...never,
  })
  await inviteWaitingGuests(work.db, bodyId, id, heldOn)
  await indexForDesk(work.db, id)
  work.audit({ action: 'meetings.meeting.planned', subject: { kind: 'meeting', id }, details: { heldOn } })
  return { id, slug }
}
