import { attachFile, changeFile, detachReport, readMeeting } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { DomainError, notFound } from '#server/platform/domain-error.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const meeting = await answer(
    readMeeting(locals.actor, params.body, params.meeting).then((found) => {
      if (!found.mayRecord || !found.record) throw notFound()
      return found
    }),
  )
  return { meeting, record: meeting.record! }
}

const changes = ['remove', 'publish', 'hide'] as const

export const actions: Actions = {
  pripojit: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const [title, place] = [field(form, 'nazev'), field(form, 'misto')]
    const refused = await formAnswer({ title, place }, async () => {
      const file = form.get('soubor')
      if (!(file instanceof File)) throw new DomainError('nothing_given', 'Vyberte soubor.')
      await attachFile(locals.actor, params.body, params.meeting, {
        file,
        title,
        place,
        public: form.get('verejny') === 'on',
      })
    })
    return refused ?? doneAt(cookies, url.pathname, { kind: 'fileAttached' })
  },
  odebrat: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer({ title: '', place: '' }, () =>
      detachReport(locals.actor, params.body, params.meeting, field(form, 'id')),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  zmenit: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const change = changes.find((one) => one === field(form, 'co'))
    const refused = await formAnswer({ title: '', place: '' }, async () => {
      if (change) await changeFile(locals.actor, params.body, params.meeting, field(form, 'id'), change)
    })
    return refused ?? doneAt(cookies, url.pathname)
  },
}
