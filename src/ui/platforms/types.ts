import type { ImprovementState } from '#shared/platforms/words.ts'

export interface Improvement {
  id: string
  title: string
  platformName: string
  owner: string | null
  /** Haléře */
  cost: number | null
  /** Hundredths of a full-time equivalent */
  fte: number | null
  state: ImprovementState
  startsOn: string | null
  endsOn: string | null
}
