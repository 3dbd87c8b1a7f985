import { create } from 'xmlbuilder2'
import type { Answers } from '../../../../shared/forms/answers.ts'
import type { FormDefinition } from '../../../../shared/forms/definition.ts'
import { cs as t } from '../../../../shared/messages/cs.ts'
import type { Applicant } from '../sealed-case.ts'
import { cityFacts } from './city-facts.ts'

/** The name under which the XML has to be attached (OFN Dokumenty z formulářů pro ZoPDS, 2024-10-04). */
export const ofnName = 'metadata-dokumentu-formuláře-pro-elektronické-podání.xml'

interface Filed {
  id: string
  /** How its sender proved who they are; only then it is a digital act (12/2020 Sb. § 4) */
  identity: 'eid' | null
  form: { slug: string; number: number; definition: FormDefinition }
  answers: Answers
  applicant: Applicant
}

/**
 * A submission as XML of OFN ZoPDS 2024-10-04. The norm wants to know a person by name, day of birth and address, a company by
 * name, IČO, data box and seat, and of the city its IČO, data box, seat and the code of its system.
 * @returns null where a fact that it demands is not known, or where nobody proved their identity: an invented one would be a false record
 */
export function ofnDocument({ id, identity, form, answers, applicant }: Filed): string | null {
  const city = cityFacts()
  const sender = personOf(form.definition, answers, applicant)
  if (city === null || sender === null || identity === null) return null
  return create(
    { version: '1.0', encoding: 'UTF-8' },
    {
      dokument: {
        '@xmlns': 'http://dia.gov.cz/ns/dokumenty-z-formularu-ZoPDS',
        '@xmlns:osoby': 'http://dia.gov.cz/ns/spolecne-casti-elektronickych-dokumentu/osoby',
        '@xmlns:místa': 'http://dia.gov.cz/ns/spolecne-casti-elektronickych-dokumentu/mista',
        jid: id,
        odesílatel: sender,
        příjemce: company(t.site.city, city.ico, city.dataBox, city.seat),
        uživatel_služby: sender,
        vyplněn_v_isvs: { kód: city.isvs, název: czech('Radnice') },
        způsob_provedení_úkonu: {
          kód: '4',
          název: czech(
            'Informační systém veřejné správy umožňující prokázání totožnosti uživatele služby s využitím elektronické identifikace',
          ),
        },
        počet_příloh: 0,
        přílohy: {},
        doručit_osvědčení_do_datové_schránky: false,
        služba_v_přenesené_působnosti: false,
      },
    },
  ).end({ prettyPrint: true })
}

const czech = (text: string) => ({ '@xml:lang': 'cs', '#': text })
const place = (address: string) => ({ 'místa:adresa_neevidovaná_v_rúian': { 'místa:text_adresy': address } })

const company = (name: string, ico: string, dataBox: string, seat: string) => ({
  'osoby:právnická_osoba': {
    'osoby:obchodní_firma': name,
    'osoby:ičo': ico,
    'osoby:datová_schránka': dataBox,
    'osoby:sídlo': place(seat),
  },
})

function personOf({ roles }: FormDefinition, answers: Answers, { name, address, dataBox }: Applicant) {
  const text = (id: string | undefined) =>
    id === undefined || answers[id] === undefined ? null : String(answers[id])
  const [ico, born, firm] = [text(roles.ico), text(roles.birthDate), text(roles.company)]
  if (firm !== null) return ico && dataBox && address ? company(firm, ico, dataBox, address) : null
  const words = name.split(' ')
  const surname = words.pop() ?? ''
  if (born === null || address === null || words.length === 0) return null
  return {
    'osoby:fyzická_osoba': {
      'osoby:jméno': words.join(' '),
      'osoby:příjmení': surname,
      'osoby:datum_narození': born,
      'osoby:trvalé_bydliště': place(address),
      ...(dataBox === null ? {} : { 'osoby:datová_schránka': dataBox }),
    },
  }
}
