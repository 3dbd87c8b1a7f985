import { publicUrl } from '../../../platform/config/public-url.ts'
import { database } from '../../../platform/database/database.ts'
import { datasetPath } from '../exchange/record-of.ts'
import { publishedRow } from '../reading/read-dataset.ts'
import { listNews } from './news.store.ts'
import { newsWords } from './tell-news.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const esc = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign]!)

/**
 * What happened in the catalogue, or to one dataset, as an Atom feed (RFC 4287), the newest first.
 * @param slug null for the whole catalogue
 * @throws DomainError `not_found`, `withdrawn`
 */
export async function catalogueFeed(slug: string | null): Promise<string> {
  const dataset = slug === null ? null : await publishedRow(slug)
  const news = await listNews(database(), { limit: 50, ...(dataset ? { datasetId: dataset.id } : {}) })
  const base = publicUrl()
  const self = dataset ? `${base}${datasetPath(dataset.slug)}/zmeny.atom` : `${base}/data/zmeny.atom`
  const title = dataset ? dataset.title : 'Otevřená data'
  const entries = news.map((one) => {
    const place = one.version === null ? '' : `/verze#verze-${one.version}`
    const link = `${base}${datasetPath(one.slug)}${place}`
    return `<entry><id>urn:uuid:${one.id}</id><title>${esc(`${one.title}: ${newsWords[one.kind]}`)}</title><updated>${one.at.toISOString()}</updated><author><name>${esc(one.publisher)}</name></author><link href="${esc(link)}"/></entry>`
  })
  const updated = (news[0]?.at ?? new Date(0)).toISOString()
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="cs"><id>${esc(self)}</id><title>${esc(title)}</title><updated>${updated}</updated><author><name>Radnice</name></author><link rel="self" href="${esc(self)}"/>\n${entries.join('\n')}\n</feed>\n`
}
