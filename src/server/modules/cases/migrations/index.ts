import type { Migration } from '../../../platform/database/migrate.ts'
import { createCase } from './0001-create-case.ts'
import { createPayment } from './0002-create-payment.ts'
import { createAttachment } from './0003-create-attachment.ts'
import { confirmCase } from './0004-confirm-case.ts'
import { createDepartment } from './0005-create-department.ts'
import { createDisposal } from './0006-create-disposal.ts'
import { createDelivery } from './0007-create-delivery.ts'
import { linkCitizen } from './0008-link-citizen.ts'
import { noteAuthorisation } from './0009-note-authorisation.ts'
import { watchTurns } from './0010-watch-turns.ts'
import { departmentParts } from './0011-department-parts.ts'

export const migrations: readonly Migration[] = [
  createCase,
  createPayment,
  createAttachment,
  confirmCase,
  createDepartment,
  createDisposal,
  createDelivery,
  linkCitizen,
  noteAuthorisation,
  watchTurns,
  departmentParts,
]
