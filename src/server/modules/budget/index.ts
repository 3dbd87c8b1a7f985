import type { Manifest } from '../../platform/manifest.ts'
import { fillBudget } from './demo/fill-budget.ts'
import { migrations } from './migrations/index.ts'
import { ownDatasets } from './own-datasets.ts'
import { smartCityReport } from './reports/smart-city-report.ts'

export const budget: Manifest = {
  name: 'budget',
  migrations,
  reports: [smartCityReport],
  datasets: ownDatasets,
  demo: fillBudget,
}
export { importBudget, listBudgets, removeBudget, type BudgetForm } from './import-budget.ts'
export { importCodes } from './import-codes.ts'
export {
  addOrganisation,
  answerFor,
  answerQuestionnaire,
  manageOrganisations,
  readQuestionnaire,
  renewLink,
} from './organisations.ts'
export { mayManageBudget } from './policy.ts'
export { drillDown, readYears, type YearBudget } from './read-budget.ts'
export { smartCityContent } from './reports/smart-city-report.ts'
export { readSmartCity, type SmartCityYear } from './smart-city.ts'
export { changeTag, tagLine, type TagForm } from './tag-line.ts'
