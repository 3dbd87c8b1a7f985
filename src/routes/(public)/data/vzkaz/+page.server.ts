import { messageKinds, readDataset, sendMessage, type MessageForm } from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { readFields } from '#server/platform/http/read-fields.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url }) => {
  const query = readQuery(url)
  const slug = query.slug('sada')
  const dataset = slug ? (await answer(readDataset(slug))).dataset : null
  return {
    kind: query.oneOf('druh', messageKinds) ?? ('wish' as const),
    dataset: dataset && { slug: dataset.slug, title: dataset.title },
    id: crypto.randomUUID(),
  }
}

export const actions: Actions = {
  default: async ({ request, locals, getClientAddress }) => {
    const form = await request.formData()
    const values = readFields(form, ['kind', 'title', 'text', 'address', 'email', 'id', 'slug'])
    const refused = await formAnswer(values, () =>
      sendMessage(
        locals.actor,
        {
          id: values.id,
          slug: values.slug || null,
          trap: field(form, 'web'),
          from: getClientAddress(),
        },
        values as unknown as MessageForm,
      ),
    )
    return refused ?? { sent: true as const }
  },
}
