import type { Messages } from './cs.ts'
import { en as site } from './site/en.ts'
import { en as meetings } from './meetings/en.ts'
import { en as entrance } from './entrance/en.ts'
import { en as desk } from './desk/en.ts'
import { en as session } from './session/en.ts'
import { en as audit } from './audit/en.ts'
import { en as record } from './record/en.ts'
import { en as invitations } from './invitations/en.ts'
import { en as report } from './report/en.ts'
import { en as verification } from './verification/en.ts'
import { en as polls } from './polls/en.ts'
import { en as council } from './council/en.ts'
import { en as platforms } from './platforms/en.ts'
import { en as citizens } from './citizens/en.ts'
import { en as cases } from './cases/en.ts'
import { en as services } from './services/en.ts'
import { en as usage } from './usage/en.ts'
import { en as budget } from './budget/en.ts'
import { en as catalogue } from './catalogue/en.ts'
import { en as tables } from './tables/en.ts'
import { en as readers } from './readers/en.ts'
import { en as inventory } from './inventory/en.ts'
import { en as loop } from './loop/en.ts'
import { en as figures } from './figures/en.ts'
import { en as schedule } from './schedule/en.ts'

export const en: Messages = {
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
