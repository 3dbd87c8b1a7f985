import { answerPoll, attachPoll, closePoll, readPoll } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readAnswer } from '#ui/polls/read-answer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => answer(readPoll(locals.actor, params.id))

const nothing = { places: {} as Record<string, string>, reason: '' }

export const actions: Actions = {
  default: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const deed = field(form, 'co')
    const values = deed === '' ? readAnswer(form) : nothing
    const refused = await formAnswer(values, () =>
      deed === 'ukoncit'
        ? closePoll(locals.actor, params.id)
        : deed === 'pripojit'
          ? attachPoll(locals.actor, params.id, field(form, 'jednani'))
          : answerPoll(locals.actor, params.id, values),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
}
