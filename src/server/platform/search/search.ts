import { sql, type RawBuilder } from 'kysely'
import { database } from '../database/database.ts'
import { passageOf, type Passage } from './passage.ts'
import { readQuestion, type Question } from './question.ts'

export interface SearchHit {
  path: string
  title: string
  /** Day the document speaks of */
  day: string
  passage: Passage
}

export interface SearchGroup {
  kind: string
  total: number
  /** The total is a lower bound: only the newest documents were looked through */
  atLeast: boolean
  hits: SearchHit[]
}

export interface SearchAnswer {
  groups: SearchGroup[]
  total: number
}

/** Documents of one kind in one index, as far as the reader may see them */
interface Shelf {
  kind: string
  table: RawBuilder<unknown>
  visible: RawBuilder<unknown>
}

/** What a module lets an actor find on the desk: kinds of its documents, and scopes, or all of them. */
export interface DeskScope {
  kinds: readonly string[]
  scopes: readonly string[] | 'all'
}

const perKind = 10
/** So many of the newest documents of a kind are looked through first: a question that many answer needs no more */
const newest = 3000
const enough = 60

/** Searches what is public: hits grouped by kind, the best of each first. @param kinds what the modules declare as searchable */
export const searchPublic = (text: string, kinds: readonly string[]): Promise<SearchAnswer> =>
  search(
    text,
    kinds.map((kind) => ({ kind, table: sql`platform.search_document`, visible: sql`true` })),
  )

/** Searches what an actor may read on the desk. @param scopes what the modules let the actor find */
export const searchDesk = (text: string, scopes: readonly DeskScope[]): Promise<SearchAnswer> =>
  search(
    text,
    scopes.flatMap(({ kinds, scopes: own }) => kinds.map((kind) => deskShelf(kind, own))),
  )

const deskShelf = (kind: string, scopes: DeskScope['scopes']): Shelf => ({
  kind,
  table: sql`platform.desk_document`,
  visible: scopes === 'all' ? sql`true` : sql`scope = any(${scopes})`,
})

async function search(text: string, shelves: readonly Shelf[]): Promise<SearchAnswer> {
  const question = readQuestion(text)
  if (question === null) return { groups: [], total: 0 }
  const whole = await Promise.all(
    shelves.map(
      async (shelf) => (await amongNewest(shelf, question.whole)) ?? amongAll(shelf, question.whole),
    ),
  )
  const found =
    sum(whole) < perKind
      ? await Promise.all(shelves.map((shelf) => amongAll(shelf, question.unfinished)))
      : whole
  const groups = await Promise.all(
    shelves.flatMap((shelf, index) =>
      found[index]!.total > 0 ? [describe(shelf, found[index]!, question)] : [],
    ),
  )
  return { groups, total: sum(found) }
}

const sum = (found: readonly Found[]): number => found.reduce((all, { total }) => all + total, 0)

/** The group as a page shows it: titles, paths and passages of the best. */
async function describe(shelf: Shelf, found: Found, question: Question): Promise<SearchGroup> {
  const { rows } = await sql<{ path: string; title: string; body: string; day: string }>`
    select d.path, d.title, d.body, d.day::text as day from unnest(${found.ids}::uuid[]) with ordinality as best (id, place)
    join ${shelf.table} d on d.kind = ${shelf.kind} and d.id = best.id order by best.place`.execute(
    database(),
  )
  return {
    kind: shelf.kind,
    total: found.total,
    atLeast: found.atLeast,
    hits: rows.map(({ body, ...hit }) => ({ ...hit, passage: passageOf(body, question.asks) })),
  }
}

interface Found {
  ids: string[]
  total: number
  atLeast: boolean
}

/** The best of the newest documents; null when too few of them answer to leave the older ones out. */
async function amongNewest({ kind, table, visible }: Shelf, asked: string): Promise<Found | null> {
  const { rows } = await sql<{ id: string | null; total: number; looked: number }>`
    with newest as (select id, day, tsv from ${table} where kind = ${kind} and ${visible} order by day desc, id limit ${newest}),
    found as (select id, day, ts_rank(tsv, to_tsquery('simple', ${asked})) as rank from newest where tsv @@ to_tsquery('simple', ${asked})),
    best as (select id, row_number() over (order by rank desc, day desc, id) as place from found order by place limit ${perKind})
    select counts.total, counts.looked, best.id
    from (select (select count(*)::int from found) as total, (select count(*)::int from newest) as looked) counts left join best on true
    order by best.place`.execute(database())
  const { total, looked } = rows[0]!
  if (looked === newest && total < enough) return null
  return { ids: rows.flatMap(({ id }) => id ?? []), total, atLeast: looked === newest }
}

/** The best of all documents. The set is not limited before it is ranked: a limit would tempt the planner to read the whole table for it. */
async function amongAll({ kind, table, visible }: Shelf, asked: string): Promise<Found> {
  const { rows } = await sql<{ id: string; total: number }>`
    select id, count(*) over ()::int as total from (
      select id, day, ts_rank(tsv, to_tsquery('simple', ${asked})) as rank from ${table}
      where tsv @@ (${`kind_${kind}`}::tsquery && to_tsquery('simple', ${asked})) and ${visible}
    ) found order by rank desc, day desc, id limit ${perKind}`.execute(database())
  return { ids: rows.map(({ id }) => id), total: rows[0]?.total ?? 0, atLeast: false }
}

/** Ids of public documents of a kind that match, the newest first; for lists that filter by text. */
export const matchingIds = (kind: string, text: string, limit = 2000): Promise<string[]> =>
  matching({ kind, table: sql`platform.search_document`, visible: sql`true` }, text, limit)

/** The same among what an actor may read on the desk. */
export const matchingDeskIds = (
  kind: string,
  text: string,
  scopes: DeskScope['scopes'],
  limit = 2000,
): Promise<string[]> => matching(deskShelf(kind, scopes), text, limit)

async function matching({ kind, table, visible }: Shelf, text: string, limit: number): Promise<string[]> {
  const question = readQuestion(text)
  if (question === null) return []
  const idsOf = async (asked: string) => {
    const { rows } = await sql<{ id: string }>`select id from ${table}
      where tsv @@ (${`kind_${kind}`}::tsquery && to_tsquery('simple', ${asked})) and ${visible} order by day desc limit ${limit}`.execute(
      database(),
    )
    return rows.map(({ id }) => id)
  }
  const whole = await idsOf(question.whole)
  return whole.length < perKind ? idsOf(question.unfinished) : whole
}
