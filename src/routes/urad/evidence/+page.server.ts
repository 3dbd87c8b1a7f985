import { fail } from '@sveltejs/kit'
import { auditVerdict, listAudit } from '#server/platform/audit/list-audit.ts'
import { answer } from '#server/platform/http/answer.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import { field } from '#server/platform/http/form-answer.ts'
import { readQuery } from '#server/platform/http/query.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = readQuery(url)
  const given = (name: string) => query.text(name, 100)
  const page = query.number('strana', 1, 100_000) ?? 1
  const [akce, zaznam, kdo] = [given('akce'), given('zaznam'), given('kdo')]
  const filter = {
    page,
    ...(akce ? { action: akce } : {}),
    ...(zaznam ? { subject: zaznam } : {}),
    ...(kdo ? { actor: kdo } : {}),
  }
  return { ...(await answer(listAudit(locals.actor, filter))), page, filter: { akce, zaznam, kdo } }
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
