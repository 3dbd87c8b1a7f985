import { database } from '../../platform/database/database.ts'
import type { Manifest } from '../../platform/manifest.ts'
import { fillCases } from './demo/fill-cases.ts'
import { forgetDrafts } from './draft.ts'
import { migrations } from './migrations/index.ts'
import { nameCases } from './case.store.ts'
import { followDeliveries, sendDelivery } from './delivery/send-deliveries.ts'
import { remindCitizens } from './own/remind.ts'
import { warnLimits } from './queue/warn-limits.ts'
import { foundSeries } from './series.ts'

export const cases: Manifest = {
  name: 'cases',
  migrations,
  nameAudited: (ids) => nameCases(database(), ids),
  keyed: [{ table: 'cases.case' }, { table: 'cases.draft' }],
  jobs: [forgetDrafts, warnLimits, sendDelivery, followDeliveries, remindCitizens],
  start: foundSeries,
  demo: fillCases,
}
export {
  answerFromCitizen,
  askCompletion,
  decideCase,
  extendLimit,
  noteInCase,
  takeCase,
  writeToCitizen,
} from './act-on-case.ts'
export { addDraftFile, openDraftFile, removeDraftFile } from './attachments/draft-files.ts'
export { openCaseFile, openOwnFile, openSignedFile } from './attachments/case-files.ts'
export { receiveUpload } from './attachments/receive-upload.ts'
export { confirmCase, setAsideUnconfirmed } from './confirmation/confirm-case.ts'
export { printConfirmation } from './confirmation/print-confirmation.ts'
export { joinSubmission, readSignature } from './signatures/second-signer.ts'
export { listDepartments, saveDepartment } from './departments/departments.ts'
export { handOver } from './departments/hand-over.ts'
export { endSubstitution, letStandIn, readSubstitutions } from './departments/substitution.ts'
export { askOpinion, giveOpinion } from './opinions/opinions.ts'
export { bulkActions, bulkCases } from './queue/bulk.ts'
export { exportCase, exportCases } from './queue/export-cases.ts'
export { labelCase } from './queue/label-cases.ts'
export { mergeCase } from './queue/merge-case.ts'
export { carryOutDisposal, listProposed, proposeDisposal, readDisposals } from './disposal/disposal.ts'
export { fileDrop, useCarrier } from './delivery/carrier.ts'
export { noteDelivery } from './delivery/settle.ts'
export { confirmOwnCase } from './confirmation/confirm-own.ts'
export { leave, overview } from './own/leave.ts'
export { listEarlier, listOwn } from './own/list-own.ts'
export { draftDays, readDraft, savePage, startDraft } from './draft.ts'
export { askPayment, importPayments, notePaid, usePaymentAccount } from './payments/payments.ts'
export { listCases, readCase } from './read-cases.ts'
export { mayHandle } from './policy.ts'
export { readOwnCase } from './read-own-case.ts'
export { procedureOf } from './procedures/procedures.ts'
export { useCityFacts } from './receipt/city-facts.ts'
export { makeCertificate } from './receipt/certificate.ts'
export { makeReceipt } from './receipt/receipt.ts'
export { submitDraft } from './submit.ts'
