import type { Migration } from '../../../platform/database/migrate.ts'
import { createCitizen } from './0001-create-citizen.ts'

export const migrations: readonly Migration[] = [createCitizen]
