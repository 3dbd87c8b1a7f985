import type { Manifest } from '../../platform/manifest.ts'
import { fillServices } from './demo/fill-services.ts'
import { migrations } from './migrations/index.ts'
import { ownDatasets } from './own-datasets.ts'
import { nameAudited } from './read-situations.ts'
import { digitisationReport } from './reports/digitisation-report.ts'

export const services: Manifest = {
  name: 'services',
  migrations,
  nameAudited,
  reports: [digitisationReport],
  datasets: ownDatasets,
  demo: fillServices,
}
export { findSituations } from './find-situations.ts'
export { cpsvCatalogue } from './catalogue/cpsv-ap.ts'
export { ofnCatalogue } from './catalogue/ofn-services.ts'
export { listFormsOf } from './forms/form.store.ts'
export {
  listForms,
  readForm,
  readFormVersion,
  readPublishedForm,
  type FormVersion,
} from './forms/read-form.ts'
export { addForm, publishForm, saveFormDraft } from './forms/save-form.ts'
export { judgeLevel } from './judge-level.ts'
export { listOffices, removeOffice, responsibleOffices, saveOffice } from './offices/offices.ts'
export { mayEdit } from './policy.ts'
export {
  areasInUse,
  listSituations,
  publicTitles,
  readPublicSituation,
  readSituation,
  type PublicSituation,
} from './read-situations.ts'
export { digitisationContent } from './reports/digitisation-report.ts'
export { askWizard, saveWizard } from './wizard/wizard.ts'
export { saveSituation } from './save-situation.ts'
export type { LevelForm, SituationForm } from './situation-form.ts'
