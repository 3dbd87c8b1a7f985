import { randomUUID } from 'node:crypto'
import { addTask, meetingsForTask } from '#server/modules/meetings/index.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => ({
  meetings: await meetingsForTask(locals.actor),
  source: (url.searchParams.get('z') ?? '').slice(0, 500),
  formId: randomUUID(),
})

export const actions: Actions = {
  default: async ({ request, locals, cookies }) => {
    const form = await request.formData()
    const values = {
      text: field(form, 'text'),
      assignee: field(form, 'kdo'),
      due: field(form, 'termin'),
      meeting: field(form, 'jednani'),
    }
    let id = ''
    const refused = await formAnswer(values, async () => {
      id = await addTask(locals.actor, values.meeting, {
        ...values,
        id: field(form, 'formId'),
        source: field(form, 'odkud'),
      })
    })
    return refused ?? doneAt(cookies, `/urad/ukoly/${id}`)
  },
}
