import type { Work } from '../../../platform/database/transaction.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { staleForm } from '../../../platform/stale-form.ts'
import { privateFields, publicFields } from './source-form.ts'
import { insertSource, insertSourceState, listSources, updateSource, type SourceRow } from './source.store.ts'

export type SourceContent = Omit<
  SourceRow,
  'id' | 'organisationId' | 'organisation' | 'organisationKind' | 'version'
>

/**
 * Writes a source with its state for history. A form sent twice changes nothing the second time.
 * @param version that its author saw; null for a new one
 * @returns whether anything was written
 * @throws DomainError `not_found` is the caller's to say, `source_exists`, `stale`
 */
export async function keepSource(
  work: Work,
  { id, organisationId, version }: { id: string; organisationId: string; version: number | null },
  given: SourceContent,
  { by, byLink }: { by: string; byLink: boolean },
): Promise<boolean> {
  const content = contentOf(given)
  const [before] = await listSources(work.db, { id })
  if (before && version === null) return false
  if (before && sameContent(before, content)) return false
  const exists = () =>
    new DomainError(
      'source_exists',
      `Název: zdroj „${content.name}“ už tato organizace v soupisu má. Otevřete ho tam, nebo zvolte jiný název.`,
    )
  if (before === undefined) {
    if (!(await insertSource(work.db, { id, organisationId, ...content }))) throw exists()
  } else {
    const others = await listSources(work.db, { organisationId: before.organisationId })
    if (others.some((one) => one.id !== id && one.name === content.name)) throw exists()
    if (!(await updateSource(work.db, id, version!, content)))
      throw staleForm('Zdroj dat mezitím změnil někdo jiný')
  }
  await insertSourceState(work.db, {
    sourceId: id,
    version: before ? before.version + 1 : 1,
    recordedAt: work.actor.now,
    recordedBy: by,
    byLink,
    checkedAt: byLink ? null : work.actor.now,
    content: JSON.stringify(stateOf(before, content)),
  })
  work.audit({
    action: before ? 'catalogue.source.changed' : 'catalogue.source.added',
    subject: { kind: 'source', id },
    details: { byLink },
  })
  return true
}

/** The columns that hold content, and no others. */
const contentOf = (given: SourceContent): SourceContent =>
  Object.fromEntries(
    [...publicFields, ...privateFields, 'ended' as const].map((field) => [field, given[field]]),
  ) as unknown as SourceContent

const sameContent = (before: SourceContent, after: SourceContent): boolean =>
  [...publicFields, ...privateFields, 'ended' as const].every((field) => before[field] === after[field])

/** What history keeps: public fields whole, of private ones only that they changed. */
function stateOf(before: SourceContent | undefined, content: SourceContent) {
  return {
    ...Object.fromEntries(publicFields.map((field) => [field, content[field]])),
    ended: content.ended,
    privateChanged: privateFields.filter((field) => (before?.[field] ?? null) !== content[field]),
  }
}
