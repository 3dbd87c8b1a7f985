import { createHash, randomBytes } from 'node:crypto'
import { shiftDay } from '../../../../shared/time/shift-day.ts'
import { database } from '../../../platform/database/database.ts'
import { forgetSalts, shareSalt } from './event.store.ts'

let known: { day: string; salt: Buffer } | undefined

/** The salt of a day, the same in every process; those of earlier days are forgotten. */
export async function saltOf(day: string): Promise<Buffer> {
  if (known?.day === day) return known.salt
  const salt = await shareSalt(database(), day, randomBytes(32))
  // a process whose clock is a moment behind may still need yesterday's
  await forgetSalts(database(), shiftDay(day, -1))
  known = { day, salt }
  return salt
}

/** Who came, for one day and one platform: nobody can tell whom the eight bytes stand for, nor find them again tomorrow. */
export const visitorOf = (salt: Buffer, platformId: string, address: string, agent: string): Buffer =>
  createHash('sha256').update(salt).update(`${platformId} ${address} ${agent}`).digest().subarray(0, 8)
