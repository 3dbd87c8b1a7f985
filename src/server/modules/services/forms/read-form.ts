import { checkDefinition } from '../../../../shared/forms/check-definition.ts'
import type { ProcedureName } from '../../../../shared/cases/words.ts'
import type { FormDefinition } from '../../../../shared/forms/definition.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { database, type Db } from '../../../platform/database/database.ts'
import { isId } from '../../../platform/database/new-id.ts'
import { notFound } from '../../../platform/domain-error.ts'
import { mayEdit, mayReadInside } from '../policy.ts'
import { findForm, findVersion, listFormRows, listVersions } from './form.store.ts'

/** What was once published never changes, so that each version is read and checked once. */
const read = new Map<string, FormVersion>()
const most = 200

export interface FormVersion {
  versionId: string
  number: number
  slug: string
  title: string
  procedure: ProcedureName
  definition: FormDefinition
}

function keep(version: NonNullable<Awaited<ReturnType<typeof findVersion>>>): FormVersion {
  const { definition, faults } = checkDefinition(version.definition)
  if (!definition) throw new Error(`Version ${version.id} of a form is faulty: ${faults.join(' ')}`)
  const kept = {
    versionId: version.id,
    number: version.number,
    slug: version.slug,
    title: version.formTitle,
    procedure: version.procedure,
    definition,
  }
  if (read.size >= most) read.delete(read.keys().next().value!)
  read.set(version.id, kept)
  return kept
}

/** The published version of a form. @throws DomainError `not_found` */
export async function readPublishedForm(slug: string, db: Db = database()) {
  const form = await findForm(db, slug)
  const version = form && (await listVersions(db, form.id)).find(({ state }) => state === 'published')
  if (!version) throw notFound()
  return {
    ...(await readFormVersion(version.id, db)),
    situationSlug: form.situationState === 'published' ? form.situationSlug : null,
  }
}

/** A version that something was filed or begun with, whether it still is the published one. @throws DomainError `not_found` */
export async function readFormVersion(id: string, db: Db = database()): Promise<FormVersion> {
  const known = read.get(id)
  if (known) return known
  const version = isId(id) ? await findVersion(db, id) : undefined
  if (!version || version.state === 'draft') throw notFound()
  return keep(version)
}

/** Forms with their versions, for those inside. @throws DomainError `not_found` */
export async function listForms(actor: Actor) {
  if (!mayReadInside(actor)) throw notFound()
  const db = database()
  return {
    forms: await Promise.all(
      (await listFormRows(db)).map(async (form) => ({
        ...form,
        versions: (await listVersions(db, form.id)).map(({ number, state }) => ({ number, state })),
      })),
    ),
    mayEdit: mayEdit(actor),
  }
}

/** A form with the texts of its versions, for those inside. @throws DomainError `not_found` */
export async function readForm(actor: Actor, slug: string) {
  if (!mayReadInside(actor)) throw notFound()
  const db = database()
  const form = await findForm(db, slug)
  if (!form) throw notFound()
  const versions = await listVersions(db, form.id)
  const draft = versions.find(({ state }) => state === 'draft')
  return {
    form,
    versions,
    mayEdit: mayEdit(actor),
    // whoever wrote it does not publish it
    mayPublish:
      mayEdit(actor) && draft !== undefined && !draft.writerAccounts.includes(actor.accountId ?? ''),
  }
}
