/** Stages of a budget: proposed, approved, amended, actual. */
export const stages = ['draft', 'approved', 'amended', 'actual'] as const
export type Stage = (typeof stages)[number]

export const sides = ['income', 'expenditure', 'financing'] as const
export type Side = (typeof sides)[number]

export const evidenceKinds = ['resolution', 'contract', 'invoice', 'other'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

/** A line of a budget, as it is spoken of: in one year, by its codes. ORJ and ORG are empty where they are not told apart. */
export interface LineKey {
  year: number
  paragraf: string
  polozka: string
  orj: string
  org: string
}
