import {
  endSubstitution,
  letStandIn,
  listDepartments,
  readSubstitutions,
  saveDepartment,
} from '#server/modules/cases/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readFields } from '#server/platform/http/read-fields.ts'
import { localDay } from '#shared/time/local-day.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => ({
  ...(await answer(listDepartments(locals.actor))),
  ...(await answer(readSubstitutions(locals.actor))),
  today: localDay(locals.actor.now),
})

const nothing: {
  of: string
  name: string
  procedures: string[]
  members: string[]
  parts: string[]
  substitute: string
  from: string
  to: string
} = {
  of: '',
  name: '',
  procedures: [],
  members: [],
  parts: [],
  substitute: '',
  from: '',
  to: '',
}
const texts = (form: FormData, name: string): string[] =>
  form.getAll(name).filter((one): one is string => typeof one === 'string')

export const actions: Actions = {
  oddeleni: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const given = {
      name: field(form, 'name'),
      procedures: texts(form, 'procedures'),
      members: texts(form, 'members'),
      parts: texts(form, 'parts'),
    }
    const id = field(form, 'id') || null
    const refused = await formAnswer({ ...nothing, ...given, of: id ?? 'nove' }, () =>
      saveDepartment(locals.actor, id, Number(field(form, 'version')), given),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  zastup: async ({ request, locals, url, cookies }) => {
    const values = readFields(await request.formData(), ['substitute', 'from', 'to'])
    const refused = await formAnswer({ ...nothing, ...values, of: 'zastup' }, () =>
      letStandIn(locals.actor, values),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  zrusit: async ({ request, locals, url, cookies }) => {
    const id = field(await request.formData(), 'id')
    const refused = await formAnswer({ ...nothing, of: 'zrusit' }, () => endSubstitution(locals.actor, id))
    return refused ?? doneAt(cookies, url.pathname)
  },
}
