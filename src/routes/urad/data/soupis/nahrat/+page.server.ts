import { error } from '@sveltejs/kit'
import { importSources, mayCurate, type ImportResult } from '#server/modules/catalogue/index.ts'
import { formAnswer } from '#server/platform/http/form-answer.ts'
import { readFile } from '#server/platform/http/read-fields.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => {
  if (!mayCurate(locals.actor)) error(404)
}

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData()
    let imported: ImportResult | undefined
    const refused = await formAnswer({}, async () => {
      const bytes = new Uint8Array(await readFile(form).arrayBuffer())
      imported = await importSources(locals.actor, locals.signed?.name ?? '', bytes)
    })
    return refused ?? { imported: imported! }
  },
}
