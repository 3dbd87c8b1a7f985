import type { Actor } from '../../../platform/actor/actor.ts'
import { resumableUpload } from '../../../platform/files/resumable-upload.ts'
import { openDraft } from '../draft.ts'
import { addDraftFile } from './draft-files.ts'

/** A file that comes into a draft piece by piece (tus 1.0.0). @param path under which its upload lives @throws DomainError `not_found` */
export async function receiveUpload(
  actor: Actor,
  token: string,
  pageId: string,
  path: string,
  request: Request,
): Promise<Response> {
  const { id } = await openDraft(token)
  return resumableUpload(request, {
    path,
    owner: id,
    take: (file) => addDraftFile(actor, token, pageId, file),
  })
}
