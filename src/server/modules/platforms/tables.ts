import type { Generated, JSONColumnType } from 'kysely'
import type {
  ImprovementState,
  LinkKind,
  PlatformKind,
  PlatformState,
} from '../../../shared/platforms/words.ts'

export type PlatformsTables = {
  'platforms.platform': {
    id: string
    slug: string
    name: string
    kind: PlatformKind
    state: PlatformState
    module: string | null
    public: boolean
    purpose: string | null
    users: string | null
    owner: string | null
    supplier: string | null
    contract: string | null
    contractEndsOn: string | null
    yearlyCost: number | null
    address: string | null
    accessibilityStatement: string | null
    technology: string | null
    hosting: string | null
    securityContact: string | null
    weaknesses: string | null
    version: Generated<number>
    changedAt: Generated<Date>
  }
  'platforms.goal': { id: string; platformId: string | null; year: number; text: string }
  'platforms.improvement': {
    id: string
    platformId: string
    goalId: string | null
    title: string
    description: string | null
    owner: string | null
    cost: number | null
    fte: number | null
    state: ImprovementState
    startsOn: string | null
    endsOn: string | null
    public: boolean
    version: Generated<number>
    createdAt: Generated<Date>
    changedAt: Generated<Date>
  }
  'platforms.link': {
    id: string
    improvementId: string
    kind: LinkKind
    label: string
    address: string | null
  }
  'platforms.change': {
    id: string
    subjectId: string
    changedAt: Date
    changedBy: string
    fields: JSONColumnType<Record<string, [before: string | null, after: string | null]>>
  }
}
