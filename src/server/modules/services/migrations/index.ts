import type { Migration } from '../../../platform/database/migrate.ts'
import { createSituation } from './0001-create-situation.ts'
import { createForm } from './0002-create-form.ts'
import { createWizard } from './0003-create-wizard.ts'
import { createOffice } from './0004-create-office.ts'

export const migrations: readonly Migration[] = [createSituation, createForm, createWizard, createOffice]
