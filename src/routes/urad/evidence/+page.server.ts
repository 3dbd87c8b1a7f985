import { auditVerdict, listAudit } from '#server/platform/audit/list-audit.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field } from '#server/platform/http/form-answer.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const given = (name: string) => url.searchParams.get(name)?.trim().slice(0, 100) || undefined
  const page = Math.min(Math.max(Number(given('strana')) || 1, 1), 100_000)
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
    return { verdict: await answer(auditVerdict(locals.actor, printed === '' ? undefined : printed)) }
  },
}
