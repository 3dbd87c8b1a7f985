import * as meetings from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const view = await answer(meetings.readVerification(locals.actor, params.body, params.meeting))
  // each form posts under an id of its own
  return {
    ...view,
    parts: view.parts.map((part) => ({ ...part, formId: crypto.randomUUID() })),
    formId: crypto.randomUUID(),
  }
}

const parts = ['title', 'text', 'resolution', 'task', 'whole'] as const
const nothing = { partId: '', after: '', reason: '', keptAt: '' }

export const actions: Actions = {
  pripominky: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer(nothing, () =>
      meetings.openComments(locals.actor, field(form, 'id'), field(form, 'do')),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  konecPripominek: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer(nothing, () => meetings.closeComments(locals.actor, field(form, 'id')))
    return refused ?? doneAt(cookies, url.pathname)
  },
  navrhnout: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const whole = (name: string) => String(form.get(name) ?? '')
    const [part = '', partId = ''] = field(form, 'cast').split(':')
    const refused = await formAnswer(
      { ...nothing, partId, after: whole('nove'), reason: field(form, 'proc') },
      () =>
        meetings.suggestChange(locals.actor, locals.signed?.name ?? '', field(form, 'id'), {
          id: field(form, 'navrh'),
          part: parts.find((one) => one === part) ?? 'whole',
          partId,
          before: whole('puvodni'),
          after: whole('nove'),
          reason: field(form, 'proc'),
        }),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  rozhodnout: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer(nothing, () =>
      meetings.decideSuggestion(
        locals.actor,
        field(form, 'id'),
        field(form, 'navrh'),
        field(form, 'jak') === 'prijmout',
        field(form, 'odpoved'),
      ),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  predlozit: async ({ locals, params, url, cookies }) => {
    const refused = await formAnswer(nothing, () =>
      meetings.submitForApproval(locals.actor, params.body, params.meeting),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  schvalit: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const role = field(form, 'role') === 'chair' ? 'chair' : 'verifier'
    const refused = await formAnswer(nothing, () =>
      meetings.approveMinutes(
        locals.actor,
        locals.signed?.way ?? null,
        field(form, 'id'),
        role,
        field(form, 'otisk'),
      ),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  podepsat: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer(nothing, () => meetings.signCopy(locals.actor, field(form, 'id')))
    return refused ?? doneAt(cookies, url.pathname)
  },
  original: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const scan = form.get('sken')
    const refused = await formAnswer({ ...nothing, keptAt: field(form, 'kde') }, () =>
      meetings.recordOriginal(locals.actor, field(form, 'id'), {
        signedOn: field(form, 'podepsano'),
        keptAt: field(form, 'kde'),
        scan: scan instanceof File ? scan : null,
      }),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
}
