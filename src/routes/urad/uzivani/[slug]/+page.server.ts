import { rm } from 'node:fs/promises'
import {
  annotate,
  closeLogImport,
  importFigures,
  importLog,
  readUse,
  removeAnnotation,
  removeImport,
  typeMonths,
} from '#server/modules/usage/index.ts'
import { publicUrl } from '#server/platform/config/public-url.ts'
import { spoolUpload } from '#server/platform/files/spool-upload.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readFields, readFile } from '#server/platform/http/read-fields.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => ({
  ...(await answer(readUse(locals.actor, params.slug))),
  counter: publicUrl(),
  formId: crypto.randomUUID(),
})

export const actions: Actions = {
  cisla: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const values = { what: 'cisla', ...readFields(form, ['origin', 'replace']) }
    const refused = await formAnswer(values, async () => {
      const file = readFile(form)
      const bytes = new Uint8Array(await file.arrayBuffer())
      const by = locals.signed?.name ?? ''
      await importFigures(
        locals.actor,
        by,
        params.slug,
        { name: file.name, bytes },
        values.origin,
        values.replace === 'ano',
      )
    })
    return refused ?? doneAt(cookies, url.pathname)
  },
  zaznamy: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const values = { what: 'zaznamy', ...readFields(form, ['origin']) }
    const refused = await formAnswer(values, async () => {
      const file = readFile(form)
      const path = await spoolUpload(file)
      try {
        await importLog(locals.actor, locals.signed?.name ?? '', params.slug, path, values.origin, file.name)
      } finally {
        await rm(path, { force: true })
      }
    })
    return refused ?? doneAt(cookies, url.pathname)
  },
  uzavrit: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const replace = form.get('replace') === 'ano'
    const refused = await formAnswer({ what: 'uzavrit' }, async () => {
      await closeLogImport(locals.actor, params.slug, { replace })
    })
    return refused ?? doneAt(cookies, url.pathname)
  },
  mesice: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const values = { what: 'mesice', ...readFields(form, ['metric', 'origin', 'months', 'replace']) }
    const refused = await formAnswer(values, async () => {
      await typeMonths(locals.actor, locals.signed?.name ?? '', params.slug, values, values.replace === 'ano')
    })
    return refused ?? doneAt(cookies, url.pathname)
  },
  udalost: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const values = { what: 'udalost', ...readFields(form, ['kind', 'startsOn', 'endsOn', 'text']) }
    const refused = await formAnswer(values, () =>
      annotate(locals.actor, params.slug, field(form, 'id'), values),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  odebrat: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer({ what: '' }, () =>
      field(form, 'import')
        ? removeImport(locals.actor, params.slug, field(form, 'import'))
        : removeAnnotation(locals.actor, params.slug, field(form, 'event')),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
}
