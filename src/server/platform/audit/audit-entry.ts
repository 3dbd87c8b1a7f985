import type { Messages } from '../../../shared/messages/messages.ts'

/** Everything that the trail can say, each with its words for auditors. */
export type AuditAction = keyof Messages['audit']['actions'] | `test.${string}`
export type AuditSubject = keyof Messages['audit']['subjects'] | 'note'

/** One thing that happened to one record. `details` holds ids, states and digests, never personal values. */
export interface AuditEntry {
  /** `module.noun.past` */
  action: AuditAction
  subject: { kind: AuditSubject; id: string }
  details?: Record<string, string | number | boolean | null | readonly string[]>
}
