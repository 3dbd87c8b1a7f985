import { councilMaterials, importCouncilAnswers } from '#server/modules/meetings/index.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import { formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => councilMaterials(locals.actor)

const largest = 1_000_000

export const actions: Actions = {
  default: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    let count = 0
    const refused = await formAnswer({}, async () => {
      const file = form.get('soubor')
      if (!(file instanceof File) || file.size === 0)
        throw new DomainError('nothing_given', 'Vyberte soubor CSV.')
      if (file.size > largest) throw new DomainError('wrong_file', 'Soubor je větší než 1 MB. Rozdělte ho.')
      count = await importCouncilAnswers(locals.actor, new Uint8Array(await file.arrayBuffer()))
    })
    return refused ?? doneAt(cookies, url.pathname, { kind: 'rowsSaved', count })
  },
}
