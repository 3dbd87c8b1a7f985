import { procedureNames, type ProcedureName } from '../../../../shared/cases/words.ts'
import type { Actor } from '../../../platform/actor/actor.ts'
import { accountsWithRoles } from '../../../platform/auth/accounts.ts'
import { database, type Db } from '../../../platform/database/database.ts'
import { isId, newId } from '../../../platform/database/new-id.ts'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../../platform/domain-error.ts'
import { listParts } from '../../addresses/index.ts'
import { mayHandle, mayManage } from '../policy.ts'
import { procedureOf } from '../procedures/procedures.ts'
import {
  insertDepartment,
  listDepartmentRows,
  listMemberRows,
  setMembers,
  updateDepartment,
} from './department.store.ts'

/** Accounts that may handle cases. */
export const listHandlers = (db: Db = database()) => accountsWithRoles(db, ['clerk', 'administrator'])

/** Departments with their people, for those inside. @throws DomainError `not_found` */
export async function listDepartments(actor: Actor) {
  if (!mayHandle(actor)) throw notFound()
  const [departments, members, handlers] = await Promise.all([
    listDepartmentRows(database()),
    listMemberRows(database()),
    listHandlers(),
  ])
  return {
    departments: departments.map((one) => ({
      ...one,
      members: members
        .filter(({ departmentId }) => departmentId === one.id)
        .map(({ accountId }) => accountId),
    })),
    handlers: handlers.map(({ id, name }) => ({ id, name })),
    procedures: procedureNames.map((name) => ({ name, title: procedureOf(name).title })),
    parts: await listParts(),
    mayManage: mayManage(actor),
  }
}

/**
 * Founds a department, or changes its name, its people and the procedures whose submissions come to it by themselves.
 * @throws DomainError `not_found`, `empty`, `taken`, `stale`
 */
export async function saveDepartment(
  actor: Actor,
  id: string | null,
  version: number,
  given: {
    name: string
    procedures: readonly string[]
    members: readonly string[]
    parts: readonly string[]
  },
): Promise<void> {
  if (!mayManage(actor) || (id !== null && !isId(id))) throw notFound()
  const name = given.name.replace(/\s+/g, ' ').trim()
  if (name === '' || name.length > 200)
    throw new DomainError('empty', 'Název oddělení: vyplňte ho, nejvýš 200 znaků.')
  const procedures = procedureNames.filter((one): one is ProcedureName => given.procedures.includes(one))
  await inTransaction(actor, async (work) => {
    const others = (await listDepartmentRows(work.db)).filter((one) => one.id !== id)
    if (others.some((one) => one.name.toLowerCase() === name.toLowerCase()))
      throw new DomainError('taken', 'Název oddělení: takové už je. Zvolte jiný.')
    const known = await listParts()
    const parts = [...new Set(given.parts)].filter((part) => known.includes(part))
    const overlaps = (theirs: readonly string[]) =>
      parts.length === 0 ? theirs.length === 0 : theirs.some((part) => parts.includes(part))
    const twice = others.find(
      (one) => overlaps(one.parts) && one.procedures.some((procedure) => procedures.includes(procedure)),
    )
    if (twice)
      throw new DomainError(
        'taken',
        `Druhy podání: některý z nich už dostává ${twice.name}. Odškrtněte ho nejdřív tam.`,
      )
    const own = id ?? newId()
    if (id === null) await insertDepartment(work.db, { id: own, name, procedures, parts })
    else if (!(await updateDepartment(work.db, own, version, { name, procedures, parts })))
      throw new DomainError('stale', 'Oddělení mezitím změnil někdo jiný. Načtěte stránku znovu.', 409)
    const handlers = new Set((await listHandlers(work.db)).map((one) => one.id))
    await setMembers(
      work.db,
      own,
      [...new Set(given.members)].filter((one) => handlers.has(one)),
    )
    work.audit({ action: 'cases.department.saved', subject: { kind: 'department', id: own } })
  })
}
