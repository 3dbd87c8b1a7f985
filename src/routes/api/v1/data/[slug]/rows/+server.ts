import { readExportFormat } from '../read-export-format.ts'
import {
  exportFormats,
  exportRows,
  mostRows,
  publishedTable,
  readRows,
  readTableQuery,
  refuseUnknown,
} from '#server/modules/catalogue/index.ts'
import { publicUrl } from '#server/platform/config/public-url.ts'
import { DomainError } from '#server/platform/domain-error.ts'
import { apiAnswer, headOfAnswer } from '#server/platform/http/api-answer.ts'
import { downloadResponse } from '#server/platform/http/download-response.ts'
import { readLimit } from '../read-limit.ts'
import type { RequestHandler } from './$types'

/**
 * Rows of a dataset (`select`, `filter`, `q`, `sort`, `group`, `agg`), a page at a time with `limit` and `cursor`, or everything that
 * matches with `format` of csv, json or parquet. Described for each dataset in `../openapi.json`.
 */
export const GET: RequestHandler = ({ params, url, request, platform }) =>
  apiAnswer(async () => {
    // a question about the answer is no reason to make it
    if (request.method === 'HEAD') {
      await publishedTable(params.slug)
      return headOfAnswer()
    }
    refuseUnknown(url.searchParams, ['limit', 'cursor', 'format'])
    const query = readTableQuery(url.searchParams)
    const format = readExportFormat(url)
    if (format && (url.searchParams.has('limit') || url.searchParams.has('cursor')))
      throw new DomainError(
        'wrong_parameter',
        'format posílá všechno, co odpovídá; limit a cursor k němu nepatří. Vynechte je, nebo vynechte format.',
        400,
      )
    if (format) {
      const content = await exportRows(await publishedTable(params.slug), query, format)
      return downloadResponse({ request, platform }, {
        name: `${params.slug}.${format}`,
        mediaType: exportFormats[format],
        open: () => content,
      })
    }
    const limit = readLimit(url, mostRows)
    const { columns, rows, total, version, next } = await readRows(params.slug, query, {
      limit,
      cursor: url.searchParams.get('cursor'),
    })
    const following = new URL(url)
    if (next) following.searchParams.set('cursor', next)
    return {
      data: rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null]))),
      meta: { total, version, next },
      links: { next: next ? `${publicUrl()}${following.pathname}${following.search}` : null },
    }
  })
