import { jobDefinitions, migrationSets, ownDatasets, reportDefinitions } from './city-hall.ts'
import { useCapabilitySecret } from './platform/auth/capability.ts'
import type { Config } from './platform/config/config.ts'
import { fileDrop, useCarrier } from './modules/cases/index.ts'
import { useCityArea, useStandards } from './modules/catalogue/index.ts'
import { makeDataDir } from './platform/config/make-data-dir.ts'
import { usePublicUrl } from './platform/config/public-url.ts'
import { attachCluster, openCluster, shareCluster } from './platform/database/cluster/cluster.ts'
import { useOwnDatasets } from './platform/datasets/own-dataset.ts'
import { openDatabase, useDatabase } from './platform/database/database.ts'
import { migrate } from './platform/database/migrate.ts'
import { openBlobStore, useBlobStore } from './platform/files/files.ts'
import { useUploadFolder } from './platform/files/resumable-upload.ts'
import { configureScanner } from './platform/files/scan-file.ts'
import { installJobs, openJobs } from './platform/jobs/jobs.ts'
import { configureMail } from './platform/mail/mail.ts'
import { configureMailbox } from './platform/mail/mailbox.ts'
import { configureRecords } from './platform/records/export-record.ts'
import { useReports } from './platform/reports/reports.ts'
import { useBlindSecret, useMasterKeys } from './platform/secrets/record-key.ts'
import { generatedSecret } from './platform/secrets/secrets.ts'

export interface OpenCityHall {
  databaseUrl: string
  authSecret: string
  masterKey: string
  /** Names of the schema steps that were applied just now */
  migrated: string[]
  close: () => Promise<void>
}

/**
 * Brings up what every process of Radnice stands on: the database (own or bundled), its schema, the secrets.
 * @param use of the bundled database: a server owns it, a command shares it, a worker attaches to the one that runs
 * @param work this process does the background jobs
 * @throws ClusterError, MigrationError with a sentence for the operator
 */
export async function openCityHall(
  config: Config,
  { use = 'own', work = false }: { use?: 'own' | 'share' | 'attach'; work?: boolean } = {},
): Promise<OpenCityHall> {
  makeDataDir(config.DATA_DIR)
  const cluster = config.DATABASE_URL
    ? { url: config.DATABASE_URL, stop: async () => undefined }
    : await { own: openCluster, share: shareCluster, attach: attachCluster }[use](config.DATA_DIR)
  try {
    const migrated = await migrate(cluster.url, migrationSets())
    await installJobs(cluster.url, jobDefinitions())
    const opened = openDatabase(cluster.url)
    useDatabase(opened)
    const masterKey = config.MASTER_KEY ?? generatedSecret(config.DATA_DIR, 'master')
    const older = config.MASTER_KEY_PREVIOUS ? [config.MASTER_KEY_PREVIOUS] : []
    useBlobStore(openBlobStore(config.DATA_DIR, masterKey, older))
    useMasterKeys(masterKey, older)
    useUploadFolder(config.DATA_DIR)
    useCarrier(config.DELIVERY_DROP_DIR ? fileDrop(config.DELIVERY_DROP_DIR) : null)
    configureScanner(config.CLAMD ?? null)
    usePublicUrl(config.PUBLIC_URL)
    const authSecret = config.AUTH_SECRET ?? generatedSecret(config.DATA_DIR, 'auth')
    useCapabilitySecret(authSecret)
    useBlindSecret(authSecret)
    configureMail({ smtpUrl: config.SMTP_URL, from: config.MAIL_FROM })
    configureMailbox(config.IMAP_URL)
    useStandards(config.STANDARDS_DIR)
    configureRecords(config.RECORDS_DROP_DIR)
    useReports(reportDefinitions())
    useOwnDatasets(ownDatasets())
    useCityArea(config.CITY_RUIAN)
    const jobs = await openJobs(cluster.url, jobDefinitions(), { work })
    return {
      databaseUrl: cluster.url,
      masterKey,
      authSecret,
      migrated,
      close: async () => {
        await jobs.close()
        useDatabase(undefined)
        await opened.close()
        await cluster.stop()
      },
    }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}
