import type { Actor } from '../../../platform/actor/actor.ts'
import { database } from '../../../platform/database/database.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { mayEdit } from '../policy.ts'
import { findSituation } from '../situation.store.ts'
import { decide, type Answered } from './decide.ts'
import { readDecision, type Question } from './read-decision.ts'
import { deleteWizard, findWizard, writeWizard } from './wizard.store.ts'

const largest = 100_000

/**
 * The questions of a published situation, and what they say to the answers in the address.
 * @param typed text of an answer by the name of its question
 * @throws DomainError `not_found`
 */
export async function askWizard(
  slug: string,
  typed: (name: string) => string,
): Promise<{
  situation: { slug: string; title: string }
  questions: (Question & { value: string })[]
  answered: Answered | null
  /** Whether anything was answered at all */
  begun: boolean
}> {
  const db = database()
  const situation = await findSituation(db, { slug })
  const wizard = situation?.state === 'published' ? await findWizard(db, situation.id) : undefined
  const { decision } = wizard ? await readDecision(wizard.xml) : { decision: null }
  if (!situation || !decision) throw notFound()
  const questions = decision.questions.map((question) => ({
    ...question,
    value: typed(question.name).trim(),
  }))
  const answers: Record<string, string | number> = {}
  for (const { name, kind, options, value } of questions) {
    const number = Number(value.replace(',', '.'))
    if (kind === 'choice' && options.includes(value)) answers[name] = value
    if (kind === 'number' && value !== '' && Number.isFinite(number) && number >= 0) answers[name] = number
  }
  return {
    situation: { slug, title: situation.title },
    questions,
    answered: decide(decision, answers),
    begun: questions.some(({ value }) => value !== ''),
  }
}

/**
 * Writes the decision table of a situation; an empty text takes it away. A faulty one is not saved.
 * @throws DomainError `not_found`, `wrong_decision`, `stale`
 */
export async function saveWizard(
  actor: Actor,
  by: string,
  slug: string,
  version: number | null,
  xml: string,
): Promise<void> {
  if (!mayEdit(actor)) throw notFound()
  const text = xml.trim()
  if (text.length > largest)
    throw new DomainError('wrong_decision', `Tabulka je příliš dlouhá. Zkraťte ji na ${largest} znaků.`)
  const { faults } = text === '' ? { faults: [] } : await readDecision(text)
  if (faults.length > 0)
    throw new DomainError(
      'wrong_decision',
      `Tabulka se neuložila, opravte v ní: ${faults.slice(0, 10).join(' ')}`,
    )
  await inTransaction(actor, async (work) => {
    const situation = await findSituation(work.db, { slug })
    if (!situation) throw notFound()
    const row = { situationId: situation.id, xml: text, writtenBy: by, writtenAt: actor.now }
    const done =
      text === '' ? await deleteWizard(work.db, situation.id) : await writeWizard(work.db, row, version)
    if (!done && text !== '')
      throw new DomainError(
        'stale',
        'Tabulku mezitím změnil někdo jiný, proto se nic neuložilo. Novou podobu si otevřete na druhé kartě; váš text zůstává níže.',
        409,
      )
    if (done)
      work.audit({ action: 'services.wizard.written', subject: { kind: 'situation', id: situation.id } })
  })
}
