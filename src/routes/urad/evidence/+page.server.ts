import { fail } from '@sveltejs/kit'
import * as v from 'valibot'
import { nameAudited } from '#server/city-hall.ts'
import { auditVerdict, listAudit, type AuditRow } from '#server/platform/audit/list-audit.ts'
import { answer } from '#server/platform/http/answer.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import { field } from '#server/platform/http/form-answer.ts'
import { toLastPage } from '#server/platform/http/last-page.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { isoDate } from '#shared/meetings/record.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = readQuery(url)
  let misread = false
  const day = (name: string) => {
    const given = query.text(name, 10)
    if (given === undefined || v.is(isoDate, given)) return given
    misread = true
    return undefined
  }
  const page = query.number('strana', 1, 100_000) ?? 1
  const akce = query.text('akce', 100)
  const zaznam = query.text('zaznam', 100)
  const kdo = query.text('kdo', 100)
  const [od, dne] = [day('od'), day('do')]
  const filter = {
    page,
    ...(akce ? { action: akce } : {}),
    ...(zaznam ? { subject: zaznam } : {}),
    ...(kdo ? { actor: kdo } : {}),
    ...(od ? { from: od } : {}),
    ...(dne ? { to: dne } : {}),
  }
  const found = await answer(listAudit(locals.actor, filter))
  toLastPage(url, page, found.pages)
  return {
    ...found,
    rows: await named(found.rows),
    page,
    misread,
    filter: { akce, zaznam, kdo, od, do: dne },
  }
}

/** Rows with what their records are called today. */
async function named(rows: readonly AuditRow[]) {
  const names = await nameAudited(rows.map(({ subjectId }) => subjectId))
  return rows.map((row) => ({ ...row, name: row.accountName ?? names.get(row.subjectId) ?? null }))
}

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const printed = field(await request.formData(), 'otisk').replace(/[^0-9a-f]/gi, '')
    try {
      return {
        verdict: await auditVerdict(locals.actor, printed === '' ? undefined : printed),
        problem: null,
      }
    } catch (error) {
      if (!(error instanceof DomainError) || error.status === 404) return answer(Promise.reject(error))
      return fail(422, { verdict: null, problem: error.message })
    }
  },
}
