import { sql } from 'kysely'
import { database, type Db } from '../database/database.ts'
import { fold, stemCzech, stemmerVersion } from './czech-stemmer.ts'

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

export interface SearchHit extends Omit<SearchDocument, 'body' | 'id'> {
  /** A passage of the text, in pieces; those that match are marked */
  passage: { text: string; hit: boolean }[]
}

const longestDocument = 60_000
const word = /[\p{L}\p{N}]+/gu

const words = (text: string): string[] => text.normalize('NFC').toLowerCase().match(word) ?? []
const stemOf = (token: string): string => fold(stemCzech(token))
/** The stem of a word written without diacritics, which ends in other letters than the right one */
const plainStemOf = (token: string): string => stemCzech(fold(token))

/** Stems in order, for a `tsvector` of the configuration `simple`. Diacritics are folded after stemming, so both spellings meet. */
const stems = (text: string): string =>
  words(text.slice(0, longestDocument))
    .flatMap((token) => {
      const [right, plain] = [stemOf(token), plainStemOf(token)]
      return right === plain ? [right] : [right, plain]
    })
    .join(' ')

/** Puts public documents into the index, within the transaction that publishes them. */
export async function indexPublic(db: Db, documents: readonly SearchDocument[]): Promise<void> {
  for (const document of documents)
    await sql`insert into platform.search_document (kind, id, path, title, body, day, stemmer, tsv)
      values (${document.kind}, ${document.id}, ${document.path}, ${document.title}, ${document.body.slice(0, longestDocument)}, ${document.day}, ${stemmerVersion},
        setweight(to_tsvector('simple', ${stems(document.title)}), 'A') || setweight(to_tsvector('simple', ${stems(document.body)}), 'B') || array_to_tsvector(array[${`kind_${document.kind}`}]))
      on conflict (kind, id) do update set path = excluded.path, title = excluded.title, body = excluded.body, day = excluded.day,
        stemmer = excluded.stemmer, tsv = excluded.tsv`.execute(db)
}

/** Documents of a kind that an older stemmer indexed. */
export async function outdatedIds(kind: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from platform.search_document
    where kind = ${kind} and stemmer < ${stemmerVersion} limit ${limit}`.execute(database())
  return rows.map(({ id }) => id)
}

/** Takes documents out, within the transaction that withdraws them. */
export async function withdrawPublic(db: Db, kind: string, ids: readonly string[]): Promise<void> {
  await sql`delete from platform.search_document where kind = ${kind} and id = any(${ids})`.execute(db)
}

/** The question as a `tsquery`: every word must be there, the last one may be unfinished. Null when there is no word. */
function question(text: string): string | null {
  const tokens = words(text.slice(0, 200)).slice(0, 12)
  if (tokens.length === 0) return null
  // a word typed with diacritics is found by its right stem, one without them by its plain one: documents hold both
  const quoted = tokens.map((token, index) =>
    index === tokens.length - 1 && token.length > 2
      ? `('${stemOf(token)}' | '${fold(token)}':*)`
      : `'${stemOf(token)}'`,
  )
  return quoted.join(' & ')
}

export interface SearchAnswer {
  groups: { kind: string; total: number; hits: SearchHit[] }[]
  total: number
}

const perKind = 10
/** A question that half of the documents answer is ranked among so many of them; their number is then said to be at least this */
const mostRanked = 200

/** Searches what is public: hits grouped by kind, the best of each first. @param kinds what the modules declare as searchable */
export async function searchPublic(text: string, kinds: readonly string[]): Promise<SearchAnswer> {
  const asked = question(text)
  if (asked === null) return { groups: [], total: 0 }
  const { rows } = await sql<SearchDocument & { total: number }>`
    with kinds as (select unnest(${kinds}::text[]) as kind),
    found as (
      select k.kind, d.id, d.rank, d.day, count(*) over (partition by k.kind)::int as total, row_number() over (partition by k.kind order by d.rank desc, d.day desc, d.id) as place
      from kinds k cross join lateral (
        select id, day, ts_rank(tsv, to_tsquery('simple', ${asked})) as rank from platform.search_document
        where tsv @@ (('kind_' || k.kind)::tsquery && to_tsquery('simple', ${asked})) limit ${mostRanked}
      ) d
    )
    select f.kind, f.id, d.path, d.title, f.day::text as day, f.total, d.body from found f join platform.search_document d using (kind, id)
    where f.place <= ${perKind} order by f.kind, f.place`.execute(database())
  const asks = new Set(words(text).map(stemOf))
  const found = [...new Set(rows.map(({ kind }) => kind))]
  const groups = found.map((kind) => {
    const own = rows.filter((row) => row.kind === kind)
    return {
      kind,
      total: own[0]!.total,
      hits: own.map(({ path, title, body, day }) => ({
        kind,
        path,
        title,
        day,
        passage: passage(body, asks),
      })),
    }
  })
  return { groups, total: groups.reduce((sum, { total }) => sum + total, 0) }
}

/** Ids of documents of a kind that match; for lists that filter by text. */
export async function matchingIds(kind: string, text: string, limit = 2000): Promise<string[]> {
  const asked = question(text)
  if (asked === null) return []
  const { rows } = await sql<{
    id: string
  }>`select id from platform.search_document where kind = ${kind} and tsv @@ to_tsquery('simple', ${asked}) order by day desc limit ${limit}`.execute(
    database(),
  )
  return rows.map(({ id }) => id)
}

const before = 60
const after = 180

/** A word of a document answers a question written with its diacritics or without them. */
function isAsked(found: string, asks: ReadonlySet<string>): boolean {
  const token = found.toLowerCase()
  return asks.has(stemOf(token)) || asks.has(plainStemOf(token))
}

function passage(body: string, asks: ReadonlySet<string>): { text: string; hit: boolean }[] {
  const found = [...body.matchAll(word)].find((match) => isAsked(match[0], asks))
  const from = Math.max(0, (found?.index ?? 0) - before)
  const start = from === 0 ? 0 : body.indexOf(' ', from) + 1
  const shown = body.slice(start, start + before + after)
  const pieces: { text: string; hit: boolean }[] = []
  let at = 0
  for (const match of shown.matchAll(word)) {
    if (!isAsked(match[0], asks)) continue
    if (match.index > at) pieces.push({ text: shown.slice(at, match.index), hit: false })
    pieces.push({ text: match[0], hit: true })
    at = match.index + match[0].length
  }
  if (at < shown.length) pieces.push({ text: shown.slice(at), hit: false })
  return start > 0 ? [{ text: '… ', hit: false }, ...pieces] : pieces
}
