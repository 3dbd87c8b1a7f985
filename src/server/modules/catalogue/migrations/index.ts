import type { Migration } from '../../../platform/database/migrate.ts'
import { createInventory } from './0001-create-inventory.ts'
import { createCatalogue } from './0002-create-catalogue.ts'
import { createData } from './0003-create-data.ts'
import { createReaders } from './0004-create-readers.ts'
import { tellOfReturns } from './0005-tell-of-returns.ts'
import { checkAnswers } from './0006-check-answers.ts'
import { rereadVersions } from './0007-reread-versions.ts'

export const migrations: readonly Migration[] = [
  createInventory,
  createCatalogue,
  createData,
  createReaders,
  tellOfReturns,
  checkAnswers,
  rereadVersions,
]
