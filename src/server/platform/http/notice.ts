import { redirect, type Cookies } from '@sveltejs/kit'
import * as v from 'valibot'
import { noticeKinds, type Notice } from '../../../shared/notices.ts'

const cookie = 'radnice_oznameni'
const path = '/urad'

const notice = v.object({
  kind: v.picklist(noticeKinds),
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  undo: v.optional(
    v.object({
      action: v.pipe(v.string(), v.regex(/^\/urad[/?\w-]*$/)),
      fields: v.record(v.string(), v.string()),
    }),
  ),
})

/** Says on the next page what has just been done, and how to undo it. It is said once. */
export function leaveNotice(cookies: Cookies, said: Notice): void {
  cookies.set(cookie, JSON.stringify(said), { path, httpOnly: true, sameSite: 'lax', maxAge: 60 })
}

/** Goes on to a page, which says what has just been done. */
export function doneAt(cookies: Cookies, address: string, said: Notice = { kind: 'saved' }): never {
  leaveNotice(cookies, said)
  redirect(303, address)
}

/** What the previous request has left to be said; null when nothing. */
export function takeNotice(cookies: Cookies): Notice | null {
  const given = cookies.get(cookie)
  if (given === undefined) return null
  cookies.delete(cookie, { path })
  try {
    const checked = v.safeParse(notice, JSON.parse(given))
    return checked.success ? (checked.output as Notice) : null
  } catch {
    return null
  }
}
