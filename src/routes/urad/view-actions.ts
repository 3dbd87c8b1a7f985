import { redirect, type Action } from '@sveltejs/kit'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { listAddress, listQuery } from '#server/platform/http/list-address.ts'
import { leaveNotice } from '#server/platform/http/notice.ts'
import { keepView, removeView } from '#server/platform/views/saved-views.ts'

/** Actions that keep and remove the reader's own views of a list. @param list path of the list */
export function viewActions(list: string) {
  const keep: Action = async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer({}, () =>
      keepView(locals.actor, list, {
        name: field(form, 'nazev'),
        query: form.has('dotaz') ? field(form, 'dotaz') : listQuery(url),
      }),
    )
    if (refused) return refused
    leaveNotice(cookies, { kind: 'viewKept' })
    redirect(303, listAddress(url))
  }
  const remove: Action = async ({ request, locals, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer({}, async () => {
      const { name, query } = await removeView(locals.actor, list, field(form, 'id'))
      leaveNotice(cookies, {
        kind: 'viewRemoved',
        undo: { action: `${list}?/ulozitPohled`, fields: { nazev: name, dotaz: query } },
      })
    })
    return refused ?? redirect(303, list)
  }
  return { ulozitPohled: keep, odebratPohled: remove }
}
