import type { ColumnType } from '../../../../shared/catalogue/column.ts'
import { permanentBase } from '../../../platform/config/permanent-base.ts'
import { publishedTable } from './published-table.ts'
import { mostRows } from './read-rows.ts'
import { mostSqlRows } from './limits.ts'
import { aggregates, operators } from './table-query.ts'

const types: Readonly<Record<ColumnType, object>> = {
  text: { type: ['string', 'null'] },
  integer: {
    type: ['integer', 'string', 'null'],
    description: 'A string where the number is longer than JSON holds exactly',
  },
  decimal: { type: ['number', 'string', 'null'] },
  boolean: { type: ['boolean', 'null'] },
  date: { type: ['string', 'null'], format: 'date' },
  datetime: { type: ['string', 'null'] },
}

/** The API of one dataset as OpenAPI 3.1. @throws DomainError `not_found`, `no_table` */
export async function describeApi(slug: string): Promise<object> {
  const table = await publishedTable(slug)
  const base = await permanentBase()
  const names = table.columns.map(({ name }) => name)
  const parameter = (name: string, description: string, schema: object = { type: 'string' }) => ({
    name,
    in: 'query',
    description,
    schema,
  })
  const refusal = {
    description: 'Refused; says why and what to do',
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['error', 'message'],
          properties: { error: { type: 'string' }, message: { type: 'string' } },
        },
      },
    },
  }
  const question = [
    parameter('select', `Columns divided by commas, of: ${names.join(', ')}`),
    {
      ...parameter('filter', `column:operator:value; repeated, all hold. Operators: ${operators.join(', ')}`),
      schema: { type: 'array', items: { type: 'string' } },
      explode: true,
    },
    parameter('q', 'Words that a row has to have somewhere'),
    parameter('sort', 'Columns divided by commas, descending with a minus before'),
    parameter('group', 'Columns by which rows are grouped; days also by month or year, as day:month'),
    parameter(
      'agg',
      `Functions divided by commas: ${aggregates.join(', ')}; with a column after a colon, as sum:castka`,
    ),
  ]
  return {
    openapi: '3.1.0',
    info: {
      title: table.dataset.title,
      version: String(table.version.number),
      ...(table.dataset.description ? { description: table.dataset.description } : {}),
    },
    servers: [{ url: `${base}/api/v1/data/${slug}` }],
    paths: {
      '/rows': {
        get: {
          operationId: 'readRows',
          summary: 'Rows, page after page, or everything that matches as a file',
          parameters: [
            ...question,
            parameter('limit', `Rows of a page; without it 100`, {
              type: 'integer',
              minimum: 1,
              maximum: mostRows,
              default: 100,
            }),
            parameter(
              'cursor',
              'The value of `next` of the page before; it keeps to the version that it began with',
            ),
            parameter(
              'format',
              'csv, json and parquet stream everything that matches, with no limit on rows',
              {
                type: 'string',
                enum: ['csv', 'json', 'parquet'],
              },
            ),
          ],
          responses: {
            200: {
              description: 'Rows',
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    required: ['data', 'meta', 'links'],
                    properties: {
                      data: { type: 'array', items: { $ref: '#/components/schemas/Row' } },
                      meta: {
                        type: 'object',
                        properties: {
                          total: { type: 'integer', description: 'Rows that match' },
                          version: { type: 'integer' },
                          next: { type: ['string', 'null'] },
                        },
                      },
                      links: { type: 'object', properties: { next: { type: ['string', 'null'] } } },
                    },
                  },
                },
              },
            },
            400: refusal,
            404: refusal,
            408: refusal,
            410: refusal,
            413: refusal,
            429: refusal,
            503: refusal,
          },
        },
      },
      '/sql': {
        get: {
          operationId: 'askSql',
          summary: `One SELECT over the table data; at most 10 seconds and ${mostSqlRows} rows`,
          parameters: [
            { ...parameter('query', 'The SELECT, in the dialect of DuckDB'), required: true },
            parameter('format', 'Everything as a file', { type: 'string', enum: ['csv', 'json', 'parquet'] }),
          ],
          responses: {
            200: { description: 'Rows; truncated says whether there were more' },
            400: refusal,
            404: refusal,
            408: refusal,
            410: refusal,
            413: refusal,
            429: refusal,
            503: refusal,
          },
        },
      },
    },
    components: {
      schemas: {
        Row: {
          type: 'object',
          properties: Object.fromEntries(
            table.columns.map(({ name, title, type }) => {
              const note = table.notes[name]
              const about = [note?.title ?? title, note?.description, note?.unit && `[${note.unit}]`]
              return [name, { ...types[type], title: about.filter(Boolean).join('. ') }]
            }),
          ),
        },
      },
    },
  }
}
