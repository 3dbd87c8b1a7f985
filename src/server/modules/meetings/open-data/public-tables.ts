import { cs } from '../../../../shared/messages/cs.ts'
import { database } from '../../../platform/database/database.ts'
import { listAttendance, listVoteEvents } from './vote-event.store.ts'

type Table = { head: string[]; rows: (string | number | null)[][] }
const longest = 20_000

/** Votes of published meetings as a table; counts that nobody stated are empty. At most 20,000 rows. @param base address of the site */
export async function voteTable(base: string): Promise<Table> {
  const rows = await listVoteEvents(database(), { limit: longest, offset: 0 })
  return {
    head: [
      'organ',
      'datum',
      'cas',
      'usneseni',
      'zneni',
      'pritomno',
      'pro',
      'proti',
      'zdrzel_se',
      'nehlasoval',
      'potreba',
      'vysledek',
      'jednani',
    ],
    rows: rows.map((row) => [
      row.bodyName,
      row.heldOn,
      row.atTime,
      row.number,
      row.text,
      row.present,
      row.inFavour,
      row.against,
      row.abstain,
      row.notVoting,
      row.needed,
      row.result && cs.vote.results[row.result],
      `${base}/jednani/${row.bodySlug}/${row.slug}`,
    ]),
  }
}

/** Members at published meetings as a table. At most 20,000 rows. @param base address of the site */
export async function attendanceTable(base: string): Promise<Table> {
  const rows = await listAttendance(database(), longest)
  return {
    head: ['organ', 'jednani_cislo', 'datum', 'clen', 'stav', 'prichod', 'odchod', 'jednani'],
    rows: rows.map((row) => [
      row.bodyName,
      row.number,
      row.heldOn,
      row.name,
      cs.meetings.attendanceState.unknown[row.state],
      row.arrivedAt,
      row.leftAt,
      `${base}/jednani/${row.bodySlug}/${row.slug}`,
    ]),
  }
}
