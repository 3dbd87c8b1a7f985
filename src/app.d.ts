import type { Actor } from '#server/platform/actor/actor.ts'
import type { Locale } from '#shared/messages/messages.ts'

declare global {
  namespace App {
    interface Error {
      message: string
      requestId?: string
    }
    interface Locals {
      requestId: string
      locale: Locale
      actor: Actor
      /** The database holds the demo: sample data, one-click accounts */
      demo: boolean
    }
  }
}

export {}
