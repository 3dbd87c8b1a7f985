import type { RequestEvent } from '@sveltejs/kit'
import { subscribeByMail, subscribeByWebhook } from '#server/modules/catalogue/index.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'

/** Forms that ask for news of a dataset, or of the whole catalogue. */
export const subscribeActions = {
  mail: async ({ request, params, locals, getClientAddress }: RequestEvent) => {
    const email = field(await request.formData(), 'email')
    const refused = await formAnswer({ email }, () =>
      subscribeByMail(locals.actor, params['slug'] ?? null, email, getClientAddress()),
    )
    return refused ?? { mailed: true as const }
  },
  webhook: async ({ request, params, locals, getClientAddress }: RequestEvent) => {
    const webhook = field(await request.formData(), 'webhook')
    let given: { secret: string; link: string } | undefined
    const refused = await formAnswer({ webhook }, async () => {
      given = await subscribeByWebhook(locals.actor, params['slug'] ?? null, webhook, getClientAddress())
    })
    return refused ?? { given: given! }
  },
}
