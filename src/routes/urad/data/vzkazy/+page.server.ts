import { answerMessage, hideApplication, readMessages } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => ({ messages: await answer(readMessages(locals.actor)) })

const states = { odpovedet: 'answered', ukazat: 'shown', odmitnout: 'declined' } as const

const settle =
  (way: keyof typeof states): NonNullable<Actions[string]> =>
  async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const [id, text] = [field(form, 'id'), field(form, 'answer')]
    const refused = await formAnswer({ id, answer: text }, () =>
      answerMessage(locals.actor, locals.signed?.name ?? '', id, states[way], text),
    )
    return refused ?? doneAt(cookies, url.pathname)
  }

export const actions: Actions = {
  odpovedet: settle('odpovedet'),
  ukazat: settle('ukazat'),
  odmitnout: settle('odmitnout'),
  skryt: async ({ request, locals, url, cookies }) => {
    const id = field(await request.formData(), 'id')
    return (await formAnswer({}, () => hideApplication(locals.actor, id))) ?? doneAt(cookies, url.pathname)
  },
}
