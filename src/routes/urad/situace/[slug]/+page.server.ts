import { judgeLevel, readSituation, saveSituation, saveWizard } from '#server/modules/services/index.ts'
import type { LevelForm } from '#server/modules/services/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readFields } from '#server/platform/http/read-fields.ts'
import { versionField } from '#server/platform/http/version-field.ts'
import { localDay } from '#shared/time/local-day.ts'
import { readSituationForm } from '../read-situation-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const found = await answer(readSituation(locals.actor, params.slug))
  const { situation, channels } = found
  const standing: Record<string, string> = Object.fromEntries(
    Object.entries(situation).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value
            .map((one) => (typeof one === 'string' ? one : `${one.question}\n${one.answer}\n`))
            .join('\n')
            .trimEnd()
        : value === null || value instanceof Date
          ? ''
          : String(value),
    ]),
  )
  for (const { kind, text, address } of channels) {
    standing[`channel-${kind}`] = text
    if (kind === 'online') standing['onlineAddress'] = address ?? ''
  }
  return { ...found, standing, formId: crypto.randomUUID(), today: localDay(locals.actor.now) }
}

export const actions: Actions = {
  upravit: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const { values, input } = readSituationForm(form)
    const refused = await formAnswer(
      { ...values, what: 'upravit', version: field(form, 'version') },
      async () => {
        const id = field(form, 'id')
        await saveSituation(locals.actor, locals.signed?.name ?? '', id, versionField(form), input)
      },
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  rozhodovani: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const values = readFields(form, ['xml'])
    const refused = await formAnswer(
      { ...values, what: 'rozhodovani', version: field(form, 'version') },
      () => saveWizard(locals.actor, locals.signed?.name ?? '', params.slug, versionField(form), values.xml),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  posoudit: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const values = readFields(form, ['level', 'provider', 'evidence', 'evidenceAddress', 'judgedOn'])
    const refused = await formAnswer({ ...values, what: 'posoudit' }, () =>
      judgeLevel(
        locals.actor,
        locals.signed?.name ?? '',
        field(form, 'id'),
        params.slug,
        values as unknown as LevelForm,
      ),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
}
