import { hideText, hideWords, readHidden, type ChosenStretch } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) =>
  answer(readHidden(locals.actor, params.body, params.meeting))

const parts = ['title', 'text', 'resolution', 'task', 'note'] as const

/** `text:ID:12-20`, as the checkboxes send it. */
const stretches = (form: FormData): ChosenStretch[] =>
  form.getAll('misto').flatMap((value) => {
    const [, part, partId, from, to] = /^(\w+):([\w-]+):(\d+)-(\d+)$/.exec(String(value)) ?? []
    const known = parts.find((one) => one === part)
    return known && partId ? [{ part: known, partId, from: Number(from), to: Number(to) }] : []
  })

export const actions: Actions = {
  zmenit: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer({ words: '' }, async () => {
      const change = field(form, 'co') === 'zverejnit' ? 'show' : 'hide'
      await hideText(locals.actor, field(form, 'id'), Number(field(form, 'verze')), stretches(form), change)
    })
    return refused ?? doneAt(cookies, url.pathname)
  },
  slova: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const words = field(form, 'slova')
    const refused = await formAnswer({ words }, async () => {
      await hideWords(locals.actor, field(form, 'id'), Number(field(form, 'verze')), words)
    })
    return refused ?? doneAt(cookies, url.pathname)
  },
}
