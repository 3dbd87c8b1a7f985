import type { IncomingMessage } from 'node:http'
import type { Citizen } from '#server/modules/citizens/index.ts'
import type { Actor } from '#server/platform/actor/actor.ts'
import type { Signed } from '#server/platform/auth/read-session.ts'
import type { Locale } from '#shared/messages/messages.ts'

declare global {
  namespace App {
    interface Error {
      message: string
      requestId?: string
      /** Nothing was written: the server has no room left */
      diskFull?: boolean
    }
    interface Platform {
      req: IncomingMessage
    }
    interface Locals {
      requestId: string
      locale: Locale
      actor: Actor
      /** Who is signed in; read only under /urad */
      signed: Signed | null
      /** Citizen who is signed in; read only where it matters */
      citizen: Citizen | null
      /** The database holds the demo: sample data, one-click accounts */
      demo: boolean
    }
  }
}

export {}
