import type { Generated } from 'kysely'
import type { Level, MailKind } from '../../../shared/citizens/words.ts'

export type CitizensTables = {
  'citizens.citizen': {
    id: string
    subjectIndex: Buffer
    key: Buffer
    profile: Buffer
    silent: Generated<MailKind[]>
    version: Generated<number>
    createdAt: Date
    signedAt: Date
  }
  'citizens.session': {
    idDigest: string
    citizenId: string
    level: Level
    openedAt: Date
    expiresAt: Date
  }
  'citizens.organisation': { id: string; citizenId: string; content: Buffer }
  'citizens.mandate': {
    id: string
    grantorId: string
    agentId: string | null
    content: Buffer
    nonce: string
    scope: string[]
    endsOn: string
    grantedAt: Date
    acceptedAt: Date | null
    revokedAt: Date | null
  }
}
