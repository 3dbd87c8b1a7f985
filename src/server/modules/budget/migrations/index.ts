import type { Migration } from '../../../platform/database/migrate.ts'
import { createBudget } from './0001-create-budget.ts'

export const migrations: readonly Migration[] = [createBudget]
