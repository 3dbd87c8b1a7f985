import { addForm, listForms, listSituations } from '#server/modules/services/index.ts'
import { procedureOf } from '#server/modules/cases/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readFields } from '#server/platform/http/read-fields.ts'
import { procedureNames } from '#shared/cases/words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => ({
  ...(await answer(listForms(locals.actor))),
  procedures: procedureNames.map((name) => ({ name, title: procedureOf(name).title })),
  situations: (await answer(listSituations(locals.actor))).situations.map(({ slug, title }) => ({
    slug,
    title,
  })),
})

export const actions: Actions = {
  default: async ({ request, locals, cookies }) => {
    const values = readFields(await request.formData(), ['title', 'procedure', 'situation'])
    let slug = ''
    const refused = await formAnswer(values, async () => {
      slug = await addForm(locals.actor, values)
    })
    return refused ?? doneAt(cookies, `/urad/formulare/${slug}`)
  },
}
