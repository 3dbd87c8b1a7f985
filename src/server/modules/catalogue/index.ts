import type { Manifest } from '../../platform/manifest.ts'
import { fillCatalogue } from './demo/fill-catalogue.ts'
import { compareAgain } from './data/compare-again.ts'
import { loadData } from './data/load-data.ts'
import { remindOrganisations } from './inventory/ask-organisations.ts'
import { migrations } from './migrations/index.ts'
import { inventoryDataset } from './own/inventory-dataset.ts'
import { refreshOwn } from './own/refresh-own.ts'
import { forgetSubscriptions } from './readers/subscribe.ts'
import { callWebhook, spreadNews } from './readers/tell-news.ts'
import { checkAddresses } from './upkeep/check-addresses.ts'
import { thinVersions } from './upkeep/thin-versions.ts'
import { warnOverdue } from './upkeep/warn-overdue.ts'
import { openDataReport } from './reports/open-data-report.ts'

export const catalogue: Manifest = {
  name: 'catalogue',
  migrations,
  searchable: ['dataset'],
  jobs: [
    remindOrganisations,
    loadData,
    compareAgain,
    refreshOwn,
    spreadNews,
    callWebhook,
    forgetSubscriptions,
    checkAddresses,
    thinVersions,
    warnOverdue,
  ],
  reports: [openDataReport],
  datasets: [inventoryDataset],
  demo: fillCatalogue,
}
export { askOrganisations } from './inventory/ask-organisations.ts'
export { exportSources, importSources, type ImportResult } from './inventory/import-sources.ts'
export {
  answerSource,
  closeQuestionnaire,
  readAnsweredSource,
  readQuestionnaire,
} from './inventory/questionnaire.ts'
export { readInventory, readOrganisation, readSource } from './inventory/read-inventory.ts'
export type { OrganisationForm } from './inventory/organisation-form.ts'
export { renewQuestionnaire, saveOrganisation } from './inventory/save-organisation.ts'
export { endSource, saveSource } from './inventory/save-source.ts'
export { checkSource } from './inventory/check-source.ts'
export { answeredFields, formFields, type SourceAnswer, type SourceForm } from './inventory/source-form.ts'
export { readData, saveDictionary, showVersion, takeVersionAway } from './data/curate-data.ts'
export { fetchData } from './data/fetch-data.ts'
export { discardVersion, takeData } from './data/take-data.ts'
export { askSql } from './query/ask-sql.ts'
export { describeApi } from './query/describe-api.ts'
export { exportFormats, exportRows, exportSql, type ExportFormat } from './query/export-rows.ts'
export { exploreTable, views, type View } from './query/explore.ts'
export { publishedTable, type PublishedTable } from './query/published-table.ts'
export { readRows, rowsOf, mostRows } from './query/read-rows.ts'
export { readTableQuery, refuseUnknown } from './query/read-table-query.ts'
export { aggregateName, aggregates, operators, type TableQuery } from './query/table-query.ts'
export { checkedSql } from './query/ask-sql.ts'
export { openTableFile, readCsvw, readVersions } from './reading/read-files.ts'
export { datasetFields, type DatasetForm } from './datasets/dataset-form.ts'
export { distributionFields, type DistributionForm } from './datasets/distribution-form.ts'
export type { TermsForm } from './datasets/terms-form.ts'
export { datasetChoices, listForCurator, readForCurator } from './datasets/curate-datasets.ts'
export { discardDraft, saveDataset, saveTerms } from './datasets/save-dataset.ts'
export { removeDistribution, saveDistribution } from './datasets/save-distribution.ts'
export { askSparql, tableTypes } from './exchange/ask-sparql.ts'
export { graphFiles, graphTypes } from './exchange/convert-triples.ts'
export {
  catalogueList,
  readCatalogue,
  readCatalogueGraph,
  streamCatalogue,
} from './exchange/catalogue-graph.ts'
export { useStandards } from './gate/judge-for-gate.ts'
export { useCityArea } from './own/own-record.ts'
export { refreshAll } from './own/refresh-own.ts'
export { publishDataset, withdrawDataset } from './publishing/publish-dataset.ts'
export { NotPublishable } from './publishing/refresh-published.ts'
export { findDatasets, type Search } from './reading/find-datasets.ts'
export { writeUse } from './readers/count-use.ts'
export { catalogueFeed } from './readers/feed.ts'
export {
  answerMessage,
  hideApplication,
  messageKinds,
  readApplications,
  readMessages,
  sendMessage,
  type MessageForm,
} from './readers/messages.ts'
export {
  readSubscription,
  settleSubscription,
  subscribeByMail,
  subscribeByWebhook,
} from './readers/subscribe.ts'
export { readDataset, readRecord } from './reading/read-dataset.ts'
export { mayCurate } from './policy.ts'
export { openDataContent } from './reports/open-data-report.ts'
