import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { database } from '../../platform/database/database.ts'
import { listComing, listNewest } from './meeting-list.store.ts'

/** What the front page shows: the nearest announced meetings and the newest published records. */
export async function homeMeetings({ now }: Actor) {
  const db = database()
  const today = localDay(now)
  const [coming, newest] = await Promise.all([listComing(db, today), listNewest(db)])
  return { coming, newest }
}
