import { publishForm, readForm, saveFormDraft } from '#server/modules/services/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { localDay } from '#shared/time/local-day.ts'
import type { Actions, PageServerLoad } from './$types'

const beginning = JSON.stringify(
  {
    title: 'Název',
    roles: { name: 'name' },
    pages: [
      {
        id: 'kdo',
        title: 'Kdo podává',
        components: [{ kind: 'line', id: 'name', label: 'Jméno a příjmení', need: 'must' }],
      },
    ],
  },
  null,
  2,
)

export const load: PageServerLoad = async ({ locals, params }) => {
  const { form, versions, mayEdit, mayPublish } = await answer(readForm(locals.actor, params.slug))
  const draft = versions.find(({ state }) => state === 'draft')
  const text = (draft ?? versions[0])?.definition ?? beginning
  return {
    form: { title: form.title, slug: form.slug },
    versions: versions.map(({ number, state, writtenBy, writtenAt, publishedBy, publishedAt }) => ({
      number,
      state,
      writtenBy,
      writtenAt,
      publishedBy,
      publishedAt,
    })),
    revision: draft?.revision ?? null,
    text,
    today: localDay(locals.actor.now),
    mayEdit,
    mayPublish,
  }
}

export const actions: Actions = {
  ulozit: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const text = String(form.get('definice') ?? '')
    const revision = field(form, 'revize')
    const refused = await formAnswer({ text, revision }, () =>
      saveFormDraft(
        locals.actor,
        locals.signed?.name ?? '',
        params.slug,
        revision === '' ? null : Number(revision),
        text,
      ),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  zverejnit: async ({ request, locals, params, url, cookies }) => {
    const revision = field(await request.formData(), 'revize')
    const refused = await formAnswer({ text: '', revision: '' }, () =>
      publishForm(locals.actor, locals.signed?.name ?? '', params.slug, Number(revision)),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
}
