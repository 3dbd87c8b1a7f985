import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ProcedureName } from '../../../../shared/cases/words.ts'
import { newId } from '../../../platform/database/new-id.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { projectRoot } from '../../../platform/project-root.ts'
import { insertForm, insertVersion } from '../forms/form.store.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { insertLevel } from '../level.store.ts'
import { findSituation } from '../situation.store.ts'

const forms: readonly { slug: string; title: string; procedure: ProcedureName; situation: string }[] = [
  {
    slug: 'zadost-o-informace',
    title: 'Žádost o informace',
    procedure: 'info_request',
    situation: 'zadost-o-informace-106',
  },
  { slug: 'podnet', title: 'Podnět městu', procedure: 'suggestion', situation: 'hlaseni-zavad' },
  { slug: 'stiznost', title: 'Stížnost na úřad', procedure: 'complaint', situation: 'stiznost-a-petice' },
  {
    slug: 'poplatek-ze-psu',
    title: 'Ohlášení k poplatku ze psů',
    procedure: 'dog_fee',
    situation: 'poplatek-ze-psu',
  },
  {
    slug: 'zvlastni-uzivani-komunikace',
    title: 'Zvláštní užívání komunikace',
    procedure: 'road_use',
    situation: 'zvlastni-uzivani-komunikace',
  },
]

/** Five forms of five kinds of proceedings. */
export async function fillForms(work: Work): Promise<void> {
  for (const { slug, title, procedure, situation } of forms) {
    const file = join(projectRoot, `src/server/modules/services/demo/forms/${slug}.json`)
    const id = newId()
    const guide = await findSituation(work.db, { slug: situation })
    if (guide)
      await insertLevel(work.db, {
        id: newId(),
        situationId: guide.id,
        level: 3,
        provider: null,
        evidence: 'Formulář v Radnici: podání bez papíru',
        evidenceAddress: `/podani/${slug}`,
        judgedOn: localDay(work.actor.now),
        judgedBy: 'Redakce ukázky',
      })
    await insertForm(work.db, { id, slug, title, procedure, situationId: guide?.id ?? null })
    await insertVersion(work.db, {
      id: newId(),
      formId: id,
      number: 1,
      state: 'published',
      definition: readFileSync(file, 'utf8'),
      writtenBy: 'Redakce ukázky',
      writerAccounts: [],
      writtenAt: work.actor.now,
      publishedBy: 'Úřednice magistrátu',
      publishedAt: work.actor.now,
    })
  }
}
