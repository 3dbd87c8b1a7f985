import type { BodyKind, MembershipRole } from '../../../shared/meetings/words.ts'
import { newId } from '../../platform/database/new-id.ts'
import type { Work } from '../../platform/database/transaction.ts'
import { insertBody, insertMembership } from './body.store.ts'
import type { BodySettings } from './body-settings.ts'
import { genitiveOf } from './genitive.ts'

export interface NewBody {
  slug: string
  kind: BodyKind
  name: string
  /** `Finančního výboru`; by the rules of Czech where it is left out */
  genitive?: string
  settings?: Partial<BodySettings>
  foundedOn?: string
}

/** Founds a body. Its address (`slug`) is never given to another. */
export async function foundBody(work: Work, body: NewBody): Promise<string> {
  const id = newId()
  await insertBody(work.db, {
    id,
    slug: body.slug,
    kind: body.kind,
    name: body.name,
    settings: body.settings ?? {},
    foundedOn: body.foundedOn ?? null,
    dissolvedOn: null,
    genitive: body.genitive ?? genitiveOf(body.name),
  })
  work.audit({ action: 'meetings.body.founded', subject: { kind: 'body', id }, details: { kind: body.kind } })
  return id
}

/** A dated membership; a change of role ends one and begins another, nothing is overwritten. */
export async function appointMember(
  work: Work,
  membership: { bodyId: string; personId: string; role: MembershipRole; startsOn: string; endsOn?: string },
): Promise<string> {
  const id = newId()
  await insertMembership(work.db, { id, ...membership, endsOn: membership.endsOn ?? null })
  work.audit({
    action: 'meetings.member.appointed',
    subject: { kind: 'body', id: membership.bodyId },
    details: { membership: id, role: membership.role, startsOn: membership.startsOn },
  })
  return id
}
