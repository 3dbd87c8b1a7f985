import * as v from 'valibot'
import { procedureNames } from '../../../../shared/cases/words.ts'
import { checkDefinition } from '../../../../shared/forms/check-definition.ts'
import { testDefinition } from '../../../../shared/forms/test-definition.ts'
import { slugOf } from '../../../../shared/format/slug.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { newId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { mayEdit } from '../policy.ts'
import { findSituation } from '../situation.store.ts'
import { findForm, insertForm, insertVersion, listVersions, updateVersion } from './form.store.ts'

const largest = 200_000

/**
 * Founds a form of a life situation with an empty list of versions.
 * @returns its address
 * @throws DomainError `not_found`, `wrong_form`, `form_exists`
 */
export async function addForm(
  actor: Actor,
  input: { title: string; procedure: string; situation: string },
): Promise<string> {
  if (!mayEdit(actor)) throw notFound()
  const title = input.title.trim().slice(0, 200)
  if (title === '') throw new DomainError('wrong_form', 'Název: napište, jak se formulář jmenuje.')
  const procedure = v.safeParse(v.picklist(procedureNames), input.procedure)
  if (!procedure.success) throw new DomainError('wrong_form', 'Druh řízení: vyberte jeden z nabízených.')
  return inTransaction(actor, async (work) => {
    const situation = input.situation === '' ? null : await findSituation(work.db, { slug: input.situation })
    if (situation === undefined)
      throw new DomainError('wrong_form', 'Životní situace: vyberte jednu z nabízených, nebo žádnou.')
    const slug = slugOf(title, 'formular')
    if (await findForm(work.db, slug))
      throw new DomainError(
        'form_exists',
        `Formulář „${title}“ už v seznamu je. Otevřete ho tam, nebo zvolte jiný název.`,
      )
    const id = newId()
    await insertForm(work.db, {
      id,
      slug,
      title,
      procedure: procedure.output,
      situationId: situation?.id ?? null,
    })
    work.audit({ action: 'services.form.added', subject: { kind: 'form', id } })
    return slug
  })
}

/**
 * Saves the text of a form's next version. A faulty one is not saved: its faults are told with their places.
 * @param revision of the draft that its author saw; null when there was none
 * @throws DomainError `not_found`, `wrong_definition`, `stale`
 */
export async function saveFormDraft(
  actor: Actor,
  by: string,
  slug: string,
  revision: number | null,
  text: string,
): Promise<void> {
  if (!mayEdit(actor)) throw notFound()
  if (text.length > largest)
    throw new DomainError('wrong_definition', `Definice je příliš dlouhá. Zkraťte ji na ${largest} znaků.`)
  const { faults } = checkDefinition(text)
  if (faults.length > 0)
    throw new DomainError(
      'wrong_definition',
      `Definice se neuložila, opravte v ní: ${faults.slice(0, 10).join('\n')}`,
    )
  await inTransaction(actor, async (work) => {
    const form = await findForm(work.db, slug)
    if (!form) throw notFound()
    const versions = await listVersions(work.db, form.id)
    const draft = versions.find(({ state }) => state === 'draft')
    if ((draft?.revision ?? null) !== revision)
      throw new DomainError(
        'stale',
        'Verze se mezitím změnila, proto se nic neuložilo. Novou podobu si otevřete na druhé kartě; váš text zůstává níže.',
        409,
      )
    const writers = new Set(draft?.writerAccounts ?? [])
    if (actor.accountId !== null) writers.add(actor.accountId)
    const written = { definition: text, writtenBy: by, writerAccounts: [...writers], writtenAt: actor.now }
    if (draft) await updateVersion(work.db, draft.id, { ...written, revision: draft.revision + 1 })
    else
      await insertVersion(work.db, {
        id: newId(),
        formId: form.id,
        number: (versions[0]?.number ?? 0) + 1,
        state: 'draft',
        ...written,
      })
    work.audit({
      action: 'services.form.written',
      subject: { kind: 'form', id: form.id },
      details: { version: draft?.number ?? (versions[0]?.number ?? 0) + 1 },
    })
  })
}

/**
 * Publishes the draft of a form; somebody else than its writer does it. The version before stays for those who began with it.
 * @param revision of the draft that its publisher read
 * @throws DomainError `not_found`, `nothing_to_publish`, `own_version`, `tests_fail`, `stale`
 */
export async function publishForm(actor: Actor, by: string, slug: string, revision: number): Promise<void> {
  if (!mayEdit(actor)) throw notFound()
  await inTransaction(actor, async (work) => {
    const form = await findForm(work.db, slug)
    if (!form) throw notFound()
    const versions = await listVersions(work.db, form.id)
    const draft = versions.find(({ state }) => state === 'draft')
    if (!draft)
      throw new DomainError('nothing_to_publish', 'Žádná rozepsaná verze tu není. Nejdřív ji uložte.')
    if (draft.revision !== revision)
      throw new DomainError(
        'stale',
        'Verzi mezitím někdo změnil. Přečtěte si novou podobu a zveřejněte ji potom.',
        409,
      )
    if (actor.accountId !== null && draft.writerAccounts.includes(actor.accountId))
      throw new DomainError(
        'own_version',
        'Do této verze jste psali, zveřejní ji někdo jiný. Požádejte kolegu o kontrolu.',
      )
    const { definition } = checkDefinition(draft.definition)
    const failed = definition ? testDefinition(definition).filter(({ faults }) => faults.length > 0) : []
    if (failed.length > 0)
      throw new DomainError(
        'tests_fail',
        `Zkoušky formuláře neprošly, proto se nezveřejnil: ${failed.map(({ name, faults }) => `${name} (${faults.join(' ')})`).join('; ')}`,
      )
    const published = versions.find(({ state }) => state === 'published')
    if (published) await updateVersion(work.db, published.id, { state: 'retired' })
    await updateVersion(work.db, draft.id, { state: 'published', publishedBy: by, publishedAt: actor.now })
    work.audit({
      action: 'services.form.published',
      subject: { kind: 'form', id: form.id },
      details: { version: draft.number },
    })
  })
}
