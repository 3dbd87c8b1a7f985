import type { Migration } from '../database/migrate.ts'
import { createSettingAndAudit } from './0001-create-setting-and-audit.ts'

export const platformMigrations: readonly Migration[] = [createSettingAndAudit]
