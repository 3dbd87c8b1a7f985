import { readPlatform, savePlatform } from '#server/modules/platforms/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { versionField } from '#server/platform/http/version-field.ts'
import { writeAmount } from '#shared/format/write-amount.ts'
import { readPlatformForm } from '../read-platform-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const found = await answer(readPlatform(locals.actor, params.slug))
  const { platform, inside } = found
  const standing = Object.fromEntries(
    Object.entries({
      ...platform,
      ...inside,
      yearlyCost: writeAmount(platform.yearlyCost),
      public: platform.public ? 'ano' : '',
    }).map(([name, value]) => [name, typeof value === 'string' ? value : '']),
  )
  return { ...found, standing }
}

export const actions: Actions = {
  default: async ({ request, locals, url, cookies }) => {
    const form = await request.formData()
    const { values, input } = readPlatformForm(form)
    const refused = await formAnswer({ ...values, version: field(form, 'version') }, async () => {
      await savePlatform(
        locals.actor,
        locals.signed?.name ?? '',
        field(form, 'id'),
        versionField(form),
        input,
      )
    })
    return refused ?? doneAt(cookies, url.pathname)
  },
}
