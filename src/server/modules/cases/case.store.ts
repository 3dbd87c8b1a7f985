import { sql, type Insertable, type Updateable } from 'kysely'
import type { CaseState } from '../../../shared/cases/words.ts'
import { openStates } from '../../../shared/cases/words.ts'
import type { Db } from '../../platform/database/database.ts'
import type { CasesTables } from './tables.ts'

const tables = (db: Db) => db.withTables<CasesTables>()

export type CaseRow = Awaited<ReturnType<typeof listQueue>>['rows'][number]

export const insertCase = (db: Db, row: Insertable<CasesTables['cases.case']>) =>
  tables(db).insertInto('cases.case').values(row).execute()

export const findCase = (db: Db, id: string) =>
  tables(db).selectFrom('cases.case').selectAll().where('id', '=', id).executeTakeFirst()

/** @returns whether the version was still the given one */
export async function updateCase(
  db: Db,
  id: string,
  version: number,
  change: Updateable<CasesTables['cases.case']>,
): Promise<boolean> {
  const result = await tables(db)
    .updateTable('cases.case')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export const insertEvent = (db: Db, row: Insertable<CasesTables['cases.event']>) =>
  tables(db).insertInto('cases.event').values(row).execute()

/** The way of a case, the oldest first. */
export const listEvents = (db: Db, caseId: string) =>
  tables(db)
    .selectFrom('cases.event')
    .selectAll()
    .where('caseId', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .execute()

export const findCaseByNumber = (db: Db, number: string) =>
  tables(db).selectFrom('cases.case').selectAll().where('referenceNumber', '=', number).executeTakeFirst()

/** Cases for the length of the transaction, always in the same order. */
export const lockCases = (db: Db, ids: readonly string[]) =>
  tables(db)
    .selectFrom('cases.case')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()

/** Cases that were merged into another one. */
export const listMerged = (db: Db, id: string) =>
  tables(db).selectFrom('cases.case').selectAll().where('mergedInto', '=', id).execute()

/** Open cases that the office has to look at on a day or before it. */
export const listDueSoon = (db: Db, day: string) =>
  tables(db)
    .selectFrom('cases.case')
    .select(['id', 'referenceNumber', 'dueOn', 'attentionOn', 'assigneeAccount', 'departmentId'])
    .where('state', 'in', openStates)
    .where('attentionOn', '<=', day)
    .orderBy('attentionOn')
    .orderBy('receivedAt')
    .execute()

/** Notes that an account is warned today. @returns whether it was not yet */
export async function noteWarned(db: Db, accountId: string, onDay: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('cases.warning')
    .values({ accountId, onDay })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export interface QueueQuestion {
  states: readonly CaseState[]
  assignees?: readonly string[] | undefined
  departments?: readonly string[] | undefined
  label?: string | undefined
  unassigned?: boolean | undefined
  procedure?: string | undefined
  numbers?: readonly string[] | undefined
  nameIndex?: Buffer | undefined
  limit: number
  offset: number
}

/** Nobody reads further than this, and counting all cases of ten years would take longer than the page */
const mostCounted = 10_000

/** Cases by the end of their limit, the nearest first. Only plain columns: nothing has to be unsealed for a queue. */
export async function listQueue(db: Db, question: QueueQuestion) {
  const { states, assignees, departments, label, unassigned, procedure, numbers, nameIndex, limit, offset } =
    question
  const asked = tables(db)
    .selectFrom('cases.case')
    .where('state', 'in', states)
    .where('disposedOn', 'is', null)
    .$if(assignees !== undefined, (query) => query.where('assigneeAccount', 'in', [...assignees!, '']))
    .$if(departments !== undefined, (query) =>
      query.where('departmentId', '=', sql<string>`any(${[...departments!]}::uuid[])`),
    )
    .$if(label !== undefined, (query) => query.where(sql<boolean>`labels @> array[${label}]::text[]`))
    .$if(unassigned === true, (query) => query.where('assigneeAccount', 'is', null))
    .$if(procedure !== undefined, (query) => query.where('procedure', '=', procedure as never))
    .$if(numbers !== undefined, (query) =>
      query.where('referenceNumber', '=', sql<string>`any(${[...numbers!]}::text[])`),
    )
    .$if(nameIndex !== undefined, (query) => query.where('nameIndex', '=', nameIndex!))
  const open = states.every((state) => openStates.includes(state))
  const rows = await asked
    .select([
      'id',
      'referenceNumber',
      'procedure',
      'formTitle',
      'state',
      'assigneeName',
      'labels',
      'departmentId',
      'version',
      'receivedAt',
      'dueOn',
      'confirmBy',
      'completeBy',
      'attentionOn',
      'endedOn',
      'outcome',
    ])
    .orderBy(open ? sql`attention_on nulls last, received_at` : sql`received_at desc`)
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await db
    .selectFrom(
      asked
        .select('id')
        .limit(mostCounted + 1)
        .as('found'),
    )
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows, total: Math.min(Number(total), mostCounted), more: Number(total) > mostCounted }
}

/** Reference numbers of cases for the audit trail. */
export async function nameCases(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tables(db)
    .selectFrom('cases.case')
    .select(['id', 'referenceNumber'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, referenceNumber }) => [id, referenceNumber]))
}
