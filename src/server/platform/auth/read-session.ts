import type { Actor, Role } from '../actor/actor.ts'
import { auth, waysOfSignIn, type WayOfSignIn } from './auth.ts'

export interface Signed {
  actor: Actor
  name: string
  email: string
  sessionId: string
  secondFactor: boolean
  /** How they proved themselves; null for sessions opened before it was noted */
  way: WayOfSignIn | null
}

const known: readonly Role[] = ['administrator', 'recorder', 'auditor', 'clerk', 'analyst']

/** Who is signed in by the cookies of a request; null for nobody and for those whose access ended. */
export async function readSession(headers: Headers, now: Date, requestId: string): Promise<Signed | null> {
  if (!headers.get('cookie')?.includes('radnice.session_token')) return null
  const found = await auth().api.getSession({ headers })
  if (!found || found.user.disabledAt) return null
  const roles = (found.user.roles ?? '')
    .split(',')
    .filter((role): role is Role => known.includes(role as Role))
  const actor: Actor = {
    kind: 'person',
    accountId: found.user.id,
    personId: found.user.personId ?? null,
    roles,
    requestId,
    now,
  }
  return {
    actor,
    name: found.user.name,
    email: found.user.email,
    sessionId: found.session.id,
    secondFactor: found.user.twoFactorEnabled === true,
    way: waysOfSignIn.find((way) => way === found.session.way) ?? null,
  }
}
