import type { RegisterQuestion } from '#server/modules/meetings/index.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { resolutionKinds } from '#shared/meetings/words.ts'

/** The filters of the register in its address: `organ`, `druh`, `text`, `strana`. */
export function resolutionQuestion(url: URL): { question: RegisterQuestion; misread: boolean } {
  const query = readQuery(url)
  const [body, kind, text] = [query.slug('organ'), query.oneOf('druh', resolutionKinds), query.text('text')]
  const question = {
    page: query.number('strana', 1, 10_000) ?? 1,
    ...(body ? { body } : {}),
    ...(kind ? { kind } : {}),
    ...(text ? { text } : {}),
  }
  return { question, misread: query.misread() }
}
