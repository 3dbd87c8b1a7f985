import type { Actor } from './actor/actor.ts'
import type { OwnDataset } from './datasets/own-dataset.ts'
import type { Migration } from './database/migrate.ts'
import type { JobDefinition } from './jobs/jobs.ts'
import type { ReportDefinition } from './reports/report-definition.ts'
import type { KeyedTable } from './secrets/rotate-keys.ts'
import type { Work } from './database/transaction.ts'

/** What a module offers to all. The platform consumes manifests and knows no module by name. */
export interface Manifest {
  name: string
  migrations: readonly Migration[]
  /** Kinds of documents that the module puts into the search, the public one and the desk's */
  searchable?: readonly string[]
  /** Scopes of the module's documents that the actor may find on the desk, or all of them */
  deskScopes?: (actor: Actor) => Promise<readonly string[] | 'all'>
  /** Names of the module's records for the audit trail, by their ids; what no longer stands is left out */
  nameAudited?: (ids: readonly string[]) => Promise<Map<string, string>>
  /** Figures that others may freeze as annexes */
  reports?: readonly ReportDefinition[]
  /** Tables that the catalogue of open data publishes */
  datasets?: readonly OwnDataset[]
  jobs?: readonly JobDefinition[]
  /** Tables whose rows have keys of their own, to be wrapped anew when the master key changes: `cases.case`, column `key` */
  keyed?: readonly KeyedTable[]
  /** Done by every server when it starts; must bear being repeated */
  start?: (work: Work) => Promise<void>
  /** Fills an empty demo database with the module's sample records. */
  demo?: (work: Work) => Promise<void>
}
