import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { stages, type Stage } from '../../../shared/budget/words.ts'
import { parseAmount } from '../../../shared/format/parse-amount.ts'
import { recordLine } from '../../../shared/meetings/record.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import { system, type Actor } from '../../platform/actor/actor.ts'
import { capabilityOf, holdsCapability, idInCapability } from '../../platform/auth/capability.ts'
import { publicUrl } from '../../platform/config/public-url.ts'
import { database } from '../../platform/database/database.ts'
import { isId } from '../../platform/database/new-id.ts'
import { inTransaction, type Work } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import {
  deleteAnswer,
  findOrganisation,
  insertOrganisation,
  listAnswers,
  listOrganisations,
  noteAnswered,
  saveAnswer,
  setNonce,
} from './organisation.store.ts'
import { mayManageBudget } from './policy.ts'
import { wrongForm } from '../../platform/wrong-form.ts'

const purpose = 'budget questionnaire'
const newNonce = () => randomBytes(16).toString('base64url')

const organisation = v.object({
  name: v.pipe(recordLine(200), v.nonEmpty('Název: napište, jak se organizace jmenuje.')),
  kind: v.picklist(['company', 'contributory'], 'Druh: vyberte jednu z možností.'),
})

/** Adds a city company or a contributory organisation, which answers for its own money. @throws DomainError `not_found`, `wrong_organisation` */
export async function addOrganisation(
  actor: Actor,
  id: string,
  input: { name: string; kind: string },
): Promise<void> {
  if (!mayManageBudget(actor) || !isId(id)) throw notFound()
  const checked = v.safeParse(organisation, input)
  if (!checked.success) throw wrongForm('wrong_organisation', checked.issues)
  await inTransaction(actor, async (work) => {
    if (!(await insertOrganisation(work.db, { id, ...checked.output, email: null, nonce: newNonce() }))) {
      if (await findOrganisation(work.db, id)) return
      throw new DomainError('wrong_organisation', `Organizace „${checked.output.name}“ už v seznamu je.`)
    }
    work.audit({ action: 'budget.organisation.added', subject: { kind: 'organisation', id } })
  })
}

/** Organisations with the links to their questionnaires and what they answered. @throws DomainError `not_found` */
export async function manageOrganisations(actor: Actor) {
  if (!mayManageBudget(actor)) throw notFound()
  const answers = await listAnswers(database())
  return (await listOrganisations(database())).map(({ nonce, ...row }) => ({
    ...row,
    link: `${publicUrl()}/dotaznik/${capabilityOf(purpose, row.id, nonce)}`,
    answers: answers.filter(({ organisationId }) => organisationId === row.id),
  }))
}

/** A new link; the earlier one ends. @throws DomainError `not_found` */
export async function renewLink(actor: Actor, id: string): Promise<void> {
  if (!mayManageBudget(actor) || !isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    if (!(await findOrganisation(work.db, id))) throw notFound()
    await setNonce(work.db, id, newNonce())
    work.audit({ action: 'budget.organisation.link_renewed', subject: { kind: 'organisation', id } })
  })
}

async function organisationOfLink(token: string) {
  const id = idInCapability(token)
  const found = id ? await findOrganisation(database(), id) : undefined
  if (!found || !holdsCapability(token, purpose, found.nonce)) throw notFound()
  return found
}

/** Years that a questionnaire asks about: the next, this one, and three before. */
const askedYears = (now: Date): number[] => {
  const year = Number(localDay(now).slice(0, 4))
  return [year + 1, year, year - 1, year - 2, year - 3]
}

/** The questionnaire as its organisation sees it by the link. @throws DomainError `not_found` */
export async function readQuestionnaire(token: string, now: Date) {
  const { id, name, note, version } = await organisationOfLink(token)
  const answers = (await listAnswers(database())).filter(({ organisationId }) => organisationId === id)
  return { name, years: askedYears(now), answers, note, version }
}

export type AnswerForm = Readonly<Record<string, string>>

/**
 * Money for the smart city that an organisation states by its link: an empty field is no answer and takes an earlier one back.
 * Fields are named `2024-actual`, a field that is not sent changes nothing; `poznamka` is for all, `verze` is what the form was
 * opened with.
 * @throws DomainError `not_found`, `wrong_answer`, `stale`
 */
export async function answerQuestionnaire(token: string, form: AnswerForm, now: Date): Promise<void> {
  const { id, name } = await organisationOfLink(token)
  await inTransaction(system(now), (work) => keepAnswers(work, id, form, now, { by: name, byLink: true }))
}

/** The same, typed by whoever looks after the budget. @throws DomainError `not_found`, `wrong_answer` */
export async function answerFor(actor: Actor, by: string, id: string, form: AnswerForm): Promise<void> {
  if (!mayManageBudget(actor) || !isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    if (!(await findOrganisation(work.db, id))) throw notFound()
    await keepAnswers(work, id, form, actor.now, { by, byLink: false })
  })
}

async function keepAnswers(
  work: Work,
  id: string,
  form: AnswerForm,
  now: Date,
  { by, byLink }: { by: string; byLink: boolean },
): Promise<void> {
  const note = (form['poznamka'] ?? '').trim().slice(0, 500) || null
  if (!(await noteAnswered(work.db, id, Number(form['verze']), note)))
    throw new DomainError(
      'stale',
      'Odpovědi mezitím změnil někdo jiný. Otevřete stránku znovu, podívejte se na ně a odešlete je podle potřeby znovu.',
      409,
    )
  for (const year of askedYears(now))
    for (const stage of stages) {
      const text = form[`${year}-${stage}`]?.trim()
      if (text === undefined) continue
      if (text === '') {
        await deleteAnswer(work.db, id, year, stage)
        continue
      }
      const amount = parseAmount(text)
      if (amount === null || amount < 0)
        throw new DomainError(
          'wrong_answer',
          `Rok ${year}: „${text.slice(0, 30)}“ není částka v korunách. Napište například 1 250 000, nebo pole nechte prázdné. Nic se neuložilo.`,
        )
      await saveAnswer(work.db, {
        organisationId: id,
        year,
        stage: stage satisfies Stage,
        amount,
        byLink,
        answeredBy: by,
        answeredAt: now,
      })
    }
  work.audit({
    action: 'budget.organisation.answered',
    subject: { kind: 'organisation', id },
    details: { byLink },
  })
}
