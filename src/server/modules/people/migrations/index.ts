import type { Migration } from '../../../platform/database/migrate.ts'
import { createPerson } from './0001-create-person.ts'

export const migrations: readonly Migration[] = [createPerson]
