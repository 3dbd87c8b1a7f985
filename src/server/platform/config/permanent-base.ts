import { sql } from 'kysely'
import { database } from '../database/database.ts'
import { publicUrl } from './public-url.ts'

let kept: Promise<string> | undefined

/**
 * The beginning of permanent addresses (IRIs) of open data, without a slash at the end. It is fixed in the database the
 * first time that anybody asks, and stays when PUBLIC_URL changes: an address once given names the same thing forever.
 */
export function permanentBase(): Promise<string> {
  kept ??= readBase().catch((problem: unknown) => {
    kept = undefined
    throw problem
  })
  return kept
}

async function readBase(): Promise<string> {
  const { rows } = await sql<{ base: string }>`
    with given as (
      insert into platform.setting (name, value) values ('permanent-base', to_jsonb(${publicUrl()}::text))
      on conflict (name) do nothing returning value #>> '{}' as base
    )
    select base from given union all select value #>> '{}' from platform.setting where name = 'permanent-base'`.execute(
    database(),
  )
  // another process fixed it while this one waited for it: a new statement sees what that one wrote
  return rows[0]?.base ?? readBase()
}

/** Forgets what was read; test set-up calls it with each database of its own. */
export const forgetPermanentBase = (): void => {
  kept = undefined
}
