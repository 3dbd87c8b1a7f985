/** One thing that happened to one record. `details` holds ids, states and digests, never personal values. */
export interface AuditEntry {
  /** `module.noun.past` */
  action: string
  subject: { kind: string; id: string }
  details?: Record<string, string | number | boolean | null | readonly string[]>
}
