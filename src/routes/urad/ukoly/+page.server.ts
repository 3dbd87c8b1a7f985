import { randomUUID } from 'node:crypto'
import { redirect } from '@sveltejs/kit'
import { deskTasks, readTask, reportTasks, takeReportsBack } from '#server/modules/meetings/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { listAddress, listQuery } from '#server/platform/http/list-address.ts'
import { toLastPage } from '#server/platform/http/last-page.ts'
import { leaveNotice } from '#server/platform/http/notice.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { listViews } from '#server/platform/views/saved-views.ts'
import { taskStates } from '#shared/meetings/words.ts'
import { viewActions } from '../view-actions.ts'
import type { Actions, PageServerLoad } from './$types'

const path = '/urad/ukoly'
const columns = ['body', 'who', 'due', 'state', 'from', 'reported'] as const
const usualColumns: readonly string[] = ['body', 'who', 'due', 'state']

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = readQuery(url)
  const body = query.slug('organ')
  const text = query.text('text', 200)
  const state = query.oneOf('stav', [...taskStates, 'vse'] as const)
  const overdue = query.oneOf('termin', ['po'] as const) === 'po'
  const whose = query.oneOf('ci', ['moje', 'odbor'] as const)
  const page = query.number('strana', 1, 10_000) ?? 1
  const detail = query.text('detail', 36)
  const asked = url.searchParams.getAll('sloupce')
  const chosen = columns.filter((key) => asked.includes(key))
  const list = await deskTasks(locals.actor, {
    state: state === 'vse' ? 'all' : (state ?? 'unfinished'),
    overdue,
    page,
    ...(whose ? { whose: whose === 'moje' ? ('mine' as const) : ('department' as const) } : {}),
    ...(body ? { body } : {}),
    ...(text ? { text } : {}),
  })
  toLastPage(url, page, list.pages)
  return {
    ...list,
    page,
    filter: {
      stav: state ?? '',
      organ: body ?? '',
      text: text ?? '',
      termin: overdue ? 'po' : '',
      ci: whose ?? '',
    },
    misread: query.misread(),
    columns,
    shown: chosen.length > 0 ? chosen : usualColumns,
    chosen,
    query: listQuery(url),
    views: await listViews(locals.actor, path),
    detail: detail ? await answer(readTask(locals.actor, detail)) : null,
    formId: randomUUID(),
  }
}

export const actions: Actions = {
  ...viewActions(path),
  nahlasit: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const chosen = form.getAll('vybrano').filter((id) => typeof id === 'string')
    const values = { text: field(form, 'text'), state: field(form, 'stav'), chosen }
    const refused = await formAnswer(values, async () => {
      const ids = await reportTasks(locals.actor, chosen, {
        ...values,
        formId: field(form, 'formId'),
        name: locals.signed?.name ?? '',
      })
      leaveNotice(cookies, {
        kind: 'reported',
        count: ids.length,
        undo: { action: `${path}?/vzitZpet`, fields: { hlaseni: ids.join(' '), zpet: listQuery(url) } },
      })
    })
    return refused ?? redirect(303, listAddress(url))
  },
  vzitZpet: async ({ request, locals, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer({ text: '', state: '', chosen: [] as string[] }, async () => {
      const count = await takeReportsBack(locals.actor, field(form, 'hlaseni').split(' '))
      leaveNotice(cookies, { kind: 'reportsTaken', count })
    })
    const back = field(form, 'zpet')
    return refused ?? redirect(303, back ? `${path}?${new URLSearchParams(back)}` : path)
  },
}
