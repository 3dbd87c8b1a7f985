import type { Actor } from '../../platform/actor/actor.ts'
import { accountsOf, type AccountView } from '../../platform/auth/accounts.ts'
import { database } from '../../platform/database/database.ts'
import { notFound } from '../../platform/domain-error.ts'
import { listDepartments, listPersons, type PersonRow } from './person.store.ts'

const pageSize = 50

export interface PeoplePage {
  people: (PersonRow & { account: AccountView | null })[]
  departments: { id: string; name: string }[]
  total: number
  pages: number
}

/** People of the city hall by name, with their accounts. @throws DomainError `not_found` for who does not manage them */
export async function listPeople(actor: Actor, text: string, page: number): Promise<PeoplePage> {
  if (!actor.roles.includes('administrator')) throw notFound()
  const { rows, total } = await listPersons(database(), text, pageSize, (page - 1) * pageSize)
  const accounts = await accountsOf(rows.map(({ id }) => id))
  return {
    people: rows.map((row) => ({ ...row, account: accounts.get(row.id) ?? null })),
    departments: await listDepartments(database()),
    total,
    pages: Math.max(1, Math.ceil(total / pageSize)),
  }
}
