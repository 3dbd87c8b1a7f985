import type { Db } from '../../platform/database/database.ts'
import { lockBySubject } from './citizen.store.ts'

/** Id of the citizen behind an index of a subject. */
export const findIdBySubject = async (db: Db, subject: Buffer): Promise<string | null> =>
  (await lockBySubject(db, subject))?.id ?? null
