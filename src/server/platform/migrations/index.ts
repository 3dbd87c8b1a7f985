import type { Migration } from '../database/migrate.ts'
import { createSettingAndAudit } from './0001-create-setting-and-audit.ts'
import { createMailAndFile } from './0002-create-mail-and-file.ts'
import { createAuth } from './0003-create-auth.ts'
import { createSearchDocument } from './0004-create-search-document.ts'
import { allowSharedBlob } from './0005-allow-shared-blob.ts'
import { markKindInSearch } from './0006-mark-kind-in-search.ts'
import { createPasskey } from './0007-create-passkey.ts'
import { createDocumentRegister } from './0008-create-document-register.ts'
import { createDeskDocument } from './0009-create-desk-document.ts'
import { createSavedView } from './0010-create-saved-view.ts'
import { noteWayOfSignIn } from './0011-note-way-of-sign-in.ts'
import { createFrozenReport } from './0012-create-frozen-report.ts'
import { scanFiles } from './0013-scan-files.ts'

export const platformMigrations: readonly Migration[] = [
  createSettingAndAudit,
  createMailAndFile,
  createAuth,
  createSearchDocument,
  allowSharedBlob,
  markKindInSearch,
  createPasskey,
  createDocumentRegister,
  createDeskDocument,
  createSavedView,
  noteWayOfSignIn,
  createFrozenReport,
  scanFiles,
]
