import { sql, type RawBuilder } from 'kysely'
import { database } from '../../../platform/database/database.ts'

/** What a reader chose: several values of one facet widen it, several facets narrow. */
export interface Chosen {
  /** A `tsquery`, or null */
  question: string | null
  publishers: readonly string[]
  themes: readonly string[]
  formats: readonly string[]
  frequencies: readonly string[]
  highValue: boolean
}

export interface FoundDataset {
  slug: string
  kind: 'dataset' | 'series'
  title: string
  titleEn: string | null
  description: string | null
  descriptionEn: string | null
  publisher: string
  formats: string[]
  frequency: string | null
  changedAt: Date
}

export type FacetName = 'publisher' | 'theme' | 'format' | 'frequency' | 'highValue'
export interface FacetCount {
  facet: FacetName
  value: string
  count: number
}

const overlaps = (column: RawBuilder<unknown>, chosen: readonly string[]) =>
  chosen.length === 0 ? sql`true` : sql`${column} && ${[...chosen]}::text[]`
const among = (column: RawBuilder<unknown>, chosen: readonly string[]) =>
  chosen.length === 0 ? sql`true` : sql`${column} = any(${[...chosen]}::text[])`

/**
 * Published datasets that match, the best first, with counts of every facet. Values of a facet are counted as if nothing were chosen
 * in that facet, so that a reader sees what choosing another value would bring.
 */
export async function findPublished(
  chosen: Chosen,
  { limit, offset, order }: { limit: number; offset: number; order: 'best' | 'newest' | 'title' },
): Promise<{ total: number; datasets: FoundDataset[]; facets: FacetCount[] }> {
  const asked = chosen.question === null ? sql`true` : sql`d.tsv @@ to_tsquery('simple', ${chosen.question})`
  const rank =
    chosen.question === null ? sql`0` : sql`ts_rank(d.tsv, to_tsquery('simple', ${chosen.question}))`
  const by =
    order === 'title'
      ? sql`d.title collate "cs-x-icu", d.id`
      : order === 'newest' || chosen.question === null
        ? sql`coalesce(d.data_changed_at, d.published_at) desc, d.id`
        : sql`${rank} desc, d.published_at desc, d.id`
  const counting = sql<{ facet: FacetName | 'total'; value: string; count: number }>`
    with matching as materialized (
      select o.ico, d.themes, d.formats, d.frequency, cardinality(d.hvd_categories) > 0 as high,
        ${among(sql`o.ico`, chosen.publishers)} as p, ${overlaps(sql`d.themes`, chosen.themes)} as t,
        ${overlaps(sql`d.formats`, chosen.formats)} as f, ${among(sql`d.frequency`, chosen.frequencies)} as u,
        ${chosen.highValue ? sql`cardinality(d.hvd_categories) > 0` : sql`true`} as h
      from catalogue.dataset d join catalogue.organisation o on o.id = d.organisation_id
      where d.state = 'published' and ${asked}
    )
    select 'total' as facet, '' as value, count(*)::int as count from matching where p and t and f and u and h
    union all select 'publisher', ico, count(*)::int from matching where t and f and u and h group by ico
    union all select 'theme', theme, count(*)::int from matching, unnest(themes) theme where p and f and u and h group by theme
    union all select 'format', format, count(*)::int from matching, unnest(formats) format where p and t and u and h group by format
    union all select 'frequency', frequency, count(*)::int from matching where p and t and f and h group by frequency
    union all select 'highValue', 'ano', count(*)::int from matching where p and t and f and u and high having count(*) > 0`.execute(
    database(),
  )
  const finding = sql<FoundDataset>`
    select d.slug, d.kind, d.title, d.title_en, left(d.description, 400) as description,
      left(d.description_en, 400) as description_en, o.name as publisher, d.formats, d.frequency,
      coalesce(d.data_changed_at, d.published_at) as changed_at
    from catalogue.dataset d join catalogue.organisation o on o.id = d.organisation_id
    where d.state = 'published' and ${asked} and ${among(sql`o.ico`, chosen.publishers)} and ${overlaps(sql`d.themes`, chosen.themes)}
      and ${overlaps(sql`d.formats`, chosen.formats)} and ${among(sql`d.frequency`, chosen.frequencies)}
      and ${chosen.highValue ? sql`cardinality(d.hvd_categories) > 0` : sql`true`}
    order by ${by} limit ${limit} offset ${offset}`.execute(database())
  const [{ rows }, found] = await Promise.all([counting, finding])
  return {
    total: rows.find(({ facet }) => facet === 'total')?.count ?? 0,
    datasets: found.rows,
    facets: rows.filter((row): row is FacetCount => row.facet !== 'total' && row.value !== null),
  }
}

/** Names of publishers by their IČO. */
export async function publisherNames(): Promise<Map<string, string>> {
  const { rows } = await sql<{ ico: string; name: string }>`
    select ico, name from catalogue.organisation where ico is not null`.execute(database())
  return new Map(rows.map(({ ico, name }) => [ico, name]))
}
