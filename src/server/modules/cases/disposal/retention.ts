/** What becomes of a document after its period: archived, destroyed, or chosen by the archive (499/2004 Sb., 259/2012 Sb. § 15). */
export type RetentionSign = 'A' | 'S' | 'V'

/** A retention code read: `S5` is destroyed after five years. Null where a code says no period; such documents stay. */
export function retentionOf(code: string): { sign: RetentionSign; years: number } | null {
  const found = /^([ASV])\s?\/?(\d{1,3})$/.exec(code.trim().toUpperCase())
  return found ? { sign: found[1] as RetentionSign, years: Number(found[2]) } : null
}

/**
 * The year with whose end the period of a document is over. It begins on the first of January after the case ended
 * (259/2012 Sb. § 15).
 */
export function lastYear(code: string, endedOn: string): number | null {
  const retention = retentionOf(code)
  return retention ? Number(endedOn.slice(0, 4)) + retention.years : null
}
