import { decodeText } from '#server/platform/documents/detect-kind.ts'
import { redirect } from '@sveltejs/kit'
import {
  importPeople,
  listPeople,
  savePersonRows,
  type ImportedPeople,
  type PersonRowForm,
} from '#server/modules/people/index.ts'
import { accountsWithoutPerson } from '#server/platform/auth/accounts.ts'
import { changeAccess } from '#server/platform/auth/manage-account.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { listAddress, listQuery } from '#server/platform/http/list-address.ts'
import { toLastPage } from '#server/platform/http/last-page.ts'
import { leaveNotice } from '#server/platform/http/notice.ts'
import { readQuery } from '#server/platform/http/query.ts'
import type { Actions, PageServerLoad } from './$types'

const path = '/urad/lide'
const noRows: PersonRowForm[] = []
const none: string[] = []

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = readQuery(url)
  const text = query.text('text', 100) ?? ''
  const page = query.number('strana', 1, 10_000) ?? 1
  const people = await answer(listPeople(locals.actor, text, page))
  toLastPage(url, page, people.pages)
  return {
    ...people,
    text,
    page,
    editing: query.text('upravit', 1) === '1',
    query: listQuery(url),
    ownAccount: locals.actor.accountId,
    roleAccounts: await accountsWithoutPerson(),
  }
}

export const actions: Actions = {
  nacist: async ({ request, locals }) => {
    const form = await request.formData()
    let imported: ImportedPeople | null = null
    const refused = await formAnswer({ rows: noRows, chosen: none }, async () => {
      const file = form.get('soubor')
      if (!(file instanceof File) || file.size === 0)
        throw new DomainError('nothing_given', 'Vyberte soubor CSV.')
      if (file.size > 5 * 2 ** 20)
        throw new DomainError('file_too_large', 'Soubor je větší než 5 MB. Rozdělte ho.')
      imported = await importPeople(locals.actor, decodeText(new Uint8Array(await file.arrayBuffer())))
    })
    return refused ?? { imported: imported as ImportedPeople | null, problem: null }
  },
  ukoncit: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const chosen = form.getAll('vybrano').filter((id) => typeof id === 'string')
    const refused = await formAnswer({ rows: noRows, chosen }, async () => {
      const ended = await changeAccess(locals.actor, chosen, 'end')
      const undo = { action: `${path}?/obnovit`, fields: { ucty: ended.join(' '), zpet: listQuery(url) } }
      leaveNotice(cookies, {
        kind: 'accessEnded',
        count: ended.length,
        ...(ended.length > 0 ? { undo } : {}),
      })
    })
    return refused ?? redirect(303, listAddress(url))
  },
  obnovit: async ({ request, locals, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer({ rows: noRows, chosen: none }, async () => {
      const restored = await changeAccess(locals.actor, field(form, 'ucty').split(' '), 'restore')
      leaveNotice(cookies, { kind: 'accessRestored', count: restored.length })
    })
    return refused ?? redirect(303, `${path}?${new URLSearchParams(field(form, 'zpet'))}`)
  },
  radky: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const all = (name: string) =>
      form.getAll(name).map((value) => (typeof value === 'string' ? value.trim() : ''))
    const [versions, offices, departments, ends] = [all('verze'), all('funkce'), all('odbor'), all('konec')]
    const rows = all('id').map((id, index) => ({
      id,
      version: Number(versions[index]),
      office: offices[index] ?? '',
      departmentId: departments[index] ?? '',
      activeUntil: ends[index] ?? '',
    }))
    const refused = await formAnswer({ rows, chosen: none }, async () => {
      leaveNotice(cookies, { kind: 'rowsSaved', count: await savePersonRows(locals.actor, rows) })
    })
    if (refused) return refused
    url.searchParams.delete('upravit')
    redirect(303, listAddress(url))
  },
}
