import type { BodyKind } from '../../../shared/meetings/words.ts'
import type { Db } from '../../platform/database/database.ts'
import { settingsOf, type BodySettings } from './body-settings.ts'
import { nextNumber } from './record.store.ts'

/** The number that a body's next meeting takes by the body's own rule: on through the term, or anew each year. */
export const proposeNumber = (
  db: Db,
  body: { id: string; kind: BodyKind; settings: Partial<BodySettings> },
  heldOn: string,
): Promise<number> => nextNumber(db, body.id, heldOn, settingsOf(body).numbering)
