import type { MeetingState } from '../../../shared/meetings/words.ts'

const after: Record<MeetingState, readonly MeetingState[]> = {
  planned: ['convened', 'cancelled'],
  convened: ['in_session', 'cancelled'],
  in_session: ['closed'],
  closed: ['verified', 'in_session'],
  verified: ['published', 'closed'],
  // only with a reason that everybody reads: withdrawMinutes
  published: [],
  cancelled: [],
}

/** States that a meeting may enter from its present one. A published record stays published. */
export const nextStates = (state: MeetingState): readonly MeetingState[] => after[state]

export const mayEnter = (from: MeetingState, to: MeetingState): boolean => after[from].includes(to)

/** States in which the recorder may still write the record. */
export const writableStates = ['planned', 'convened', 'in_session'] as const

export const isOpenForWriting = (state: MeetingState): boolean => writableStates.some((one) => one === state)
