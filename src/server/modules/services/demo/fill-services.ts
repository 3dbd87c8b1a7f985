import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Area, Level } from '../../../../shared/services/words.ts'
import { shiftDay } from '../../../../shared/time/shift-day.ts'
import { newId } from '../../../platform/database/new-id.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { projectRoot } from '../../../platform/project-root.ts'
import { insertLevel } from '../level.store.ts'
import { writeWizard } from '../wizard/wizard.store.ts'
import { insertOffice } from '../offices/office.store.ts'
import { fillForms } from './fill-forms.ts'
import { bumpRevision, insertSituation } from '../situation.store.ts'

interface Sample {
  slug: string
  title: string
  summary: string
  area: Area
  power: 'samostatná' | 'přenesená' | 'obojí'
  kind: string
  who: string
  whenToAct: string
  documents: string[]
  fee: string
  deadline: string
  legalBasis: string[]
  department: string
  digitalLevel: Level
  keywordsCitizensUse: string[]
  sourceUrl: string
  confidence: string
  verify: string | null
  factAsOf: string
}

const powers = { samostatná: 'own', přenesená: 'delegated', obojí: 'both' } as const

/** Forty life situations in our own words, with facts from the city's public pages, levels guessed from them. */
export async function fillServices(work: Work): Promise<void> {
  const file = join(projectRoot, 'src/server/modules/services/demo/life-situations.json')
  for (const sample of JSON.parse(readFileSync(file, 'utf8')) as Sample[]) {
    const id = newId()
    const guide = {
      id,
      slug: sample.slug,
      state: 'published' as const,
      title: sample.title,
      summary: sample.summary,
      area: sample.area,
      power: powers[sample.power],
      kind: sample.kind,
      who: sample.who,
      whenToAct: sample.whenToAct,
      documents: sample.documents,
      fee: sample.fee,
      statutoryLimit: sample.deadline,
      decides: sample.department,
      legalBasis: sample.legalBasis,
      keywords: sample.keywordsCitizensUse,
      sourceAddress: sample.sourceUrl,
      factAsOf: sample.factAsOf,
      doubts: [`Jistota údajů: ${sample.confidence}.`, sample.verify && `Ověřte: ${sample.verify}`]
        .filter(Boolean)
        .join(' '),
      faq: '[]',
      reviewBy: shiftDay(sample.factAsOf, sample.verify ? 30 : 365),
    }
    await insertSituation(work.db, guide)
    if (sample.slug === 'poplatek-ze-psu')
      await writeWizard(
        work.db,
        {
          situationId: id,
          xml: readFileSync(
            join(projectRoot, 'src/server/modules/services/demo/poplatek-ze-psu.dmn'),
            'utf8',
          ),
          writtenBy: 'Redakce ukázky',
          writtenAt: work.actor.now,
        },
        null,
      )
    await insertLevel(work.db, {
      id: newId(),
      situationId: id,
      level: sample.digitalLevel,
      provider: 'dosavadní portál (ukázka)',
      evidence: 'Odhad podle veřejných návodů měst, jak byly na webu',
      evidenceAddress: sample.sourceUrl,
      judgedOn: sample.factAsOf,
      judgedBy: 'Redakce ukázky',
    })
  }
  for (const [name, address, contact, parts, situations] of [
    ['Magistrát, podatelna', 'nám. Ukázkové 1, Liberec', 'podatelna@ukazka.example', [], []],
    [
      'Úřad městského obvodu Vzorov',
      'Vzorová 200/1, Liberec',
      'vzorov@ukazka.example',
      ['Vzorov'],
      ['poplatek-ze-psu'],
    ],
  ] as const)
    await insertOffice(work.db, {
      id: newId(),
      name,
      address,
      contact,
      parts: [...parts],
      situations: [...situations],
    })
  await fillForms(work)
  await bumpRevision(work.db)
}
