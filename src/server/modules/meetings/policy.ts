import type { BodyKind, MeetingState, MembershipRole } from '../../../shared/meetings/words.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { type BodySettings, settingsOf } from './body-settings.ts'

interface Held {
  state: MeetingState
  body: { kind: BodyKind; settings: Partial<BodySettings> }
}

/** Roles that the actor's memberships give on one body, on one day. */
export type BodyRoles = ReadonlySet<MembershipRole>

const keepsAllRecords = (actor: Actor) =>
  actor.roles.includes('recorder') || actor.roles.includes('administrator')
const keepsRecordsOf = (actor: Actor, roles: BodyRoles) =>
  keepsAllRecords(actor) || roles.has('secretary') || roles.has('chair')
const belongs = (roles: BodyRoles) => roles.size > 0

/** Who keeps records of the whole city hall also founds bodies, sets their rules and notes their members. */
export const mayManageBodies = (actor: Actor): boolean => keepsAllRecords(actor)

/** The body's secretary and chair, and who keeps records of the whole city hall, write its records. */
export const mayRecordMeeting = (actor: Actor, roles: BodyRoles): boolean => keepsRecordsOf(actor, roles)

/** Members and standing guests read all of their body's records; everyone reads published ones, and unverified ones where the body says so. */
export const mayReadRecord = (actor: Actor, { state, body }: Held, roles: BodyRoles): boolean =>
  keepsRecordsOf(actor, roles) ||
  belongs(roles) ||
  state === 'published' ||
  ((state === 'closed' || state === 'verified') && settingsOf(body).publishUnverified)

/** Who belongs to the body or keeps its records also sees what is not public in them: names behind votes, materials. */
export const mayReadInside = (actor: Actor, roles: BodyRoles): boolean =>
  keepsRecordsOf(actor, roles) || belongs(roles)

/** The programme of a public sitting is public from its convening until the record replaces it; of a private one, only with its record. */
export const mayReadProgramme = (actor: Actor, meeting: Held, roles: BodyRoles): boolean =>
  mayReadRecord(actor, meeting, roles) ||
  (['convened', 'in_session', 'closed', 'verified'].includes(meeting.state) &&
    settingsOf(meeting.body).sitting === 'public')

/** Attendance statistics are for everyone where the body's rules say so, else for who belongs to it or keeps its records. */
export const mayReadStatistics = (actor: Actor, rules: BodySettings, roles: BodyRoles): boolean =>
  rules.publishAttendanceStatistics || mayReadInside(actor, roles)
