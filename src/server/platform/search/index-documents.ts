import { sql } from 'kysely'
import { database, type Db } from '../database/database.ts'
import { stemmerVersion } from './czech-stemmer.ts'
import { indexedPart, stems } from './question.ts'

export interface SearchDocument {
  /** `meeting`, `resolution`, `task`: results are grouped by it */
  kind: string
  id: string
  /** Path of the page */
  path: string
  title: string
  body: string
  /** Day the document speaks of, for ordering equals */
  day: string
}

/** Weighted stems, and the kind as a lexeme of its own, so that one index answers "of this kind, with these words". */
const vector = ({ kind, title, body }: SearchDocument) =>
  sql`setweight(to_tsvector('simple', ${stems(title)}), 'A') || setweight(to_tsvector('simple', ${stems(body)}), 'B') || array_to_tsvector(array[${`kind_${kind}`}])`

/** Puts public documents into the public index, within the transaction that publishes them. */
export async function indexPublic(db: Db, documents: readonly SearchDocument[]): Promise<void> {
  for (const document of documents)
    await sql`insert into platform.search_document (kind, id, path, title, body, day, stemmer, tsv)
      values (${document.kind}, ${document.id}, ${document.path}, ${document.title}, ${indexedPart(document.body)}, ${document.day}, ${stemmerVersion}, ${vector(document)})
      on conflict (kind, id) do update set path = excluded.path, title = excluded.title, body = excluded.body, day = excluded.day,
        stemmer = excluded.stemmer, tsv = excluded.tsv`.execute(db)
}

/** Takes documents out of the public index, within the transaction that withdraws them. */
export async function withdrawPublic(db: Db, kind: string, ids: readonly string[]): Promise<void> {
  await sql`delete from platform.search_document where kind = ${kind} and id = any(${ids})`.execute(db)
}

/** Documents of a kind that an older stemmer indexed for the public. */
export async function outdatedIds(kind: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from platform.search_document
    where kind = ${kind} and stemmer < ${stemmerVersion} limit ${limit}`.execute(database())
  return rows.map(({ id }) => id)
}

/**
 * Replaces what the desk's index holds of one record, within the transaction that writes the record.
 * @param owner id of the record that the documents are parts of
 * @param scope who may find them: the module's manifest says which scopes an actor has
 */
export async function indexDesk(
  db: Db,
  owner: string,
  scope: string,
  documents: readonly SearchDocument[],
): Promise<void> {
  await sql`delete from platform.desk_document where owner = ${owner}`.execute(db)
  for (const document of documents)
    await sql`insert into platform.desk_document (kind, id, owner, scope, path, title, body, day, tsv)
      values (${document.kind}, ${document.id}, ${owner}, ${scope}, ${document.path}, ${document.title}, ${indexedPart(document.body)}, ${document.day}, ${vector(document)})`.execute(
      db,
    )
}
