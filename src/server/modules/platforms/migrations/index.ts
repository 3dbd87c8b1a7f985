import type { Migration } from '../../../platform/database/migrate.ts'
import { createPlatform } from './0001-create-platform.ts'

export const migrations: readonly Migration[] = [createPlatform]
