import type { RegisterQuestion } from '#server/modules/meetings/index.ts'
import { readQuery } from '#server/platform/http/query.ts'
import { taskStates } from '#shared/meetings/words.ts'

/** The filters of the tasks in their address: `organ`, `stav`, `text`, `strana`. */
export function taskQuestion(url: URL): { question: RegisterQuestion; misread: boolean } {
  const query = readQuery(url)
  const [body, state, text] = [query.slug('organ'), query.oneOf('stav', taskStates), query.text('text')]
  const question = {
    page: query.number('strana', 1, 10_000) ?? 1,
    ...(body ? { body } : {}),
    ...(state ? { state } : {}),
    ...(text ? { text } : {}),
  }
  return { question, misread: query.misread() }
}
