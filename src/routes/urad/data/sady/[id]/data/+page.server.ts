import {
  discardVersion,
  fetchData,
  readData,
  readForCurator,
  showVersion,
  takeVersionAway,
  takeData,
} from '#server/modules/catalogue/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import { field, formAnswer } from '#server/platform/http/form-answer.ts'
import { doneAt } from '#server/platform/http/notice.ts'
import { streamUpload } from '#server/platform/http/stream-upload.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, locals }) => {
  const [{ dataset }, data] = await Promise.all([
    answer(readForCurator(locals.actor, params.id)),
    answer(readData(locals.actor, params.id)),
  ])
  return { dataset, versions: data.versions }
}

export const actions: Actions = {
  nahrat: async ({ request, params, locals, url, cookies }) => {
    const refused = await formAnswer({}, () =>
      streamUpload(request, (file) => takeData(locals.actor, locals.signed?.name ?? '', params.id, file)),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  stahnout: async ({ request, params, locals, url, cookies }) => {
    const address = field(await request.formData(), 'adresa')
    const refused = await formAnswer({ adresa: address }, () =>
      fetchData(locals.actor, locals.signed?.name ?? '', params.id, address),
    )
    return refused ?? doneAt(cookies, url.pathname)
  },
  zverejnit: async ({ request, params, locals, url, cookies }) => {
    const version = field(await request.formData(), 'verze')
    const refused = await formAnswer({}, () => showVersion(locals.actor, params.id, version))
    return refused ?? doneAt(cookies, url.pathname)
  },
  odstranit: async ({ request, params, locals, url, cookies }) => {
    const version = field(await request.formData(), 'verze')
    const refused = await formAnswer({}, () => takeVersionAway(locals.actor, params.id, version))
    return refused ?? doneAt(cookies, url.pathname)
  },
  zahodit: async ({ request, params, locals, url, cookies }) => {
    const version = field(await request.formData(), 'verze')
    const refused = await formAnswer({}, () => discardVersion(locals.actor, params.id, version))
    return refused ?? doneAt(cookies, url.pathname)
  },
}
