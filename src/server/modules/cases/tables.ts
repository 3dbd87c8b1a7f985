import type { Generated, GeneratedAlways } from 'kysely'
import type { CaseState, Channel, EventKind, ProcedureName } from '../../../shared/cases/words.ts'

export type CasesTables = {
  'cases.draft': {
    id: string
    formVersionId: string
    key: Buffer
    answers: Buffer | null
    nonce: string
    version: Generated<number>
    startedAt: Date
    changedAt: Date
    caseId: string | null
    citizenId: string | null
    mandateId: string | null
  }
  'cases.case': {
    id: string
    referenceNumber: string
    fileMark: string
    retentionCode: string
    procedure: ProcedureName
    formVersionId: string
    formTitle: string
    state: CaseState
    key: Buffer
    answers: Buffer
    applicant: Buffer
    subject: Buffer | null
    nameIndex: Buffer
    nonce: string
    identity: 'eid' | null
    authorisation: string | null
    assigneeAccount: string | null
    assigneeName: string | null
    labels: Generated<string[]>
    departmentId: string | null
    mergedInto: string | null
    outcome: string | null
    disposedOn: string | null
    citizenId: string | null
    grantorId: string | null
    mandateId: string | null
    remindedOn: Generated<string | null>
    receivedAt: Date
    dueOn: string | null
    confirmBy: string | null
    completeBy: Generated<string | null>
    attentionOn: GeneratedAlways<string | null>
    endedOn: string | null
    version: Generated<number>
    changedAt: Date
  }
  'cases.event': {
    id: string
    caseId: string
    kind: EventKind
    at: Date
    onDay: string
    byAccount: string | null
    byName: string | null
    text: Buffer | null
    until: string | null
    days: number | null
  }
  'cases.attachment': {
    id: string
    draftId: string | null
    caseId: string | null
    eventId: string | null
    fileId: string
    name: Buffer
    size: number
    addedAt: Date
  }
  'cases.signature': {
    id: string
    caseId: string
    name: Buffer
    nonce: string
    askedAt: Date
    answeredAt: Date | null
    joined: boolean | null
  }
  'cases.department': {
    id: string
    name: string
    procedures: ProcedureName[]
    parts: Generated<string[]>
    version: Generated<number>
  }
  'cases.departmentMember': { departmentId: string; accountId: string }
  'cases.substitution': {
    id: string
    accountId: string
    substituteAccount: string
    fromDay: string
    toDay: string
  }
  'cases.opinion': {
    id: string
    caseId: string
    askedAt: Date
    askedBy: string
    ofAccount: string
    ofName: string
    question: Buffer
    until: string
    answer: Buffer | null
    answeredAt: Date | null
  }
  'cases.warning': { accountId: string; onDay: string }
  'cases.disposal': {
    id: string
    year: number
    proposedAt: Date
    proposedBy: string
    permission: string | null
    permittedOn: string | null
    doneAt: Date | null
    doneBy: string | null
  }
  'cases.disposalItem': { disposalId: string; caseId: string; verdict: 'destroy' | 'archive' }
  'cases.delivery': {
    id: string
    caseId: string
    attachmentId: string | null
    channel: Channel
    address: Buffer
    state: Generated<'waiting' | 'sent' | 'arrived' | 'delivered' | 'failed'>
    queuedAt: Date
    queuedBy: string
    sentAt: Date | null
    arrivedOn: string | null
    deliveredOn: string | null
    fiction: Generated<boolean>
    proof: string | null
    fault: string | null
  }
  'cases.payment': {
    id: string
    caseId: string
    amount: number
    variableSymbol: string
    dueOn: string | null
    what: string
    askedAt: Date
    askedBy: string
    paidOn: string | null
    paidNotedBy: string | null
  }
}
