import type { Migration } from '../../../platform/database/migrate.ts'
import { createUsage } from './0001-create-usage.ts'

export const migrations: readonly Migration[] = [createUsage]
