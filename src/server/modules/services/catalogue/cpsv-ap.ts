import { cs as t } from '../../../../shared/messages/cs.ts'
import { localDay } from '../../../../shared/time/local-day.ts'
import { permanentBase } from '../../../platform/config/permanent-base.ts'
import { database } from '../../../platform/database/database.ts'
import { publicSituations } from '../read-situations.ts'
import { listChannels } from '../situation.store.ts'

const context = {
  cpsv: 'http://purl.org/vocab/cpsv#',
  cv: 'http://data.europa.eu/m8g/',
  dct: 'http://purl.org/dc/terms/',
  dcat: 'http://www.w3.org/ns/dcat#',
  eli: 'http://data.europa.eu/eli/ontology#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  schema: 'https://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}
const czech = (text: string) => ({ '@language': 'cs', '@value': text })

/**
 * Published life situations as public services of CPSV-AP 3.2 (SEMIC), JSON-LD. What a guide does not state is absent.
 * Addresses are permanent: `<base>/situace/<slug>#sluzba`.
 */
export async function cpsvCatalogue(now: Date): Promise<object> {
  const base = await permanentBase()
  const situations = await publicSituations(localDay(now))
  const channels = Map.groupBy(
    await listChannels(
      database(),
      situations.map(({ id }) => id),
    ),
    ({ situationId }) => situationId,
  )
  const city = `${base}/#mesto`
  return {
    '@context': context,
    '@graph': [
      { '@id': city, '@type': 'cv:PublicOrganisation', 'dct:title': czech(t.site.city) },
      ...situations.map((one) => {
        const id = `${base}/situace/${one.slug}#sluzba`
        return {
          '@id': id,
          '@type': 'cpsv:PublicService',
          'dct:identifier': one.serviceCode ?? one.slug,
          'dct:title': czech(one.title),
          'dct:description': czech(one.summary),
          'dct:language': { '@id': 'http://publications.europa.eu/resource/authority/language/CES' },
          'foaf:page': { '@id': `${base}/situace/${one.slug}` },
          'cv:hasCompetentAuthority': { '@id': city },
          'dcat:keyword': [czech(t.services.area[one.area])],
          ...(one.documents.length > 0
            ? {
                'cpsv:hasInput': one.documents.map((document) => ({
                  '@type': 'cv:Evidence',
                  'dct:title': czech(document),
                })),
              }
            : {}),
          ...(one.legalBasis.length > 0
            ? {
                'cv:hasLegalResource': one.legalBasis.map((law) => ({
                  '@type': 'eli:LegalResource',
                  'dct:title': czech(law),
                })),
              }
            : {}),
          ...(one.fee === null
            ? {}
            : { 'cv:hasCost': { '@type': 'cv:Cost', 'dct:description': czech(one.fee) } }),
          ...(one.medianDays === null
            ? {}
            : { 'cv:processingTime': { '@type': 'xsd:duration', '@value': `P${one.medianDays}D` } }),
          ...(channels.has(one.id)
            ? {
                'cv:hasChannel': channels.get(one.id)!.map(({ kind, text, address }) => ({
                  '@type': 'cv:Channel',
                  'dct:title': czech(t.services.channel[kind]),
                  ...(text ? { 'dct:description': czech(text) } : {}),
                  ...(address ? { 'foaf:page': { '@id': address } } : {}),
                })),
              }
            : {}),
          ...(one.decides === null
            ? {}
            : {
                'cv:contactPoint': { '@type': 'schema:ContactPoint', 'schema:name': czech(one.decides) },
              }),
        }
      }),
    ],
  }
}
