import * as v from 'valibot'
import { slugOf } from '../../../shared/format/slug.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { isId, newId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { changedFields } from '../../../shared/changed-fields.ts'
import { findPlatform, insertChange, insertPlatform, updatePlatform } from './platform.store.ts'
import { platformForm, type PlatformForm } from './platform-form.ts'
import { mayManagePlatforms } from './policy.ts'
import { staleForm } from '../../platform/stale-form.ts'
import { wrongForm } from '../../platform/wrong-form.ts'

/**
 * Registers a platform, or changes one; what changed is kept with who changed it.
 * @param id of the platform, or of the form for a new one
 * @param version that its author saw; null for a new platform
 * @returns its address
 * @throws DomainError `not_found`, `wrong_platform`, `platform_exists`, `stale`
 */
export async function savePlatform(
  actor: Actor,
  by: string,
  id: string,
  version: number | null,
  input: PlatformForm,
): Promise<string> {
  if (!mayManagePlatforms(actor) || !isId(id)) throw notFound()
  const checked = v.safeParse(platformForm, input)
  if (!checked.success) throw wrongForm('wrong_platform', checked.issues)
  const row = checked.output
  return inTransaction(actor, async (work) => {
    const before = await findPlatform(work.db, { id })
    if (before === undefined) {
      if (version !== null) throw notFound()
      const slug = slugOf(row.name, 'platforma')
      if (!(await insertPlatform(work.db, { id, slug, module: null, ...row })))
        throw new DomainError(
          'platform_exists',
          `Platforma „${row.name}“ už v seznamu je. Otevřete ji tam, nebo zvolte jiný název.`,
        )
      work.audit({ action: 'platforms.platform.registered', subject: { kind: 'platform', id } })
      return slug
    }
    // the form of a new platform sent twice
    if (version === null) return before.slug
    const fields = changedFields(before, row)
    if (Object.keys(fields).length === 0) return before.slug
    if (!(await updatePlatform(work.db, id, version, row))) throw staleForm()
    await insertChange(work.db, { id: newId(), subjectId: id, changedAt: actor.now, changedBy: by }, fields)
    work.audit({
      action: 'platforms.platform.changed',
      subject: { kind: 'platform', id },
      details: { fields: Object.keys(fields) },
    })
    return before.slug
  })
}
