import type { Generated } from 'kysely'

export type PersonTable = {
  id: string
  name: string
  givenName: string | null
  familyName: string | null
  honorificPrefix: string | null
  honorificSuffix: string | null
  gender: 'female' | 'male' | null
  office: string | null
  email: string | null
  departmentId: string | null
  activeUntil: string | null
  changedAt: Generated<Date>
  version: Generated<number>
}

export type PeopleTables = {
  'people.person': PersonTable
  'people.department': { id: string; code: string; name: string }
}
