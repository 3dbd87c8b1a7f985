import * as v from 'valibot'
import { listMeetings } from '#server/modules/meetings/index.ts'
import type { PageServerLoad } from './$types'

const filter = v.object({
  organ: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,100}$/))),
  rok: v.optional(v.pipe(v.string(), v.regex(/^(19|20)\d\d$/), v.transform(Number))),
  text: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  strana: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}$/), v.transform(Number))),
})

export const load: PageServerLoad = async ({ url }) => {
  const given = Object.fromEntries([...url.searchParams].filter(([, value]) => value !== ''))
  const parsed = v.safeParse(filter, given)
  const { organ, rok, text, strana } = parsed.success ? parsed.output : {}
  const list = await listMeetings({
    ...(organ ? { body: organ } : {}),
    ...(rok ? { year: rok } : {}),
    ...(text ? { text } : {}),
    page: strana ?? 1,
  })
  return { ...list, filter: { organ, rok, text }, page: strana ?? 1, badFilter: !parsed.success }
}
