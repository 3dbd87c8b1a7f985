import { readNotes, saveNotes } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) =>
  answer(readNotes(locals.actor, params.body, params.meeting))

export const actions: Actions = {
  default: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const notes = new Map<string, string>()
    for (const [name, value] of form)
      if (name.startsWith('bod.') && typeof value === 'string') notes.set(name.slice('bod.'.length), value)
    const refused = await formAnswer({ notes: Object.fromEntries(notes) as Record<string, string> }, () =>
      saveNotes(locals.actor, params.body, params.meeting, notes),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
}
