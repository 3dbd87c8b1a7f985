/** Kinds of proceedings: each has its law, its clock and its outcomes. */
export const procedureNames = ['info_request', 'dog_fee', 'road_use', 'complaint', 'suggestion'] as const
export type ProcedureName = (typeof procedureNames)[number]

/** `received` nobody has it yet, `waiting` for the citizen to complete or confirm it; the last three are ends. */
export const caseStates = ['received', 'in_progress', 'waiting', 'decided', 'set_aside', 'merged'] as const
export type CaseState = (typeof caseStates)[number]
export const openStates: readonly CaseState[] = ['received', 'in_progress', 'waiting']

export const eventKinds = [
  'received',
  'taken',
  'message_out',
  'message_in',
  'completion_asked',
  'completed',
  'extended',
  'note',
  'decided',
  'set_aside',
  'confirmation_asked',
  'confirmed',
  'joined',
  'not_joined',
  'handed_over',
  'labelled',
  'opinion_asked',
  'opinion_given',
  'merged',
  'delivered',
] as const
export type EventKind = (typeof eventKinds)[number]
/** How a submission that nobody signed is confirmed */
export const confirmationWays = ['paper', 'in_person', 'data_box', 'signed_file'] as const
export type ConfirmationWay = (typeof confirmationWays)[number]
/** How a document is delivered */
export const channels = ['data_box', 'post', 'in_person', 'public_notice', 'email'] as const
export type Channel = (typeof channels)[number]
/** What only the office reads of a case's way */
export const insideKinds: readonly EventKind[] = [
  'taken',
  'note',
  'handed_over',
  'labelled',
  'opinion_asked',
  'opinion_given',
]
