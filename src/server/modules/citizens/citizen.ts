import type { Level, MailKind } from '../../../shared/citizens/words.ts'
import { openRecordKey, seal, unseal, type RecordKey } from '../../platform/secrets/record-key.ts'

/** What Radnice knows of a citizen; null what nobody said. */
export interface Profile {
  name: string
  /** `YYYY-MM-DD` */
  birthDate: string | null
  address: string | null
  email: string | null
  phone: string | null
  dataBox: string | null
}

/** A citizen who is signed in. */
export interface Citizen {
  id: string
  /** How surely they proved who they are in this session */
  level: Level
  profile: Profile
  silent: readonly MailKind[]
  version: number
  createdAt: Date
  openedAt: Date
}

const place = 'citizen.profile'

export const sealProfile = (record: RecordKey, profile: Profile): Buffer =>
  seal(record, place, JSON.stringify(profile))

export const openProfile = ({ key, profile }: { key: Buffer; profile: Buffer }): Profile =>
  JSON.parse(unseal(openRecordKey(key), place, profile)) as Profile
