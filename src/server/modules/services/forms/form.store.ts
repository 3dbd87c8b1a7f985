import type { Insertable, Updateable } from 'kysely'
import type { Db } from '../../../platform/database/database.ts'
import type { ServicesTables } from '../tables.ts'

const tables = (db: Db) => db.withTables<ServicesTables>()

export const listFormRows = (db: Db) =>
  tables(db)
    .selectFrom('services.form as f')
    .leftJoin('services.situation as s', 's.id', 'f.situationId')
    .selectAll('f')
    .select(['s.slug as situationSlug', 's.title as situationTitle'])
    .orderBy('f.title')
    .execute()

export const findForm = (db: Db, slug: string) =>
  tables(db)
    .selectFrom('services.form as f')
    .leftJoin('services.situation as s', 's.id', 'f.situationId')
    .selectAll('f')
    .select(['s.slug as situationSlug', 's.state as situationState'])
    .where('f.slug', '=', slug)
    .executeTakeFirst()

export const insertForm = (db: Db, row: Insertable<ServicesTables['services.form']>) =>
  tables(db)
    .insertInto('services.form')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** Versions of a form, the newest first. */
export const listVersions = (db: Db, formId: string) =>
  tables(db)
    .selectFrom('services.formVersion')
    .selectAll()
    .where('formId', '=', formId)
    .orderBy('number', 'desc')
    .execute()

export const findVersion = (db: Db, id: string) =>
  tables(db)
    .selectFrom('services.formVersion as v')
    .innerJoin('services.form as f', 'f.id', 'v.formId')
    .selectAll('v')
    .select(['f.slug', 'f.procedure', 'f.title as formTitle'])
    .where('v.id', '=', id)
    .executeTakeFirst()

export const insertVersion = (db: Db, row: Insertable<ServicesTables['services.formVersion']>) =>
  tables(db).insertInto('services.formVersion').values(row).execute()

export const updateVersion = (
  db: Db,
  id: string,
  change: Updateable<ServicesTables['services.formVersion']>,
) => tables(db).updateTable('services.formVersion').set(change).where('id', '=', id).execute()

/** Published forms of a life situation. */
export const listFormsOf = (db: Db, situationId: string) =>
  tables(db)
    .selectFrom('services.form as f')
    .innerJoin('services.formVersion as v', (join) =>
      join.onRef('v.formId', '=', 'f.id').on('v.state', '=', 'published'),
    )
    .select(['f.slug', 'f.title'])
    .where('f.situationId', '=', situationId)
    .orderBy('f.title')
    .execute()
