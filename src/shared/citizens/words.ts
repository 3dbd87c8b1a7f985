/** How surely somebody proved who they are (eIDAS 910/2014, article 8). */
export const levels = ['low', 'substantial', 'high'] as const
export type Level = (typeof levels)[number]

/** Whether a proof is as sure as is wanted. */
export const reaches = (has: Level | null, wanted: Level): boolean =>
  has !== null && levels.indexOf(has) >= levels.indexOf(wanted)

/** What a citizen may be written about; whatever is turned off stays in the portal. */
export const mailKinds = ['messages', 'deliveries', 'reminders'] as const
export type MailKind = (typeof mailKinds)[number]
