import { cs as site } from './site/cs.ts'
import { cs as meetings } from './meetings/cs.ts'
import { cs as entrance } from './entrance/cs.ts'
import { cs as desk } from './desk/cs.ts'
import { cs as session } from './session/cs.ts'
import { cs as audit } from './audit/cs.ts'
import { cs as record } from './record/cs.ts'
import { cs as invitations } from './invitations/cs.ts'
import { cs as report } from './report/cs.ts'
import { cs as verification } from './verification/cs.ts'
import { cs as polls } from './polls/cs.ts'
import { cs as council } from './council/cs.ts'
import { cs as platforms } from './platforms/cs.ts'
import { cs as citizens } from './citizens/cs.ts'
import { cs as cases } from './cases/cs.ts'
import { cs as services } from './services/cs.ts'
import { cs as usage } from './usage/cs.ts'
import { cs as budget } from './budget/cs.ts'
import { cs as catalogue } from './catalogue/cs.ts'
import { cs as tables } from './tables/cs.ts'
import { cs as readers } from './readers/cs.ts'
import { cs as inventory } from './inventory/cs.ts'
import { cs as loop } from './loop/cs.ts'
import { cs as figures } from './figures/cs.ts'
import { cs as schedule } from './schedule/cs.ts'

/** Czech wording of the interface. English mirrors its shape; a missing or unused message fails the checks. */
export const cs = {
  ...site,
  ...meetings,
  ...entrance,
  ...desk,
  ...record,
  ...schedule,
  ...figures,
  ...loop,
  ...inventory,
  ...readers,
  ...tables,
  ...catalogue,
  ...budget,
  ...usage,
  ...platforms,
  ...services,
  ...cases,
  ...citizens,
  ...invitations,
  ...report,
  ...audit,
  ...session,
  ...verification,
  ...polls,
  ...council,
}

export type Messages = typeof cs
