import type { Migration } from '../../../platform/database/migrate.ts'
import { createCase } from './0001-create-case.ts'
import { createPayment } from './0002-create-payment.ts'

export const migrations: readonly Migration[] = [createCase, createPayment]
