import { standing, type Answers } from '../../../../shared/forms/answers.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { demoCitizenId } from '../../citizens/index.ts'
import { readPublishedForm } from '../../services/index.ts'
import { newId } from '../../../platform/database/new-id.ts'
import type { ProcedureName } from '../../../../shared/cases/words.ts'
import { insertDepartment } from '../departments/department.store.ts'
import { receiveCase } from '../receive-case.ts'
import { foundSeries } from '../series.ts'

/** Invented submissions: form, days ago, answers. Who files them are roles, their addresses are of a reserved domain (RFC 2606). */
const samples: readonly [form: string, daysAgo: number, answers: Answers][] = [
  [
    'zadost-o-informace',
    13,
    {
      subject: 'Výdaje na opravy chodníků',
      question: 'Kolik město vydalo v posledních dvou letech na opravy chodníků, podle ulic?',
      delivery: 'electronic',
      holder: 'person',
      name: 'Žadatelka Ukázková',
      birthDate: '1984-05-12',
      email: 'zadatelka@ukazka.example',
    },
  ],
  [
    'zadost-o-informace',
    2,
    {
      subject: 'Smlouva o provozu portálu',
      question: 'Prosím o kopii platné smlouvy o provozu portálu občana.',
      holder: 'company',
      name: 'Jednatel Ukázkový',
      company: 'Ukázka, s. r. o.',
      email: 'firma@ukazka.example',
    },
  ],
  [
    'zvlastni-uzivani-komunikace',
    24,
    {
      purpose: 'scaffold',
      subject: 'Ukázková ulice 12, chodník',
      area: 18.5,
      text: 'Lešení kvůli opravě fasády.',
      closure: 'no',
      holder: 'company',
      name: 'Stavbyvedoucí Ukázkový',
      company: 'Ukázkové stavby, a. s.',
      phone: '600000001',
    },
  ],
  [
    'stiznost',
    8,
    {
      subject: 'Dlouhé čekání u přepážky',
      about: 'procedure',
      text: 'Objednali jsme se na devátou hodinu, na řadu jsme přišli v jedenáct.',
      holder: 'person',
      name: 'Stěžovatel Ukázkový',
      address: 'Ukázková 3, 460 01 Liberec',
    },
  ],
  [
    'podnet',
    1,
    {
      subject: 'Rozbitá lavička',
      place: 'Ukázkový park',
      text: 'Chybí jí dvě prkna.',
      answer: 'no',
      name: 'Kolemjdoucí',
    },
  ],
  [
    'poplatek-ze-psu',
    5,
    {
      what: 'new',
      dogs: [{ call: 'Alík', breed: 'jezevčík', since: '2026-10-01' }],
      relief: ['shelter'],
      holder: 'person',
      name: 'Držitelka Ukázková',
      email: 'drzitelka@ukazka.example',
    },
  ],
]

const departments: readonly [
  name: string,
  procedures: readonly ProcedureName[],
  parts?: readonly string[],
][] = [
  ['Odbor dopravy', ['road_use']],
  ['Odbor ekonomiky', ['dog_fee']],
  ['Úřad městského obvodu Vzorov', ['dog_fee'], ['Vzorov']],
  ['Kancelář tajemníka', ['info_request', 'complaint', 'suggestion']],
]

/** Cases that wait for the clerk of the sample city. */
export async function fillCases(work: Work): Promise<void> {
  await foundSeries(work)
  for (const [name, procedures, parts = []] of departments)
    await insertDepartment(work.db, { id: newId(), name, procedures: [...procedures], parts: [...parts] })
  for (const [slug, daysAgo, answers] of [...samples].sort(([, a], [, b]) => b - a)) {
    const now = new Date(work.actor.now.getTime() - daysAgo * 86_400_000)
    const form = await readPublishedForm(slug, work.db)
    const own = answers['name'] === 'Žadatelka Ukázková'
    await receiveCase({ ...work, actor: { ...work.actor, now } }, form, standing(form.definition, answers), {
      identity: own ? 'eid' : null,
      citizenId: own ? await demoCitizenId(work.db, 'zadatelka') : null,
      mandate: null,
    })
  }
}
