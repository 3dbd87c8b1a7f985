import { importPeople, listPeople, type ImportedPeople } from '#server/modules/people/index.ts'
import { accountsWithoutPerson } from '#server/platform/auth/accounts.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import { answer } from '#server/platform/http/answer.ts'
import { formAnswer } from '#server/platform/http/form-answer.ts'
import { readQuery } from '#server/platform/http/query.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = readQuery(url)
  const text = query.text('text', 100) ?? ''
  const page = query.number('strana', 1, 10_000) ?? 1
  const people = await answer(listPeople(locals.actor, text, page))
  return { ...people, text, page, roleAccounts: await accountsWithoutPerson() }
}

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData()
    let imported: ImportedPeople | null = null
    const refused = await formAnswer({}, async () => {
      const file = form.get('soubor')
      if (!(file instanceof File) || file.size === 0)
        throw new DomainError('nothing_given', 'Vyberte soubor CSV.')
      if (file.size > 5 * 2 ** 20)
        throw new DomainError('file_too_large', 'Soubor je větší než 5 MB. Rozdělte ho.')
      imported = await importPeople(locals.actor, await file.text())
    })
    return refused ?? { imported: imported as ImportedPeople | null, problem: null }
  },
}
