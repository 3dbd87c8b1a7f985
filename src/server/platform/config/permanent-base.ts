import { sql } from 'kysely'
import { database } from '../database/database.ts'
import { publicUrl } from './public-url.ts'

let kept: string | undefined

/**
 * The beginning of permanent addresses (IRIs) of open data, without a slash at the end. It is fixed in the database the
 * first time that anybody asks, and stays when PUBLIC_URL changes: an address once given names the same thing forever.
 */
export async function permanentBase(): Promise<string> {
  if (kept !== undefined) return kept
  const { rows } = await sql<{ base: string }>`
    with given as (
      insert into platform.setting (name, value) values ('permanent-base', to_jsonb(${publicUrl()}::text))
      on conflict (name) do nothing returning value #>> '{}' as base
    )
    select base from given union all select value #>> '{}' from platform.setting where name = 'permanent-base'`.execute(
    database(),
  )
  kept = rows[0]!.base
  return kept
}

/** Forgets what was read; test set-up calls it with each database of its own. */
export const forgetPermanentBase = (): void => {
  kept = undefined
}
