/** The states and kinds of meeting records, as they stand in the database and the API. */
export const bodyKinds = ['assembly', 'council', 'committee', 'commission', 'working_group'] as const
export const membershipRoles = [
  'chair',
  'vice_chair',
  'member',
  'substitute',
  'secretary',
  'guarantor',
  'standing_guest',
] as const
export const meetingStates = [
  'planned',
  'convened',
  'in_session',
  'closed',
  'verified',
  'published',
  'cancelled',
] as const
export const capacities = ['member', 'standing_guest', 'guest'] as const
export const attendanceStates = ['present', 'excused', 'absent'] as const
export const inviteeStates = ['waiting', 'coming', 'excused'] as const
export const resolutionKinds = ['resolution', 'recommendation', 'acknowledgement', 'conclusion'] as const
export const taskStates = ['open', 'ongoing', 'done', 'cancelled'] as const
export const itemKinds = ['procedural', 'information', 'deliberation', 'decision'] as const
export const voteOptions = ['for', 'against', 'abstain', 'not_voting'] as const
export const castOptions = ['for', 'against', 'abstain'] as const
export const ballotMethods = ['public', 'secret'] as const
export const ballotStates = ['open', 'closed', 'cancelled'] as const
export const speechKinds = ['speech', 'point_of_order'] as const
export const voteSources = ['live', 'transcribed'] as const
export const voteResults = ['accepted', 'rejected'] as const

export type BodyKind = (typeof bodyKinds)[number]
export type MembershipRole = (typeof membershipRoles)[number]
export type MeetingState = (typeof meetingStates)[number]
export type Capacity = (typeof capacities)[number]
export type AttendanceState = (typeof attendanceStates)[number]
export type InviteeState = (typeof inviteeStates)[number]
export type ResolutionKind = (typeof resolutionKinds)[number]
export type TaskState = (typeof taskStates)[number]
export type ItemKind = (typeof itemKinds)[number]
export type VoteOption = (typeof voteOptions)[number]
export type CastOption = (typeof castOptions)[number]
export type BallotMethod = (typeof ballotMethods)[number]
export type BallotState = (typeof ballotStates)[number]
export type SpeechKind = (typeof speechKinds)[number]
export type VoteSource = (typeof voteSources)[number]
export type VoteResult = (typeof voteResults)[number]

/** Priorities put in order; a choice among options; a vote of members by correspondence (per rollam) */
export const pollKinds = ['priority', 'choice', 'correspondence'] as const
export type PollKind = (typeof pollKinds)[number]
