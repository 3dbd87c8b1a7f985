import type { BodyKind, MeetingState } from '../../../shared/meetings/words.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { type BodySettings, settingsOf } from './body-settings.ts'

interface Held {
  state: MeetingState
  body: { kind: BodyKind; settings: Partial<BodySettings> }
}

const keepsRecords = (actor: Actor) =>
  actor.roles.includes('recorder') || actor.roles.includes('administrator')

/** Who keeps the records may write one. */
export const mayRecordMeeting = (actor: Actor): boolean => keepsRecords(actor)

/** Everyone reads a published record; who keeps records reads all; a body may choose to show closed ones before verification. */
export const mayReadRecord = (actor: Actor, { state, body }: Held): boolean =>
  keepsRecords(actor) ||
  state === 'published' ||
  ((state === 'closed' || state === 'verified') && settingsOf(body).publishUnverified)

/** The programme of a public sitting is public once convened; of a private one, only with its record. */
export const mayReadProgramme = (actor: Actor, meeting: Held): boolean =>
  mayReadRecord(actor, meeting) ||
  (meeting.state === 'convened' && settingsOf(meeting.body).sitting === 'public')
