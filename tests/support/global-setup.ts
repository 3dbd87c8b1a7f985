import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openCluster } from '../../src/server/platform/database/cluster/cluster.ts'
import { migrate } from '../../src/server/platform/database/migrate.ts'
import { jobDefinitions, migrationSets } from '../../src/server/city-hall.ts'
import { installJobs } from '../../src/server/platform/jobs/jobs.ts'
import pg from 'pg'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
  }
}

/** One PostgreSQL for the whole run; each test file clones its own database from the migrated template. */
export default async function setup(project: TestProject) {
  const given = process.env['TEST_DATABASE_URL']
  const dataDir = mkdtempSync(join(tmpdir(), 'radnice-test-'))
  const cluster = given ? { url: given, stop: async () => undefined } : await openCluster(dataDir)
  const stop = async () => {
    await cluster.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await makeTemplate(cluster.url)
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('databaseUrl', cluster.url)
  return stop
}

async function makeTemplate(clusterUrl: string) {
  const admin = new pg.Client(clusterUrl)
  await admin.connect()
  await admin.query('drop database if exists template_radnice')
  await admin.query('create database template_radnice')
  await admin.end()
  const template = new URL(clusterUrl)
  template.pathname = '/template_radnice'
  await migrate(template.href, migrationSets())
  await installJobs(template.href, jobDefinitions())
}
