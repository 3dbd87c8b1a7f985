import { localInstant } from '../../../../shared/time/local-instant.ts'
import { permanentBase } from '../../../platform/config/permanent-base.ts'
import { database } from '../../../platform/database/database.ts'
import { settingsOf } from '../body-settings.ts'
import { addressesAt, type Addresses } from '../oparl/objects.ts'
import { countVoteEvents, listVoteEvents, type VoteEventRow } from './vote-event.store.ts'

/** Words of Popolo for how somebody voted. */
const options = { for: 'yes', against: 'no', abstain: 'abstain', not_voting: 'not voting' } as const
const results = { accepted: 'pass', rejected: 'fail' } as const
const pageSize = 100

const count = (option: string, value: number | null) => (value === null ? [] : [{ option, value }])

/** A vote as a Popolo VoteEvent; counts that nobody stated are left out, names stand only where the body's rules make them public. */
function voteEvent(at: Addresses, row: VoteEventRow): object {
  const named = settingsOf({ kind: row.bodyKind, settings: row.bodySettings }).publishNamedVotes
  return {
    id: `${at.base}/popolo/vote_events/${row.id}`,
    organization_id: at.object('organization', row.bodyId),
    start_date:
      row.atTime || row.startsAt ? localInstant(row.heldOn, row.atTime ?? row.startsAt!) : row.heldOn,
    ...(row.number === null ? {} : { identifier: row.number }),
    motion: {
      id: at.object('paper', row.resolutionId),
      organization_id: at.object('organization', row.bodyId),
      legislative_session_id: at.object('meeting', row.meetingId),
      text: row.text,
      requirement: row.neededBy ?? 'majority of all members',
      ...(row.result === null ? {} : { result: results[row.result] }),
    },
    ...(row.result === null ? {} : { result: results[row.result] }),
    counts: [
      ...count('yes', row.inFavour),
      ...count('no', row.against),
      ...count('abstain', row.abstain),
      ...count('not voting', row.notVoting),
    ],
    votes: named
      ? row.votes.map(({ personId, name, option }) => ({
          option: options[option],
          voter: { ...(personId === null ? {} : { id: at.object('person', personId) }), name },
        }))
      : [],
    sources: [{ url: `${at.base}/jednani/${row.bodySlug}/${row.slug}#usneseni-${row.resolutionId}` }],
  }
}

/**
 * Votes of published meetings as Popolo VoteEvents, newest first, 100 a page; `next` is missing on the last page.
 * @param page from 1
 */
export async function popoloVoteEvents(page: number): Promise<object> {
  const db = database()
  const at = addressesAt(await permanentBase())
  const rows = await listVoteEvents(db, { limit: pageSize, offset: (page - 1) * pageSize })
  const total = await countVoteEvents(db)
  const address = `${at.base}/popolo/vote_events`
  return {
    vote_events: rows.map((row) => voteEvent(at, row)),
    total,
    page,
    per_page: pageSize,
    ...(page * pageSize < total ? { next: `${address}?page=${page + 1}` } : {}),
  }
}
