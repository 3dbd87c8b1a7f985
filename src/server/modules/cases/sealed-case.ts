import type { Answers } from '../../../shared/forms/answers.ts'
import { folded } from '../../../shared/format/folded.ts'
import { blindIndex, openRecordKey, unseal, type RecordKey } from '../../platform/secrets/record-key.ts'
import type { CasesTables } from './tables.ts'
import type { Selectable } from 'kysely'

/** Who filed, as their answers say. */
export interface Applicant {
  name: string
  email: string | null
  phone: string | null
  address: string | null
  dataBox: string | null
  /** On whose behalf; submissions before it was asked do not have it */
  represented?: string | null
}

/** Places of sealed texts: what is sealed for one opens at no other. */
export const places = {
  answers: 'case.answers',
  applicant: 'case.applicant',
  subject: 'case.subject',
  event: (id: string) => `event.${id}`,
} as const

/** A name is found without being readable: without diacritics, case, and the order of its words. */
export const nameIndexOf = (name: string): Buffer =>
  blindIndex('case.name', folded(name).split(' ').sort().join(' '))

/** What is sealed in a case, opened. */
export function openCase(row: Selectable<CasesTables['cases.case']>): {
  record: RecordKey
  answers: Answers
  applicant: Applicant
  subject: string | null
} {
  const record = openRecordKey(row.key)
  return {
    record,
    answers: JSON.parse(unseal(record, places.answers, row.answers)) as Answers,
    applicant: JSON.parse(unseal(record, places.applicant, row.applicant)) as Applicant,
    subject: row.subject && unseal(record, places.subject, row.subject),
  }
}
