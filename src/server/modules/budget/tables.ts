import type { Generated, GeneratedAlways } from 'kysely'
import type { EvidenceKind, Side, Stage } from '../../../shared/budget/words.ts'

export type ImportKind = 'fin' | 'ledger' | 'draft'
export type CodeKind = 'paragraf' | 'polozka' | 'orj' | 'org'

export type BudgetTables = {
  'budget.import': {
    id: string
    kind: ImportKind
    year: number
    month: number
    origin: string
    ico: Generated<string | null>
    fileName: string
    sha256: string
    importedAt: Date
    importedBy: string
    /** JSON text: control rows by code */
    control: Generated<string>
    /** JSON text: what reading noticed */
    log: Generated<string>
  }
  'budget.line': {
    id: GeneratedAlways<number>
    importId: string
    side: Side
    paragraf: string
    polozka: string
    orj: Generated<string>
    org: Generated<string>
    name: string | null
    draft: number | null
    approved: number | null
    amended: number | null
    actual: number | null
  }
  'budget.code': { kind: CodeKind; code: string; name: string; validFrom: string; validTo: string | null }
  'budget.profile': { name: string; columns: string }
  'budget.tag': {
    id: string
    year: number
    paragraf: string
    polozka: string
    orj: string
    org: string
    share: number
    what: string
    evidenceKind: EvidenceKind
    evidence: string
    evidenceAddress: string | null
    contractRegisterId: string | null
    confirmed: boolean
    platformId: string | null
    createdBy: string
    createdAt: Date
  }
  'budget.organisation': {
    id: string
    name: string
    kind: 'company' | 'contributory'
    email: string | null
    nonce: string
    note: Generated<string | null>
    version: Generated<number>
  }
  'budget.answer': {
    organisationId: string
    year: number
    stage: Stage
    amount: number
    byLink: boolean
    answeredBy: string
    answeredAt: Date
  }
}
