import type { Level } from '../../../../shared/citizens/words.ts'
import type { SignInRequest } from '../../../platform/auth/sign-in.ts'
import type { Db } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/database/new-id.ts'
import type { Work } from '../../../platform/database/transaction.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { newRecordKey } from '../../../platform/secrets/record-key.ts'
import { sealProfile, type Profile } from '../citizen.ts'
import { insertCitizen, lockBySubject } from '../citizen.store.ts'
import { openCitizenSession, subjectIndexOf } from '../sign-in.ts'

const issuer = 'demo'
const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1']
const nothing = { birthDate: null, address: null, phone: null, dataBox: null }

/** Sample citizens: roles, not people. */
export const demoCitizens: readonly { sub: string; level: Level; profile: Profile }[] = [
  {
    sub: 'zadatelka',
    level: 'substantial',
    profile: {
      ...nothing,
      name: 'Žadatelka Ukázková',
      birthDate: '1984-05-12',
      address: 'Ukázková 3, 460 01 Liberec',
      email: 'zadatelka@ukazka.example',
    },
  },
  {
    sub: 'zmocnenec',
    level: 'substantial',
    profile: { ...nothing, name: 'Zmocněnec Ukázkový', email: 'zmocnenec@ukazka.example' },
  },
  {
    sub: 'drzitelka',
    level: 'low',
    profile: { ...nothing, name: 'Držitelka Ukázková', email: 'drzitelka@ukazka.example' },
  },
]

/** The sample citizens are there before anybody signs in, so that sample submissions may be theirs. @returns ids by name */
export async function fillCitizens(work: Work): Promise<void> {
  for (const { sub, profile } of demoCitizens) {
    const record = newRecordKey()
    await insertCitizen(work.db, {
      id: newId(),
      subjectIndex: subjectIndexOf(issuer, sub),
      key: record.wrapped,
      profile: sealProfile(record, profile),
      createdAt: work.actor.now,
      signedAt: work.actor.now,
    })
  }
}

/** Signs a sample citizen in by one click: only on the demo's database, only from this machine. @throws DomainError `not_found` */
export async function demoCitizenSignIn(request: SignInRequest, sub: string, isDemo: boolean): Promise<void> {
  const found = demoCitizens.find((one) => one.sub === sub)
  if (!isDemo || !local.includes(request.address) || !found) throw notFound()
  await openCitizenSession(request, { issuer, sub, level: found.level, profile: found.profile })
}

/** Id of a sample citizen; null where there is none. */
export const demoCitizenId = async (db: Db, sub: string): Promise<string | null> =>
  (await lockBySubject(db, subjectIndexOf(issuer, sub)))?.id ?? null
