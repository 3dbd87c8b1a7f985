import {
  importBudget,
  importCodes,
  listBudgets,
  readYears,
  removeBudget,
} from '#server/modules/budget/index.ts'
import type { BudgetForm } from '#server/modules/budget/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readFields, readFile } from '#server/platform/http/read-fields.ts'
import { yearsTable } from '#ui/budget/years-table.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const years = await readYears()
  return { ...(await answer(listBudgets(locals.actor))), years, table: yearsTable(years), demo: locals.demo }
}

async function fileOf(form: FormData): Promise<{ name: string; bytes: Uint8Array }> {
  const file = readFile(form)
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

export const actions: Actions = {
  nahrat: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const values = {
      what: 'nahrat',
      ...readFields(form, [
        'kind',
        'origin',
        'year',
        'month',
        'ico',
        'profile',
        'columns',
        'replace',
        'smaller',
      ]),
    }
    const refused = await formAnswer(values, async () => {
      const input = {
        ...values,
        replace: values.replace === 'ano',
        smaller: values.smaller === 'ano',
      } as unknown as BudgetForm
      await importBudget(locals.actor, locals.signed?.name ?? '', await fileOf(form), input)
    })
    return refused ?? doneAt(cookies, url.pathname)
  },
  ciselnik: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const values = { what: 'ciselnik', ...readFields(form, ['kind']) }
    const refused = await formAnswer(values, async () => {
      await importCodes(locals.actor, values.kind, (await fileOf(form)).bytes)
    })
    return refused ?? doneAt(cookies, url.pathname)
  },
  odebrat: async ({ request, locals, url, cookies }) => {
    const id = field(await request.formData(), 'id')
    const refused = await formAnswer({ what: '' }, () => removeBudget(locals.actor, id))
    return refused ?? doneAt(cookies, url.pathname)
  },
}
