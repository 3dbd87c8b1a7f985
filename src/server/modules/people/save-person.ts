import * as v from 'valibot'
import { isoDate, lineOrNull, orNothing, recordLine } from '../../../shared/meetings/record.ts'
import { localDay } from '../../../shared/time/local-day.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { accountsOf, disableAccountsOf, type AccountView } from '../../platform/auth/accounts.ts'
import { database } from '../../platform/database/database.ts'
import { isId, newId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import {
  findPerson,
  findPersonIdByEmail,
  insertPerson,
  listDepartments,
  updatePersonVersion,
  type PersonDetail,
} from './person.store.ts'
import { wrongForm } from '../../platform/wrong-form.ts'

const office = lineOrNull(200)
const departmentId = v.pipe(
  v.string(),
  v.transform((id) => (isId(id) ? id : null)),
)
const activeUntil = orNothing(isoDate, 'Zadejte poslední den, nebo pole nechte prázdné.')

/** What a row of the list of people may change. */
export const personRow = v.object({ office, departmentId, activeUntil })

const person = v.object({
  givenName: v.pipe(recordLine(200), v.nonEmpty('Vyplňte jméno.')),
  /** A role of the office has only its name */
  familyName: lineOrNull(100),
  honorificPrefix: lineOrNull(60),
  honorificSuffix: lineOrNull(60),
  gender: v.pipe(
    v.picklist(['female', 'male', '']),
    v.transform((text) => text || null),
  ),
  office,
  email: v.pipe(
    v.string(),
    v.toLowerCase(),
    orNothing(
      v.pipe(v.string(), v.email('Zadejte celou e-mailovou adresu, například jana@mesto.cz.')),
      'Zadejte celou e-mailovou adresu, například jana@mesto.cz.',
    ),
  ),
  departmentId,
  activeUntil,
})

/** A person's form: every field a text. */
export type PersonForm = v.InferInput<typeof person>

const mayManage = (actor: Actor) => actor.roles.includes('administrator')

/** A person to be changed, or an empty one; with the departments to choose from. @throws DomainError `not_found` */
export async function editPerson(
  actor: Actor,
  id: string | null,
): Promise<{
  person: PersonDetail | null
  account: AccountView | null
  departments: { id: string; name: string }[]
}> {
  if (!mayManage(actor)) throw notFound()
  const departments = await listDepartments(database())
  if (id === null) return { person: null, account: null, departments }
  const found = isId(id) ? await findPerson(database(), id) : undefined
  if (!found) throw notFound()
  return { person: found, account: (await accountsOf([id])).get(id) ?? null, departments }
}

/**
 * Adds a person, or changes one. Whoever's last day has passed loses access at once.
 * @returns the person's id
 * @throws DomainError `not_found`, `wrong_person`, `person_exists`, `stale`
 */
export async function savePerson(
  actor: Actor,
  id: string | null,
  version: number,
  form: PersonForm,
): Promise<string> {
  if (!mayManage(actor)) throw notFound()
  const checked = v.safeParse(person, form)
  if (!checked.success) throw wrongForm('wrong_person', checked.issues)
  const { givenName, familyName } = checked.output
  const row = { name: [givenName, familyName].filter(Boolean).join(' '), ...checked.output }
  return inTransaction(actor, async (work) => {
    const owner = row.email === null ? undefined : await findPersonIdByEmail(work.db, row.email)
    if (owner && owner !== id)
      throw new DomainError(
        'person_exists',
        'Osoba s tímto e-mailem už v seznamu je. Upravte ji, nebo změňte e-mail.',
      )
    const saved = id ?? newId()
    if (id === null) await insertPerson(work.db, { id: saved, ...row })
    else if (!(await updatePersonVersion(work.db, id, version, row)))
      throw new DomainError(
        'stale',
        'Údaje mezitím změnil někdo jiný. Obnovte stránku a zkuste to znovu.',
        409,
      )
    if (row.activeUntil !== null && row.activeUntil < localDay(actor.now))
      await disableAccountsOf(work, saved)
    work.audit({
      action: id === null ? 'people.person.added' : 'people.person.changed',
      subject: { kind: 'person', id: saved },
    })
    return saved
  })
}
