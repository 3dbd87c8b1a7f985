import type { Migration } from '../../../platform/database/migrate.ts'
import { createPerson } from './0001-create-person.ts'
import { foldNames } from './0002-fold-names.ts'

export const migrations: readonly Migration[] = [createPerson, foldNames]
