import type { Generated, JSONColumnType } from 'kysely'
import type { ProcedureName } from '../../../shared/cases/words.ts'
import type { Area, ChannelKind, Level, Power, SituationState } from '../../../shared/services/words.ts'

export interface Faq {
  question: string
  answer: string
}

export type ServicesTables = {
  'services.situation': {
    id: string
    slug: string
    state: SituationState
    title: string
    summary: string
    area: Area
    power: Power
    kind: string | null
    who: string | null
    whenToAct: string | null
    documents: string[]
    fee: string | null
    statutoryLimit: string | null
    medianDays: number | null
    ninetyDays: number | null
    daysSource: string | null
    decides: string | null
    contact: string | null
    legalBasis: string[]
    appeal: string | null
    faq: JSONColumnType<Faq[]>
    keywords: string[]
    serviceCode: string | null
    agendaCode: string | null
    sourceAddress: string | null
    factAsOf: string | null
    doubts: string | null
    reviewBy: string | null
    version: Generated<number>
    changedAt: Generated<Date>
  }
  'services.office': {
    id: string
    name: string
    address: string
    contact: string | null
    parts: string[]
    situations: string[]
    version: Generated<number>
  }
  'services.channel': {
    situationId: string
    kind: ChannelKind
    text: string
    address: string | null
  }
  'services.level': {
    id: string
    situationId: string
    level: Level
    provider: string | null
    evidence: string
    evidenceAddress: string | null
    judgedOn: string
    judgedBy: string
    notedAt: Generated<Date>
  }
  'services.change': {
    id: string
    situationId: string
    changedAt: Date
    changedBy: string
    fields: JSONColumnType<Record<string, [before: string | null, after: string | null]>>
  }
  'services.form': {
    id: string
    slug: string
    title: string
    procedure: ProcedureName
    situationId: string | null
    createdAt: Generated<Date>
  }
  'services.formVersion': {
    id: string
    formId: string
    number: number
    state: 'draft' | 'published' | 'retired'
    definition: string
    writtenBy: string
    writerAccounts: string[]
    revision: Generated<number>
    writtenAt: Date
    publishedBy: string | null
    publishedAt: Date | null
  }
  'services.wizard': {
    situationId: string
    xml: string
    version: Generated<number>
    writtenBy: string
    writtenAt: Date
  }
  'services.revision': { id: number; number: number }
}
