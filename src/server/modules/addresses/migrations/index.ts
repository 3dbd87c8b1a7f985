import type { Migration } from '../../../platform/database/migrate.ts'
import { createAddress } from './0001-create-address.ts'

export const migrations: readonly Migration[] = [createAddress]
