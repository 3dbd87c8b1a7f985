import * as v from 'valibot'
import { changedFields } from '../../../shared/changed-fields.ts'
import { slugOf } from '../../../shared/format/slug.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { isId, newId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { staleForm } from '../../platform/stale-form.ts'
import { mayEdit } from './policy.ts'
import { situationForm, type SituationForm } from './situation-form.ts'
import {
  bumpRevision,
  findSituation,
  insertChange,
  insertSituation,
  listChannels,
  replaceChannels,
  updateSituation,
  type ChannelRow,
  type SituationRow,
} from './situation.store.ts'
import { wrongForm } from '../../platform/wrong-form.ts'

/**
 * Writes a life situation, or changes one; what changed is kept with who changed it. Published ones are found at once.
 * @param id of the situation, or of the form for a new one
 * @param version that its author saw; null for a new situation
 * @returns its address
 * @throws DomainError `not_found`, `wrong_situation`, `situation_exists`, `stale`
 */
export async function saveSituation(
  actor: Actor,
  by: string,
  id: string,
  version: number | null,
  input: SituationForm,
): Promise<string> {
  if (!mayEdit(actor) || !isId(id)) throw notFound()
  const checked = v.safeParse(situationForm, input)
  if (!checked.success) throw wrongForm('wrong_situation', checked.issues)
  const { channels: given, ...row } = checked.output
  const channels = given.filter(({ text, address }) => text !== '' || address !== null)
  return inTransaction(actor, async (work) => {
    const before = await findSituation(work.db, { id })
    const known = before ? await listChannels(work.db, [id]) : []
    const values = { ...row, faq: JSON.stringify(row.faq) }
    const slug = before?.slug ?? addressOf(row.title)
    if (before === undefined) {
      if (version !== null) throw notFound()
      if (!(await insertSituation(work.db, { id, slug, ...values })))
        throw new DomainError(
          'situation_exists',
          `Životní situace „${row.title}“ už v seznamu je. Otevřete ji tam, nebo zvolte jiný název.`,
        )
      work.audit({ action: 'services.situation.added', subject: { kind: 'situation', id } })
    } else {
      // the form of a new situation sent twice
      if (version === null) return slug
      const fields = changedFields(textsOf({ ...before, channels: known }), textsOf({ ...row, channels }))
      if (Object.keys(fields).length === 0) return slug
      if (!(await updateSituation(work.db, id, version, values)))
        throw staleForm('Návod mezitím změnil někdo jiný')
      const change = { id: newId(), situationId: id, changedAt: actor.now, changedBy: by }
      await insertChange(work.db, change, fields)
      work.audit({
        action: 'services.situation.changed',
        subject: { kind: 'situation', id },
        details: { fields: Object.keys(fields) },
      })
    }
    await replaceChannels(work.db, id, channels)
    await bumpRevision(work.db)
    return slug
  })
}

/** Pages beside the guides keep their addresses. */
const addressOf = (title: string): string => {
  const slug = slugOf(title, 'situace')
  return ['digitalizace', 'nova'].includes(slug) ? `${slug}-situace` : slug
}

type Written = Omit<SituationRow, 'id' | 'slug' | 'version' | 'changedAt'>
type Channels = readonly Pick<ChannelRow, 'kind' | 'text' | 'address'>[]

/** A guide as texts by its fields, lists a line each: what its history compares. */
function textsOf({
  channels,
  faq,
  ...fields
}: Written & { channels: Channels }): Record<string, string | null> {
  const lines = Object.entries(fields).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join('\n') || null : value === null ? null : String(value),
  ])
  return {
    ...(Object.fromEntries(lines) as Record<string, string | null>),
    faq: faq.map(({ question, answer }) => `${question}\n${answer}`).join('\n\n') || null,
    channels:
      [...channels]
        .sort((a, b) => a.kind.localeCompare(b.kind))
        .map(({ kind, text, address }) => [kind, text, address].filter(Boolean).join(': '))
        .join('\n') || null,
  }
}
