import { sql } from 'kysely'
import { datasetTriples } from '../../src/server/modules/catalogue/exchange/dcat-ap.ts'
import { describeDataset } from '../../src/server/modules/catalogue/exchange/describe-dataset.ts'
import type { DatasetRecord } from '../../src/server/modules/catalogue/exchange/record.ts'
import type { Db } from '../../src/server/platform/database/database.ts'
import { newId } from '../../src/server/platform/database/new-id.ts'
import { stems } from '../../src/server/platform/search/question.ts'
import { fileFormats, themes } from '../../src/shared/catalogue/codelists.ts'

export const many = 20_000

/** Twenty thousand published datasets with what the catalogue says of them. @param base beginning of their addresses */
export async function fillCatalogue(db: Db, base: string): Promise<void> {
  const { rows: cities } = await sql<{
    id: string
  }>`select id from catalogue.organisation where ico = '00000001'`.execute(db)
  const words = [
    'stromy',
    'rozpočet',
    'odpady',
    'zastávky',
    'parkoviště',
    'hluk',
    'školy',
    'jízdní řády',
    'úřední deska',
    'sportoviště',
  ]
  const formats = ['CSV', 'JSON', 'GEOJSON', 'XLSX', 'PARQUET'] as const
  for (let from = 0; from < many; from += 1000) {
    const batch = Array.from({ length: 1000 }, (_, n) => from + n).map((n) => {
      const word = words[n % words.length]!
      const format = formats[n % formats.length]!
      const iri = `${base}/data/sada/bench-${n}`
      const url = `https://mesto.example/${n}.${format.toLowerCase()}`
      const record: DatasetRecord = {
        iri,
        kind: 'dataset',
        ico: '00000001',
        publisher: 'Ukázkové město',
        title: `Evidence ${n}: ${word}`,
        titleEn: `Register ${n}`,
        description: `Kde leží ${word}, kdo se o ně stará a kdy se naposledy změnily. Sada číslo ${n} pro měření.`,
        descriptionEn: null,
        themes: [themes[n % themes.length]!],
        frequency: ['DAILY', 'MONTHLY', 'ANNUAL'][n % 3]!,
        keywords: [word, 'evidence', `okrsek ${n % 97}`],
        keywordsEn: [],
        spatial: ['stat/1'],
        startsOn: '2020-01-01',
        endsOn: null,
        contactName: null,
        contactEmail: 'data@mesto.example',
        page: null,
        conformsTo: [],
        spatialResolution: null,
        temporalResolution: null,
        euroVoc: [],
        hvdCategories: n % 20 === 0 ? ['c_dd313021'] : [],
        legislation: [],
        seriesIri: null,
        terms: { authorWork: 'none', databaseWork: 'none', databaseRight: 'none', personalData: 'none' },
        authorName: null,
        databaseAuthorName: null,
        issued: null,
        modified: null,
        distributions: [
          {
            iri: `${iri}/distribuce/1`,
            kind: 'file',
            title: format,
            accessUrl: url,
            downloadUrl: url,
            format,
            mediaType: fileFormats[format].mediaType,
            compressMediaType: null,
            packageMediaType: null,
            schemaUrl: null,
          },
        ],
      }
      return { id: newId(), n, record, format }
    })
    const json = JSON.stringify(
      batch.map(({ id, n, record, format }) => ({
        id,
        slug: `bench-${n}`,
        title: record.title,
        description: record.description,
        themes: record.themes,
        frequency: record.frequency,
        keywords: record.keywords,
        hvd: record.hvdCategories,
        format,
        words: stems(`${record.title} ${record.keywords.join(' ')} ${record.description}`),
        iri: record.iri,
        document: JSON.stringify(describeDataset(record)),
        triples: datasetTriples(record, `b${n}x`),
      })),
    )
    await sql`with given as (
        select * from jsonb_to_recordset(${json}::jsonb) as r(id uuid, slug text, title text, description text, themes jsonb, frequency text,
          keywords jsonb, hvd jsonb, format text, words text, iri text, document text, triples text)),
      sets as (insert into catalogue.dataset (id, slug, organisation_id, kind, state, title, description, themes, frequency, keywords,
          hvd_categories, formats, published_at, first_published_at, tsv)
        select id, slug, ${cities[0]!.id}::uuid, 'dataset', 'published', title, description, array(select jsonb_array_elements_text(themes)), frequency,
          array(select jsonb_array_elements_text(keywords)), array(select jsonb_array_elements_text(hvd)), array[format], now(), now(), to_tsvector('simple', words) from given)
      insert into catalogue.dataset_graph (dataset_id, iri, ico, revision, document, triples)
        select id, iri, '00000001', 1000000, document, triples from given`.execute(db)
  }
  await sql`update catalogue.revision set number = 1000000`.execute(db)
}
