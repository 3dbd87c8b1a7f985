import type { Migration } from '../../../platform/database/migrate.ts'
import { createSituation } from './0001-create-situation.ts'

export const migrations: readonly Migration[] = [createSituation]
