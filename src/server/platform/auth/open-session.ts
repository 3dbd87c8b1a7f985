import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import * as v from 'valibot'

/**
 * A plugin of the sign-in library for ways in that it does not know: who has proved themselves otherwise gets its ordinary session.
 * Only our own code can call it; the library's HTTP handler is mounted nowhere.
 */
export const openSessionPlugin = {
  id: 'radnice-open-session',
  endpoints: {
    openSession: createAuthEndpoint(
      '/radnice/open-session',
      {
        method: 'POST',
        body: v.object({ userId: v.string(), way: v.picklist(['passkey', 'office']) }),
        metadata: { SERVER_ONLY: true },
      },
      async (context) => {
        const user = await context.context.internalAdapter.findUserById(context.body.userId)
        if (!user) throw context.error('UNAUTHORIZED')
        const session = await context.context.internalAdapter.createSession(user.id)
        await setSessionCookie(context, { session, user })
        return context.json({ opened: true })
      },
    ),
  },
} as const
