import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { redirect } from '@sveltejs/kit'
import { importMinutes, recordableBodies } from '#server/modules/meetings/index.ts'
import { safeFileName } from '#server/platform/files/files.ts'
import { formAnswer } from '#server/platform/http/form-answer.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => ({
  allowed: (await recordableBodies(locals.actor)).length > 0,
})

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData()
    const path = join(tmpdir(), `radnice-import-${randomUUID()}`)
    let id = ''
    const refused = await formAnswer({}, async () => {
      const file = form.get('soubor')
      const pasted = form.get('text')
      try {
        if (file instanceof File && file.size > 0) {
          await writeFile(path, Buffer.from(await file.arrayBuffer()), { mode: 0o600 })
          id = await importMinutes(locals.actor, path, safeFileName(file.name))
        } else if (typeof pasted === 'string' && pasted.trim() !== '') {
          await writeFile(path, pasted, { mode: 0o600 })
          id = await importMinutes(locals.actor, path, 'vložený text')
        } else throw new DomainError('nothing_given', 'Vyberte soubor, nebo vložte text zápisu.')
      } finally {
        await rm(path, { force: true })
      }
    })
    return refused ?? redirect(303, `/urad/import/${id}`)
  },
}
