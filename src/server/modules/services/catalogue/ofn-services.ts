import { localDay } from '../../../../shared/time/local-day.ts'
import { publicSituations } from '../read-situations.ts'

const context = 'https://ofn.gov.cz/registr-práv-a-povinností/služby/2024-10-03/kontexty/služby.jsonld'

/**
 * Life situations as services of the register of rights and duties (OFN Služby, 2024-10-03), JSON-LD. The norm names a service by
 * its code and its agenda's: situations without them are not in it, whatever else is known of them.
 */
export async function ofnCatalogue(now: Date): Promise<object> {
  const situations = await publicSituations(localDay(now))
  return {
    '@context': context,
    položky: situations.flatMap(({ serviceCode, agendaCode, title, summary }) =>
      serviceCode === null || agendaCode === null
        ? []
        : [
            {
              id: `služba/${serviceCode}`,
              type: 'služba',
              identifikátor: serviceCode,
              název: { cs: title },
              popis: { cs: summary },
              'typ-služby': 'typ-služby/KLIENT',
              agenda: `agenda/${agendaCode}`,
            },
          ],
    ),
  }
}
