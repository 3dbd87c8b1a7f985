import { sql } from 'kysely'
import * as v from 'valibot'
import type { Actor } from '../actor/actor.ts'
import { database } from '../database/database.ts'
import { isId, newId } from '../database/new-id.ts'
import { DomainError, notFound } from '../domain-error.ts'
import { wrongForm } from '../wrong-form.ts'

export interface SavedView {
  id: string
  name: string
  /** Query of the list's address, without the question mark */
  query: string
}

const mostViews = 20
const view = v.object({
  name: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty('Napište název pohledu.'),
    v.maxLength(60, 'Zkraťte název pohledu na 60 znaků.'),
  ),
  query: v.pipe(v.string(), v.maxLength(1000, 'Tento pohled má příliš mnoho podmínek. Některé zrušte.')),
})

/** The actor's own views of a list, by name. @param list path of the list */
export async function listViews({ accountId }: Actor, list: string): Promise<SavedView[]> {
  if (accountId === null) return []
  const { rows } = await sql<SavedView>`select id, name, query from platform.saved_view
    where account_id = ${accountId} and list = ${list} order by name collate "cs-x-icu"`.execute(database())
  return rows
}

/** Keeps a view under a name; the same name keeps the newer one. Page numbers are not kept. @throws DomainError `wrong_view`, `too_many` */
export async function keepView(
  { accountId }: Actor,
  list: string,
  input: { name: string; query: string },
): Promise<void> {
  if (accountId === null) throw notFound()
  const checked = v.safeParse(view, input)
  if (!checked.success) throw wrongForm('wrong_view', checked.issues)
  const query = new URLSearchParams(checked.output.query)
  for (const passing of ['strana', 'detail']) query.delete(passing)
  const { rows } = await sql`insert into platform.saved_view (id, account_id, list, name, query)
    select ${newId()}, ${accountId}, ${list}, ${checked.output.name}, ${query.toString()}
    where (select count(*) from platform.saved_view where account_id = ${accountId} and list = ${list} and name <> ${checked.output.name}) < ${mostViews}
    on conflict (account_id, list, name) do update set query = excluded.query returning id`.execute(
    database(),
  )
  if (rows.length === 0)
    throw new DomainError('too_many', `Pohledů je už ${mostViews}. Nejdřív některý odeberte.`)
}

/** Removes a view of the actor's own. @returns what it was, so that it can be kept again @throws DomainError `not_found` */
export async function removeView({ accountId }: Actor, list: string, id: string): Promise<SavedView> {
  if (accountId === null || !isId(id)) throw notFound()
  const { rows } = await sql<SavedView>`delete from platform.saved_view
    where id = ${id} and account_id = ${accountId} and list = ${list} returning id, name, query`.execute(
    database(),
  )
  if (!rows[0]) throw notFound()
  return rows[0]
}
