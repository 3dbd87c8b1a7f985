import type { Migration } from './database/migrate.ts'
import type { JobDefinition } from './jobs/jobs.ts'
import type { Work } from './database/transaction.ts'

/** What a module offers to all. The platform consumes manifests and knows no module by name. */
export interface Manifest {
  name: string
  migrations: readonly Migration[]
  /** Kinds of documents that the module puts into the public search */
  searchable?: readonly string[]
  jobs?: readonly JobDefinition[]
  /** Fills an empty demo database with the module's sample records. */
  demo?: (work: Work) => Promise<void>
}
