import { readQuery } from '#server/platform/http/query.ts'
import { procedureNames } from '#shared/cases/words.ts'

/** What the address of the queue asks for; the same for its page and its file. */
export function caseQuestion(url: URL) {
  const query = readQuery(url)
  return {
    whose: query.oneOf('ci', ['mine', 'nobody'] as const),
    which: query.oneOf('stav', ['open', 'ended'] as const) ?? ('open' as const),
    procedure: query.oneOf('druh', procedureNames),
    department: query.text('oddeleni', 40),
    label: query.text('stitek', 40)?.toLowerCase(),
    text: query.text('text', 200),
    page: query.number('strana', 1, 9999) ?? 1,
  }
}
