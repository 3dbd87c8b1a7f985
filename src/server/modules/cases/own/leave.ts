import type { Actor } from '../../../platform/actor/actor.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import {
  listGivenMandates,
  listHeldMandates,
  listOrganisations,
  removeCitizen,
  type Citizen,
} from '../../citizens/index.ts'
import { dropDrafts } from '../draft.ts'
import { listOwn } from './list-own.ts'
import { listAllDraftIds, unlinkCitizen } from './own.store.ts'

/** Everything that is kept of a citizen, for their eyes (GDPR, article 15). */
export async function overview(actor: Actor, citizen: Citizen) {
  const today = localDay(actor.now)
  const { cases, drafts } = await listOwn(citizen)
  return {
    profile: citizen.profile,
    level: citizen.level,
    notWrittenAbout: citizen.silent,
    since: citizen.createdAt,
    organisations: (await listOrganisations(citizen.id)).map(({ name, ico, dataBox, seat }) => ({
      name,
      ico,
      dataBox,
      seat,
    })),
    mandatesGiven: await listGivenMandates(citizen.id, today),
    mandatesHeld: (await listHeldMandates(citizen.id, today)).map(({ grantor, scope, endsOn }) => ({
      grantor: grantor.name,
      scope,
      endsOn,
    })),
    drafts: drafts.map(({ title, changedAt }) => ({ title, changedAt })),
    cases: cases.map(({ referenceNumber, title, state, receivedAt, filedBy, represented }) => ({
      referenceNumber,
      title,
      state,
      receivedAt,
      filedBy,
      represented,
    })),
  }
}

/**
 * Removes an account with its drafts, organisations and powers of attorney. What was filed is an official record and stays
 * (GDPR, article 17 (3) b); its holder comes to it by the link they have.
 */
export async function leave(actor: Actor, citizen: Citizen): Promise<void> {
  await inTransaction(actor, async (work) => {
    await dropDrafts(work, await listAllDraftIds(work.db, citizen.id))
    await unlinkCitizen(work.db, citizen.id)
    await removeCitizen(work, citizen.id)
  })
}
