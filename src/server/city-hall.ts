import { cases } from './modules/cases/index.ts'
import { addresses } from './modules/addresses/index.ts'
import { catalogue } from './modules/catalogue/index.ts'
import { citizens } from './modules/citizens/index.ts'
import { budget } from './modules/budget/index.ts'
import { meetings } from './modules/meetings/index.ts'
import { services } from './modules/services/index.ts'
import { platforms } from './modules/platforms/index.ts'
import { people } from './modules/people/index.ts'
import { system, type Actor } from './platform/actor/actor.ts'
import { inTransaction } from './platform/database/transaction.ts'
import { usage } from './modules/usage/index.ts'
import type { MigrationSet } from './platform/database/migrate.ts'
import type { OwnDataset } from './platform/datasets/own-dataset.ts'
import { isId } from './platform/database/new-id.ts'
import type { JobDefinition } from './platform/jobs/jobs.ts'
import { collectFiles } from './platform/files/files.ts'
import { forgetUploads } from './platform/files/resumable-upload.ts'
import { scanFile, sweepScans } from './platform/files/scan-file.ts'
import { sendMail, sweepMail } from './platform/mail/mail.ts'
import { exportRecord } from './platform/records/export-record.ts'
import type { Manifest } from './platform/manifest.ts'
import { platformMigrations } from './platform/migrations/index.ts'
import type { ReportDefinition } from './platform/reports/report-definition.ts'
import type { DeskScope } from './platform/search/search.ts'

/** The rooms of the city hall, lower floors first: a module may know those before it, never those after. */
export const manifests: readonly Manifest[] = [
  people,
  addresses,
  meetings,
  platforms,
  usage,
  budget,
  services,
  citizens,
  cases,
  catalogue,
]

/** All steps of the schema in the order in which they are applied. */
export function migrationSets(): MigrationSet[] {
  return [
    { module: 'platform', migrations: platformMigrations },
    ...manifests.map(({ name, migrations }) => ({ module: name, migrations })),
  ]
}

/** All background jobs, the platform's first. */
export function jobDefinitions(): JobDefinition[] {
  return [
    sendMail,
    sweepMail,
    collectFiles,
    scanFile,
    sweepScans,
    forgetUploads,
    exportRecord,
    ...manifests.flatMap(({ jobs }) => jobs ?? []),
  ]
}

/** Tables whose rows have keys of their own. */
export const keyedTables = () => manifests.flatMap(({ keyed }) => keyed ?? [])

/** Reports of all modules, in their order. */
export const reportDefinitions = (): ReportDefinition[] => manifests.flatMap(({ reports }) => reports ?? [])

/** Tables that modules offer to everybody, in the order of modules. */
export const ownDatasets = (): OwnDataset[] => manifests.flatMap(({ datasets }) => datasets ?? [])

/** What modules do when a server starts, lower floors first. */
export const startModules = (now: Date): Promise<void> =>
  inTransaction(system(now), async (work) => {
    for (const { start } of manifests) await start?.(work)
  })

/** What the actor may find on the desk, module by module. */
export const deskSearch = (actor: Actor): Promise<DeskScope[]> =>
  Promise.all(
    manifests.flatMap(({ searchable, deskScopes }) =>
      searchable && deskScopes ? [deskScopes(actor).then((scopes) => ({ kinds: searchable, scopes }))] : [],
    ),
  )

/** Names of records that the audit trail speaks of, whichever module keeps them; subjects without an id of ours have none. */
export async function nameAudited(subjects: readonly string[]): Promise<Map<string, string>> {
  const ids = subjects.filter(isId)
  const named = await Promise.all(manifests.flatMap((one) => one.nameAudited?.(ids) ?? []))
  return new Map(named.flatMap((names) => [...names]))
}

/** Kinds of documents in the public search, in the order of the modules. */
export const searchableKinds = (): string[] => manifests.flatMap(({ searchable }) => searchable ?? [])
