import {
  askSql,
  checkedSql,
  exportFormats,
  exportSql,
  publishedTable,
} from '#server/modules/catalogue/index.ts'
import { apiAnswer, headOfAnswer } from '#server/platform/http/api-answer.ts'
import { atMost } from '#server/platform/http/at-most.ts'
import { downloadResponse } from '#server/platform/http/download-response.ts'
import { readExportFormat } from '../read-export-format.ts'
import type { RequestHandler } from './$types'

/** So many of the questions that a process works on at once may be one visitor's */
const few = atMost(2)

/** One SELECT over the table `data` of a dataset; at most 10 seconds, 512 MB and 10,000 rows, `truncated` says whether there were more. */
export const GET: RequestHandler = ({ params, url, request, platform, getClientAddress }) =>
  apiAnswer(async () => {
    // a question about the answer is no reason to make it
    if (request.method === 'HEAD') {
      await publishedTable(params.slug)
      return headOfAnswer()
    }
    const query = url.searchParams.get('query') ?? ''
    const format = readExportFormat(url)
    if (!format) {
      const { columns, rows, truncated, version } = await few(getClientAddress(), () => askSql(params.slug, query))
      return {
        data: rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null]))),
        meta: { rows: rows.length, truncated, version },
      }
    }
    const { file } = await publishedTable(params.slug)
    const content = await few(getClientAddress(), () =>
      exportSql(file, checkedSql(query), format, { foreign: true }),
    )
    return downloadResponse({ request, platform }, {
      name: `${params.slug}.${format}`,
      mediaType: exportFormats[format],
      open: () => content,
    })
  })
