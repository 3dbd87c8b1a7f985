import {
  changeTag,
  drillDown,
  mayManageBudget,
  readSmartCity,
  tagLine,
} from '#server/modules/budget/index.ts'
import type { TagForm } from '#server/modules/budget/index.ts'
import { countablePlatforms } from '#server/modules/platforms/index.ts'
import { notFound } from '#server/platform/domain-error.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { readFields } from '#server/platform/http/read-fields.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { sides } from '#shared/budget/words.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals, params, url }) =>
  answer(
    (async () => {
      const year = Number(params.rok)
      if (!Number.isSafeInteger(year)) throw notFound()
      const query = readQuery(url)
      const paragraf = query.text('paragraf', 6)
      const polozka = paragraf ? query.text('polozka', 4) : undefined
      const mayManage = mayManageBudget(locals.actor)
      return {
        year,
        drilled: await drillDown(
          year,
          query.oneOf('strana', sides) ?? 'expenditure',
          { paragraf, polozka },
          query.number('list', 1, 9999) ?? 1,
        ),
        key: {
          paragraf: paragraf ?? '',
          polozka: polozka ?? '',
          orj: query.text('orj', 40) ?? '',
          org: query.text('org', 40) ?? '',
        },
        tags: (await readSmartCity()).find((one) => one.year === year)?.tags ?? [],
        platforms: mayManage ? await countablePlatforms() : [],
        mayManage,
        formId: crypto.randomUUID(),
      }
    })(),
  )

export const actions: Actions = {
  oznacit: async ({ request, locals, params, url, cookies }) => {
    const form = await request.formData()
    const values = readFields(form, [
      'share',
      'what',
      'evidenceKind',
      'evidence',
      'evidenceAddress',
      'contractRegisterId',
      'platform',
      'confirmed',
    ])
    const line = readFields(form, ['paragraf', 'polozka', 'orj', 'org'])
    const key = { year: Number(params.rok), ...line }
    const refused = await formAnswer(values, () =>
      tagLine(locals.actor, locals.signed?.name ?? '', field(form, 'id'), key, {
        ...values,
        confirmed: values.confirmed === 'ano',
      } as TagForm),
    )
    return refused ?? doneAt(cookies, `${url.pathname}?${new URLSearchParams(line)}`)
  },
  zmenit: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const refused = await formAnswer({}, () =>
      changeTag(locals.actor, field(form, 'id'), field(form, 'co') === 'potvrdit' ? 'confirm' : 'remove'),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
}
