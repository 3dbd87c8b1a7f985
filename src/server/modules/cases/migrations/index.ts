import type { Migration } from '../../../platform/database/migrate.ts'
import { createCase } from './0001-create-case.ts'

export const migrations: readonly Migration[] = [createCase]
