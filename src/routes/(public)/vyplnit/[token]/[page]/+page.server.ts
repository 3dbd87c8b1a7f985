import { fail, redirect } from '@sveltejs/kit'
import { draftDays, readDraft, savePage } from '#server/modules/cases/index.ts'
import { DomainError, notFound } from '#server/platform/domain-error.ts'
import { answer } from '#server/platform/http/answer.ts'
import { localPath } from '#shared/messages/messages.ts'
import { askedPages } from '#shared/forms/answers.ts'
import { filesOf } from '#shared/forms/definition.ts'
import type { Actions, PageServerLoad } from './$types'
import { askedNames } from './asked-names.ts'

export const load: PageServerLoad = ({ params, url, locals }) =>
  answer(
    (async () => {
      const draft = await readDraft(params.token)
      const at = draft.pages.findIndex(({ id }) => id === params.page)
      const page = draft.pages[at]
      if (!page) throw notFound()
      if (draft.caseId !== null) redirect(303, localPath(locals.locale, `/vyplnit/${params.token}`))
      if (filesOf(page)) redirect(303, `${url.pathname}/soubory${url.search}`)
      return {
        form: draft.form,
        page,
        answers: draft.answers,
        number: at + 1,
        count: draft.pages.length,
        before: draft.pages[at - 1]?.id ?? null,
        checking: url.searchParams.has('kontrola'),
        adding: url.searchParams.get('pridat'),
        days: draftDays,
      }
    })(),
  )

export const actions: Actions = {
  default: async ({ params, request, locals, url }) => {
    const form = await request.formData()
    const removed = form.get('odebrat')
    const added = form.get('pridat')
    const typed = (name: string): string[] =>
      typeof removed === 'string' && name.startsWith(`${removed}.`)
        ? []
        : form.getAll(name).filter((one): one is string => typeof one === 'string')
    const shown = new Set(form.getAll('zobrazeno').filter((one): one is string => typeof one === 'string'))
    const base = localPath(locals.locale, `/vyplnit/${params.token}`)
    const saved = await answer(
      savePage(locals.actor, params.token, params.page, typed, { citizen: locals.citizen, shown }).catch(
        (problem: unknown) => {
          if (problem instanceof DomainError && problem.code === 'filed') return null
          throw problem
        },
      ),
    )
    if (saved === null) redirect(303, base)
    const values = Object.fromEntries([...new Set(form.keys())].map((name) => [name, typed(name)]))
    if (saved.problems.length > 0)
      return fail(400, {
        suggestions: saved.suggestions,
        values,
        errors: Object.fromEntries(saved.problems.map(({ field, text }) => [field, text])),
      })
    if (Object.keys(saved.suggestions).length > 0)
      return fail(400, { values, errors: {}, suggestions: saved.suggestions })
    const here = `${url.pathname}${url.searchParams.has('kontrola') ? '?kontrola=1' : ''}`
    const with_ = (query: string) => `${here}${here.includes('?') ? '&' : '?'}${query}`
    if (typeof added === 'string') redirect(303, with_(`pridat=${encodeURIComponent(added)}`))
    if (removed !== null) redirect(303, here)
    const pages = askedPages(saved.definition, saved.answers)
    const at = pages.findIndex(({ id }) => id === params.page)
    if (at < 0) redirect(303, base)
    // an answer brought new questions on this very page
    if (askedNames(pages[at]!, saved.answers).some((name) => !shown.has(name))) redirect(303, here)
    const next = pages[at + 1]
    redirect(303, next && !url.searchParams.has('kontrola') ? `${base}/${next.id}` : base)
  },
}
