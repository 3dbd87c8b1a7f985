import { editPerson, savePerson } from '#server/modules/people/index.ts'
import { allRoles, changeAccount, openAccount } from '#server/platform/auth/manage-account.ts'
import { notFound } from '#server/platform/domain-error.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import type { Actions, PageServerLoad } from './$types'

const idOf = (param: string) => (param === 'nova' ? null : param)

export const load: PageServerLoad = async ({ locals, params }) => ({
  ...(await answer(editPerson(locals.actor, idOf(params.id)))),
  allRoles,
})

const rolesIn = (form: FormData) => allRoles.filter((role) => form.getAll('role').includes(role))

export const actions: Actions = {
  ulozit: async ({ request, locals, params, cookies }) => {
    const form = await request.formData()
    const gender = field(form, 'pohlavi')
    const values = {
      givenName: field(form, 'jmeno'),
      familyName: field(form, 'prijmeni'),
      honorificPrefix: field(form, 'titul_pred'),
      honorificSuffix: field(form, 'titul_za'),
      gender: (gender === 'female' || gender === 'male' ? gender : '') as '' | 'female' | 'male',
      office: field(form, 'funkce'),
      email: field(form, 'email'),
      departmentId: field(form, 'odbor'),
      activeUntil: field(form, 'konec'),
    }
    let id = ''
    const refused = await formAnswer(values, async () => {
      id = await savePerson(locals.actor, idOf(params.id), Number(field(form, 'verze')), values)
    })
    return refused ?? doneAt(cookies, `/urad/lide/${id}`)
  },
  zalozitUcet: async ({ request, locals, params, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer(null as never, async () => {
      const { person } = await editPerson(locals.actor, idOf(params.id))
      if (!person) throw notFound()
      const { id, name, email } = person
      await openAccount(locals.actor, { personId: id, email: email ?? '', name, roles: rolesIn(form) })
    })
    return refused ?? doneAt(cookies, `/urad/lide/${params.id}`)
  },
  ucet: async ({ request, locals, params, cookies }) => {
    const form = await request.formData()
    const what = field(form, 'co')
    const refused = await formAnswer(null as never, async () => {
      const { account } = await editPerson(locals.actor, idOf(params.id))
      if (!account) throw notFound()
      const change = what === 'end' || what === 'restore' ? what : { roles: rolesIn(form) }
      await changeAccount(locals.actor, account.id, change)
    })
    return refused ?? doneAt(cookies, `/urad/lide/${params.id}`)
  },
}
