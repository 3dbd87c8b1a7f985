/** What the desk says after something was done. Wording stands in the messages. */
export const noticeKinds = [
  'saved',
  'reported',
  'reportsTaken',
  'accessEnded',
  'accessRestored',
  'viewKept',
  'viewRemoved',
  'rowsSaved',
  'fileAttached',
  'reportAttached',
  'scheduleApproved',
  'mailQueued',
] as const

export interface Notice {
  kind: (typeof noticeKinds)[number]
  /** How many things it was done to, where the sentence says it */
  count?: number
  /** The form that takes it back */
  undo?: { action: string; fields: Record<string, string> }
}
