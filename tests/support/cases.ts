import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll } from 'vitest'
import { cases, savePage, startDraft, submitDraft } from '#server/modules/cases/index.ts'
import { services } from '#server/modules/services/index.ts'
import { system, visitor, type Actor } from '#server/platform/actor/actor.ts'
import { useCapabilitySecret } from '#server/platform/auth/capability.ts'
import { usePublicUrl } from '#server/platform/config/public-url.ts'
import { inTransaction } from '#server/platform/database/transaction.ts'
import { openBlobStore, useBlobStore } from '#server/platform/files/files.ts'
import { useBlindSecret, useMasterKeys } from '#server/platform/secrets/record-key.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

export const at = (day: string): Date => new Date(`${day}T10:00:00+01:00`)

/** A clerk on a day. */
export const clerkOn = (day: string): Actor => ({
  ...visitor(at(day)),
  kind: 'person',
  accountId: 'u1',
  roles: ['clerk'],
})

/** Uses a master key for records and files. */
export function useMaster(folder: string, current: string, older: readonly string[] = []): void {
  useMasterKeys(current, older)
  useBlobStore(openBlobStore(folder, current, older))
}

/** A database of its own with the sample guides and forms, and the series of submissions. @returns with the folder of its files */
export async function withCases(): Promise<TestDatabase & { folder: string }> {
  const database = await freshDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'radnice-'))
  usePublicUrl('https://radnice.example')
  useCapabilitySecret('x'.repeat(40))
  useBlindSecret('x'.repeat(40))
  useMaster(folder, 'm'.repeat(40))
  beforeAll(() =>
    inTransaction(system(at('2026-11-01')), async (work) => {
      await services.demo!(work)
      await cases.start!(work)
    }),
  )
  return { ...database, folder }
}

/** What a page's form sends, by the names of its fields. */
export const typed =
  (values: Readonly<Record<string, string>>) =>
  (name: string): string[] =>
    name in values ? [values[name]!] : []

export type Pages = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Fills a form in, page by page. @returns what the link to the draft carries */
export async function fillForm(actor: Actor, form: string, pages: Pages): Promise<string> {
  const token = await startDraft(actor, form)
  for (const [page, values] of Object.entries(pages)) await savePage(actor, token, page, typed(values))
  return token
}

/** Fills a form in and files it. @returns what the link to the case carries */
export const fileForm = async (actor: Actor, form: string, pages: Pages): Promise<string> =>
  submitDraft(actor, await fillForm(actor, form, pages))
