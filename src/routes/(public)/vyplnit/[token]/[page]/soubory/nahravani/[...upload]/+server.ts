import { receiveUpload } from '#server/modules/cases/index.ts'
import { answer } from '#server/platform/http/answer.ts'
import type { RequestHandler } from './$types'

/** A file that comes piece by piece: creation, head, patch and termination of tus 1.0.0 (https://tus.io/protocols/resumable-upload). */
const handle: RequestHandler = ({ params, request, locals, url }) =>
  answer(
    receiveUpload(
      locals.actor,
      params.token,
      params.page,
      params.upload ? url.pathname.slice(0, -params.upload.length - 1) : url.pathname,
      request,
    ),
  )

export { handle as DELETE, handle as HEAD, handle as OPTIONS, handle as PATCH, handle as POST }
