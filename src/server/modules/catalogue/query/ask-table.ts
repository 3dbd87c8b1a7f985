import { DomainError } from '../../../platform/domain-error.ts'
import { longestTime, QueryProcess, type Question } from './query-process.ts'
import type { Answer, Ask } from './query-child.ts'

/** Questions that we put together, and those of strangers: one whose SQL takes its process down takes nobody else's page with it. */
const own = new QueryProcess(40)
const foreign = new QueryProcess(8)

/**
 * Asks about a published table in a process of its own.
 * @throws DomainError `wrong_query` with what is wrong, `query_too_slow`, `query_too_big`, `too_busy`
 */
export async function askTable(question: Question): Promise<Extract<Answer, { rows: unknown[][] }>> {
  return (await ask(question)) as Extract<Answer, { rows: unknown[][] }>
}

/** Writes the answer to a file instead. @throws like `askTable` */
export async function exportTable(
  question: Question & { export: NonNullable<Ask['export']> },
): Promise<void> {
  await ask(question)
}

async function ask(question: Question): Promise<Answer> {
  const answer = await (question.foreign ? foreign : own).ask(question)
  if (!('refused' in answer)) return answer
  const { code, message } = answer.refused
  if (code === 'busy')
    throw new DomainError('too_busy', 'Dotazů je teď příliš mnoho. Zkuste to za chvíli.', 503)
  if (code === 'slow')
    throw new DomainError(
      'query_too_slow',
      `Dotaz trval déle než ${Math.round((question.time ?? longestTime) / 1000)} sekund, ukončili jsme ho. Omezte ho, nebo si stáhněte celý soubor.`,
      408,
    )
  if (code === 'big')
    throw new DomainError(
      'query_too_big',
      'Dotaz se nevešel do paměti, nebo je odpověď příliš velká. Omezte ho, nebo si stáhněte celý soubor.',
      413,
    )
  throw new DomainError('wrong_query', `Dotaz nejde zodpovědět: ${message}`, 400)
}
