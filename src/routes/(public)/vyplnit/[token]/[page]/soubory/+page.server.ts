import { redirect } from '@sveltejs/kit'
import { addDraftFile, draftDays, readDraft, removeDraftFile } from '#server/modules/cases/index.ts'
import { DomainError, notFound } from '#server/platform/domain-error.ts'
import { largestFile } from '#server/platform/files/accept-file.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import type { FileAnswer } from '#shared/forms/answers.ts'
import { filesOf } from '#shared/forms/definition.ts'
import { localPath } from '#shared/messages/messages.ts'
import type { Actions, PageServerLoad } from './$types'

/** A page that asks for files. */
export const load: PageServerLoad = ({ params, url, locals }) =>
  answer(
    (async () => {
      const draft = await readDraft(params.token)
      const base = localPath(locals.locale, `/vyplnit/${params.token}`)
      if (draft.caseId !== null) redirect(303, base)
      const at = draft.pages.findIndex(({ id }) => id === params.page)
      const page = draft.pages[at]
      const component = page && filesOf(page)
      if (!component) throw notFound()
      const checking = url.searchParams.has('kontrola')
      const next = draft.pages[at + 1]
      const before = draft.pages[at - 1]
      return {
        form: draft.form,
        page: { title: page.title, lead: page.lead ?? null },
        notes: page.components.flatMap((one) => (one.kind === 'note' ? [one.text] : [])),
        component,
        files: (draft.answers[component.id] ?? []) as FileAnswer[],
        number: at + 1,
        count: draft.pages.length,
        next: checking || !next ? base : `${base}/${next.id}`,
        before: checking ? base : before ? `${base}/${before.id}` : null,
        uploads: `${base}/${params.page}/soubory/nahravani`,
        largestFile,
        days: draftDays,
      }
    })(),
  )

export const actions: Actions = {
  nahrat: async ({ params, request, locals, url }) => {
    const files = (await request.formData())
      .getAll('soubor')
      .filter((one): one is File => one instanceof File && (one.size > 0 || one.name !== ''))
    const refused = await formAnswer({}, async () => {
      if (files.length === 0) throw new DomainError('nothing_given', 'Vyberte soubor, který chcete nahrát.')
      for (const [at, file] of files.entries())
        await addDraftFile(locals.actor, params.token, params.page, file).catch((problem: unknown) => {
          if (!(problem instanceof DomainError) || files.length === 1) throw problem
          const left = files.slice(at).map(({ name }) => name)
          const more = left.length > 5 ? ` a dalších ${left.length - 5}` : ''
          throw new DomainError(
            problem.code,
            `${problem.message} Nenahrálo se: ${left.slice(0, 5).join(', ')}${more}.`,
            problem.status,
          )
        })
    })
    return refused ?? redirect(303, here(url))
  },
  odebrat: async ({ params, request, locals, url }) => {
    const id = field(await request.formData(), 'id')
    const refused = await formAnswer({}, () => removeDraftFile(locals.actor, params.token, params.page, id))
    return refused ?? redirect(303, here(url))
  },
}

const here = ({ pathname, searchParams }: URL): string =>
  pathname + (searchParams.has('kontrola') ? '?kontrola=1' : '')
